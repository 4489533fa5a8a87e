package highlight

import (
	"bytes"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	chromahtml "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
)

// piece is text of one class, as found in markup.
type piece struct{ class, text string }

var (
	tagPattern   = regexp.MustCompile(`<[^>]*>`)
	spanPattern  = regexp.MustCompile(`(?s)<span class="?([\w ]+)"?>([^<]*)</span>|([^<]+)`)
	wrapPattern  = regexp.MustCompile(`^<pre class=(?:chroma|"chroma ln") tabindex=0><code(?: class=language-[a-z0-9+#._-]+)?>`)
	spanTag      = regexp.MustCompile(`^<span class=(?:[a-z0-9]+|"line hl")>$`)
	chromaFormat = chromahtml.New(chromahtml.WithClasses(true), chromahtml.PreventSurroundingPre(true))
)

// textOf is what a browser makes of our markup.
func textOf(markup string) string {
	return html.UnescapeString(tagPattern.ReplaceAllString(markup, ""))
}

// pieces reads markup without line spans, joins neighbors of one class and
// takes the class from white space, which shows no color.
func pieces(markup string) []piece {
	var all []piece
	for _, m := range spanPattern.FindAllStringSubmatch(markup, -1) {
		p := piece{m[1], html.UnescapeString(m[2] + m[3])}
		if p.class == "w" && strings.TrimSpace(p.text) == "" {
			p.class = ""
		}
		if n := len(all); n > 0 && all[n-1].class == p.class {
			all[n-1].text += p.text
		} else if p.text != "" {
			all = append(all, p)
		}
	}
	return all
}

// oracle is chroma's own markup of the same code.
func oracle(t testing.TB, code, language string) []piece {
	t.Helper()
	it, err := lexers.Get(language).Tokenise(nil, code)
	if err != nil {
		t.Fatal(err)
	}
	tokens := it.Tokens()
	if text := chroma.Stringify(tokens...); !strings.HasPrefix(text, code) {
		t.Logf("chroma itself changes the text here; not compared")
		return nil
	} else if text == code+"\n" { // the line feed that EnsureNL adds
		last := &tokens[len(tokens)-1]
		last.Value = strings.TrimSuffix(last.Value, "\n")
	}
	var b bytes.Buffer
	if err := chromaFormat.Format(&b, styles.Fallback, chroma.Literator(tokens...)); err != nil {
		t.Fatal(err)
	}
	return pieces(b.String())
}

// sameAsChroma checks text and classes of one snippet.
func sameAsChroma(t *testing.T, code, language string) {
	t.Helper()
	got, err := HTML(code, language, Options{})
	if err != nil {
		t.Errorf("%s: %v", language, err)
		return
	}
	if textOf(got) != code {
		t.Errorf("%s: the text changed:\n%q\n%q", language, textOf(got), code)
	}
	want := oracle(t, code, language)
	if want == nil {
		return
	}
	have := pieces(strings.TrimSuffix(wrapPattern.ReplaceAllString(got, ""), "</code></pre>"))
	for i := range min(len(have), len(want)) {
		if have[i] != want[i] {
			t.Errorf("%s, piece %d: %q, chroma has %q", language, i, have[i], want[i])
			return
		}
	}
	if len(have) != len(want) {
		t.Errorf("%s: %d pieces, chroma has %d", language, len(have), len(want))
	}
}

// TestOracle runs over snippets of our own and every file that chroma tests its
// lexers with, each whole, cut in many places and without its final line feed.
func TestOracle(t *testing.T) {
	for language, code := range snippets {
		t.Run(language, func(t *testing.T) { cuts(t, code, language) })
	}
	compared := 0
	for _, sample := range chromaSamples(t) {
		e := index().names[sample.language]
		if l := lexers.Get(sample.language); e == nil || l == nil || l.Config().Name != e.config.Name {
			continue
		}
		if checkSize(sample.code) != nil || sample.name == "markdown.actual" {
			continue // that one holds fences in languages that are not copied
		}
		compared++
		t.Run(sample.name, func(t *testing.T) { cuts(t, sample.code, sample.language) })
	}
	if compared < 30 {
		t.Errorf("only %d of chroma's test files were compared", compared)
	}
}

// sample is one of the files that chroma tests its lexers with.
type sample struct{ name, language, code string }

func chromaSamples(t testing.TB) []sample {
	t.Helper()
	dir := filepath.Join(moduleDir(t, "github.com/alecthomas/chroma/v2"), "lexers/testdata")
	files, err := filepath.Glob(filepath.Join(dir, "*.actual"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in %s: %v", dir, err)
	}
	more, _ := filepath.Glob(filepath.Join(dir, "*/*.actual"))
	var all []sample
	for _, file := range append(files, more...) {
		language, _, _ := strings.Cut(filepath.Base(file), ".")
		if sub := filepath.Base(filepath.Dir(file)); sub != "testdata" {
			language = sub
		}
		code := strings.ReplaceAll(string(mustRead(t, file)), "\r\n", "\n")
		all = append(all, sample{filepath.Base(file), language, code})
	}
	return all
}

// cuts compares the code and pieces of it: a sample rarely is a whole file.
func cuts(t *testing.T, code, language string) {
	t.Helper()
	sameAsChroma(t, code, language)
	sameAsChroma(t, strings.TrimRight(code, "\n"), language)
	lines := strings.SplitAfter(code, "\n")
	step := max(1, len(lines)/8)
	for i := 0; i < len(lines) && !t.Failed(); i += step {
		sameAsChroma(t, strings.Join(lines[i:min(i+3*step, len(lines))], ""), language)
		sameAsChroma(t, code[:runeStart(code, i*len(code)/len(lines))], language)
	}
}

func runeStart(s string, i int) int {
	for i > 0 && i < len(s) && s[i]&0xc0 == 0x80 {
		i--
	}
	return i
}

func mustRead(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
