package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// alertKinds are GitHub's, with their titles.
var alertKinds = []string{"note", "tip", "important", "warning", "caution"}

const alertAttribute = "alert"

// alerts marks the quotes that GitHub shows as alerts: their first line is
// [!NOTE] and nothing else. It works on the raw lines, before links are
// parsed, because goldmark cuts the brackets into pieces.
type alerts struct{}

func (alerts) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	quote, ok := node.Parent().(*ast.Blockquote)
	if !ok || quote.FirstChild() != ast.Node(node) {
		return
	}
	s, first := stateOf(pc), node.Lines().At(0)
	line := bytes.TrimRight(first.Value(s.src), " \t\n")
	end := bytes.IndexByte(line, ']')
	if !bytes.HasPrefix(line, []byte("[!")) || end < 0 {
		return
	}
	kind := strings.ToLower(string(line[2:end]))
	if !isAlert(kind) {
		s.report(first.Start+2, "alert", diag.DidYouMean(strings.ToUpper(kind), upper(alertKinds)),
			"no alert is called %q", line[2:end])
		return
	}
	if end+1 < len(line) {
		s.report(first.Start+end+1, "alert", "start the text on the next line of the quote",
			"text on the line of [!%s] keeps it from being an alert", strings.ToUpper(kind))
		return
	}
	quote.SetAttributeString(alertAttribute, kind)
	node.Lines().SetSliced(1, node.Lines().Len())
	if node.Lines().Len() == 0 {
		quote.RemoveChild(quote, node)
	}
}

func isAlert(kind string) bool {
	for _, k := range alertKinds {
		if k == kind {
			return true
		}
	}
	return false
}

func upper(words []string) []string {
	up := make([]string, len(words))
	for i, w := range words {
		up[i] = strings.ToUpper(w)
	}
	return up
}

// quote writes an alert or an ordinary quotation.
func (r *renderer) quote(n *ast.Blockquote) {
	kind, ok := n.AttributeString(alertAttribute)
	if !ok {
		r.write("<blockquote>")
		r.blocks(n)
		r.write("</blockquote>")
		return
	}
	name := kind.(string)
	title := strings.ToUpper(name[:1]) + name[1:]
	r.write(`<div class="alert `, name, `"><p class=alert-title>`, title)
	r.openP = true
	if !n.HasChildren() {
		r.report(offsetOf(n), "alert", "write it on the next line, behind >", "the alert has no text")
	}
	r.blocks(n)
	r.write("</div>")
}
