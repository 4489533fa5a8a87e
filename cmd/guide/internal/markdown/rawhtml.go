package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

var tagName = regexp.MustCompile(`^<(/?)([A-Za-z][A-Za-z0-9-]*)`)

// instead tells what to write for the tags that people type most.
var instead = map[string]string{
	"a": "[text](target)", "img": "![what the picture shows](path)",
	"b": "**text**", "strong": "**text**", "i": "*text*", "em": "*text*",
	"s": "~~text~~", "del": "~~text~~", "strike": "~~text~~",
	"code": "`code`", "kbd": "`key`", "tt": "`code`", "samp": "`output`", "pre": "a fenced code block (```)",
	"br": `a backslash at the end of the line`, "hr": "---", "p": "an empty line",
	"h1": "## heading", "h2": "## heading", "h3": "### heading", "h4": "#### heading",
	"ul": "- item", "ol": "1. item", "li": "- item", "blockquote": "> text",
	"dl": "Term, and on the next line : text", "sup": "a footnote, [^label]",
	"table": "| a | b | with |---|---| below", "details": "a heading of its own", "div": "a paragraph, or an alert (> [!NOTE])",
}

// rawHTML refuses a tag, a comment or anything else of HTML, and prints it as
// text. A closing tag is not reported again when its opening one was.
func (r *renderer) rawHTML(off int, raw string) {
	r.out = appendCode(r.out, raw)
	if r.quiet {
		return
	}
	if strings.HasPrefix(raw, "<!--") {
		r.report(off, "raw-html", "delete it; what editors should know belongs in the pull request",
			"comments are not allowed: they would be published")
		return
	}
	m := tagName.FindStringSubmatch(raw)
	if m == nil {
		r.report(off, "raw-html", "write &lt; for the sign <", "HTML is not allowed")
		return
	}
	name := strings.ToLower(m[2])
	if m[1] == "/" && r.tags[name] > 0 {
		r.tags[name]--
		return
	}
	if m[1] == "" {
		r.tags[name]++
	}
	hint := "put it in backticks if it is meant as text"
	if md, ok := instead[name]; ok {
		hint = "write " + md + "; or " + hint
	}
	r.report(off, "raw-html", hint, "HTML tags such as <%s> are not allowed", m[1]+printable(name))
}

func (r *renderer) inlineHTML(n *ast.RawHTML) {
	var b strings.Builder
	for i := range n.Segments.Len() {
		segment := n.Segments.At(i)
		b.Write(segment.Value(r.src))
	}
	r.rawHTML(offsetOf(n), b.String())
}

func (r *renderer) htmlBlock(n *ast.HTMLBlock) {
	r.write("<pre>")
	raw := string(n.Lines().Value(r.src))
	at := offsetOf(n)
	if i := strings.IndexByte(raw, '<'); i >= 0 {
		at, raw = n.Lines().At(0).Start+i, raw[i:]
	}
	r.rawHTML(at, raw)
	r.write("</pre>")
}
