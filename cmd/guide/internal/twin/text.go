package twin

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/layout"
)

// Writer writes Markdown for a site.
type Writer struct {
	Root string // the full address of the site, without a slash at the end

	strings.Builder
}

// absolute gives the full address of a page of the site, and leaves every
// other address alone.
func (w *Writer) absolute(url string) string {
	if strings.HasPrefix(url, "/") && !strings.HasPrefix(url, "//") {
		return w.Root + url
	}
	return url
}

// block starts the next block.
func (w *Writer) block() {
	if w.Len() > 0 {
		w.WriteString("\n\n")
	}
}

// write writes pieces of finished Markdown.
func (w *Writer) write(parts ...string) {
	for _, p := range parts {
		w.WriteString(p)
	}
}

// link is a link to a page of the site or to another address.
func (w *Writer) link(url, text string) string {
	return "[" + escape(text) + "](" + target(w.absolute(url)) + ")"
}

var targets = strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", `\`, "%5C", "\n", "%0A")

// target makes an address fit to stand between the parentheses of a link.
func target(address string) string { return targets.Replace(address) }

var signs = strings.NewReplacer(`\`, `\\`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "*", `\*`, "|", `\|`, "~", `\~`)

// entity matches what would be read as another character.
var entity = regexp.MustCompile(`&#?[A-Za-z0-9]+;`)

// start matches what begins a heading, a list or a line at the start of a block.
var start = regexp.MustCompile(`^(?:[#+=-]|\d+[.)])`)

// escape writes text on one line so that Markdown shows it as it is, also in the
// cell of a table.
func escape(s string) string {
	s = underscores(signs.Replace(strings.Join(strings.Fields(s), " ")))
	s = entity.ReplaceAllString(s, `\$0`)
	if m := start.FindString(s); m != "" {
		s = m[:len(m)-1] + `\` + s[len(m)-1:]
	}
	return s
}

// underscores escapes those that could begin or end emphasis: not the ones
// inside of words, of which code is full.
func underscores(s string) string {
	var b strings.Builder
	last := ' '
	for i, r := range s {
		if r == '_' {
			next, _ := utf8.DecodeRuneInString(s[i+1:])
			if !(word(last) && word(next)) {
				b.WriteByte('\\')
			}
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

func word(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// links joins links to what has a page.
func (w *Writer) links(refs []layout.Ref) string {
	all := make([]string, len(refs))
	for i, r := range refs {
		all[i] = w.link(r.URL, r.Name)
	}
	return strings.Join(all, ", ")
}

// sources cites sources on one line, or is empty.
func (w *Writer) sources(refs []layout.SourceRef) string {
	if len(refs) == 0 {
		return ""
	}
	all := make([]string, len(refs))
	for i, s := range refs {
		url := s.Address
		if url == "" {
			url = s.URL
		}
		all[i] = w.link(url, s.Title) + " (" + escape(s.Kind) + ")"
	}
	word := "Sources: "
	if len(refs) == 1 {
		word = "Source: "
	}
	return word + strings.Join(all, "; ")
}

// table writes a table. The fields are finished Markdown.
func (w *Writer) table(head []string, rows [][]string) {
	w.block()
	w.write("| ", strings.Join(head, " | "), " |\n|", strings.Repeat(" --- |", len(head)))
	for _, row := range rows {
		w.write("\n| ", strings.Join(row, " | "), " |")
	}
}

// items writes a list without a blank line in it.
func (w *Writer) items(items []string) {
	for i, item := range items {
		if i == 0 {
			w.block()
		} else {
			w.write("\n")
		}
		w.write("- ", item)
	}
}

var ticks = regexp.MustCompile("`+")

// code writes a fenced block of code.
func (w *Writer) code(language, text string) {
	fence := "```"
	for _, run := range ticks.FindAllString(text, -1) {
		if len(run) >= len(fence) {
			fence = run + "`"
		}
	}
	w.block()
	w.write(fence, language, "\n", strings.TrimSuffix(text, "\n"), "\n", fence)
}
