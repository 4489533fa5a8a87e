package markdown

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// repeat fills a body up to the limit of its size with one piece, in lines
// that are just short enough.
func repeat(piece string, breakLines bool) string {
	var b strings.Builder
	line := 0
	for b.Len()+len(piece)+1 < maxBody {
		if breakLines && line+len(piece) > maxLine {
			b.WriteByte('\n')
			line = 0
		}
		b.WriteString(piece)
		line += len(piece)
	}
	return b.String()
}

func each(n int, f func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(f(i))
	}
	return b.String()
}

// hostile has a body of each kind that makes a Markdown parser, or what comes
// after it, do much more work than its size suggests.
var hostile = map[string]string{
	"emphasis":            repeat("*a_ ", true),
	"emphasis in blocks":  repeat("*a_ ~b\n\n", false),
	"strong openers":      repeat("**a ", true),
	"stars":               repeat("*", true),
	"tildes":              repeat("~a~~ ", true),
	"emphasis near limit": strings.Repeat(strings.Repeat("*a_ ", 499)+"\n\n", 130),
	"footnote marks":      "[^a]: x\n\n" + repeat("[^a]", true)[100:],
	"footnotes":           repeat("[^a]: x\n", false),
	"footnotes and marks": each(2000, func(i int) string { return "[^" + strings.Repeat("a", i%90+1) + "]: x [^a]\n\n" }),
	"open footnotes":      repeat("[^", true),
	"wide table":          "|" + strings.Repeat("a|", 7000) + "\n|" + strings.Repeat("-|", 7000) + "\n" + strings.Repeat("a\n", 50_000),
	"long table":          "|a|b|c|d|e|f|g|h|\n|-|-|-|-|-|-|-|-|\n" + strings.Repeat("a\n", 100_000),
	"decoy table":         "a\n|-|:|\n|a" + strings.Repeat("|a", 3000) + "\n|-" + strings.Repeat("|-", 3000) + "\n" + strings.Repeat("a\n", 100_000),
	"escaped pipes":       "|a|\n|-|\n" + repeat("|`"+strings.Repeat(`\|`, 8000)+"`|\n", false),
	"many tables":         repeat("a|b\n-|-\n1|2\n\n", false),
	"nested lists":        each(700, func(i int) string { return strings.Repeat(" ", 2*i%16000) + "- a\n" })[:maxBody],
	"nested on a line":    strings.Repeat("- ", 8000) + "a\n",
	"nested quotes":       strings.Repeat(strings.Repeat(">", 16000)+"a\n", 15),
	"empty items":         repeat("-\n", false),
	"items":               repeat("- a\n", false),
	"tasks":               repeat("- [ ] \n", false),
	"numbers":             repeat("1. a\n\n", false),
	"definitions":         repeat("a\n: b\n\n", false),
	"brackets":            repeat("[", true),
	"brackets closed":     strings.Repeat("[", 16000) + "\n" + strings.Repeat("]", 16000),
	"brackets near limit": strings.Repeat(strings.Repeat("[", 999)+strings.Repeat("]", 999)+"\n\n", 130),
	"targets near limit":  strings.Repeat(strings.Repeat("[a](<b", 999)+"\n\n", 43),
	"titles near limit":   strings.Repeat(strings.Repeat("[a](b (", 999)+"\n\n", 36),
	"marks near limit":    strings.Repeat(strings.Repeat("[a][b]", 499)+"\n\n", 85),
	"one long block":      repeat("`a` b <https://a.b> ", true)[100:] + strings.Repeat("[", 40) + strings.Repeat("]", 40),
	"images":              repeat("![", true),
	"links":               repeat("[a](b)", true),
	"open targets":        repeat("[a](<b", true),
	"open titles":         repeat("[a](b (", true),
	"deep parentheses":    "[a](" + strings.Repeat("(", 16000),
	"references":          "[a]: b\n\n" + repeat("[a]", true)[100:],
	"unknown references":  repeat("[a][b]", true),
	"reference list":      repeat("[a]: b\n", false),
	"reference titles":    repeat("[a]: b\n(x\n", false),
	"backticks":           each(700, func(i int) string { return strings.Repeat("`", i+1) + "a\n" }),
	"backtick":            repeat("`a ``b ", true),
	"tags":                repeat("<a ", true),
	"tags in blocks":      repeat("<a b='\n", false),
	"less than":           repeat("<\n", false),
	"comments":            repeat("a <!-- ", true),
	"instructions":        repeat("a <? <!A <![CDATA[ ", true),
	"entities":            repeat("&copy;&#1;", true),
	"entity starts":       repeat("&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", true),
	"addresses":           repeat("https://a.bc ", true),
	"underscored mail":    repeat("_a", true),
	"mail":                repeat("_a@", true),
	"open address":        repeat("_https://a(", true),
	"headings":            repeat("## a\n", false),
	"setext":              repeat("a\n-\n", false),
	"long headings":       strings.Repeat("## "+strings.Repeat("日", 5000)+"\n", 17),
	"fences":              repeat("```\n```\n", false),
	"fence in fence":      repeat("~~~a\n", false),
	"alerts":              repeat("> [!NOTE]\n\n", false),
	"quotes":              repeat("> a\n\n", false),
	"rules":               repeat("---\n", false),
	"hard breaks":         repeat("a\\\n", false),
	"backslashes":         repeat(`\`, true),
	"spaces":              repeat("a   ", true),
	"tabs":                repeat("\t- a\n", false),
	"nested markup":       strings.Repeat(strings.Repeat("**a ", 240)+strings.Repeat("b**", 240)+"\n\n", 100),
	"nested images":       strings.Repeat(strings.Repeat("![a", 300)+strings.Repeat("](/assets/b)", 300)+"\n\n", 50),
	"huge":                strings.Repeat("a b c\n", 2_000_000),
	"one line":            strings.Repeat("a", 250_000),
}

// refused names the bodies that Markdown gives more work or more output than
// their size allows. Without its guard each takes a second or, with goldmark
// alone, more than twenty, or makes a page of megabytes.
var refused = map[string]string{
	"emphasis": "too-large", "tildes": "too-large", "brackets": "too-large", "images": "too-large",
	"footnote marks": "too-large", "open footnotes": "too-large", "footnotes": "too-large",
	"wide table": "too-large", "decoy table": "too-large", "long table": "too-large", "escaped pipes": "too-large",
	"many tables": "too-large", "reference list": "too-large", "reference titles": "too-large",
	"references": "too-large", "addresses": "too-large", "headings": "too-large", "long headings": "too-large",
	"fences": "too-large", "huge": "too-large", "one line": "too-large",
	"nested lists": "too-deep", "nested on a line": "too-deep", "nested quotes": "too-deep", "nested markup": "too-deep",
}

// TestHostile holds every hostile body to five seconds, and to twenty times
// its size in HTML. All take less than a third of a second on a quiet machine:
// the bound is for one that does other things and looks for races.
func TestHostile(t *testing.T) {
	for name, body := range hostile {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			doc, diags := render(body)
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			size := len(dump(doc))
			errors, _ := diags.Count()
			t.Logf("%6d KB in, %7d KB out, %5d ms, %4d MB, %d errors: %s", len(body)>>10, size>>10,
				took.Milliseconds(), (after.TotalAlloc-before.TotalAlloc)>>20, errors, firstReport(diags))
			if rule := refused[name]; rule != "" && !hasRule(diags, rule) {
				t.Errorf("no report of %s", rule)
			}
			if took > 5*time.Second {
				t.Errorf("took %v", took)
			}
			if size > 20*len(body)+1<<20 {
				t.Errorf("%d KB of HTML from %d KB", size>>10, len(body)>>10)
			}
		})
	}
}

func hasRule(l *diag.List, rule string) bool {
	for _, d := range l.All() {
		if d.Rule == rule {
			return true
		}
	}
	return false
}

func firstReport(l *diag.List) string {
	for _, d := range l.All() {
		if strings.HasPrefix(d.Rule, "too-") {
			return d.Message
		}
	}
	return ""
}
