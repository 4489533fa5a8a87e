package markdown

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
)

// structure are the elements in which our page must agree with goldmark's.
var structure = strings.Fields("p ul ol li dl dt dd blockquote code em strong del table tr br hr h1 h2 h3 h4 h5 h6")

// TestSameTree compares the trees that a parser of HTML makes of our markup,
// in which end tags are left out, and of goldmark's, in which none is. What
// only one of them has, such as the box around a table, is left out.
func TestSameTree(t *testing.T) {
	theirs := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList,
		extension.DefinitionList))
	for _, body := range append(bodies(t), article(t)) {
		if strings.ContainsAny(body, "<") || strings.Contains(body, "[!") || strings.Contains(body, "[x](") || strings.Contains(body, "[^") || strings.Contains(body, "https://") {
			continue // HTML, alerts, footnotes, boxes and bare addresses are done in another way
		}
		var want bytes.Buffer
		if err := theirs.Convert([]byte(body), &want); err != nil {
			t.Fatal(err)
		}
		doc, diags := render(body)
		if hasRule(diags, "too-large") {
			continue
		}
		if got, want := outline(t, page(doc)), outline(t, want.String()); got != want {
			t.Errorf("%s\n got: %s\nwant: %s", body, got, want)
		}
	}
}

// outline writes the elements of a page as brackets, and its text between
// them. Code blocks, embeds and links of headings to themselves are left out.
func outline(t *testing.T, markup string) string {
	nodes, err := parse(markup)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		class := ""
		for _, a := range n.Attr {
			if a.Key == "class" {
				class = a.Val
			}
		}
		if n.Data == "pre" || class == "embed" || class == "anchor" || n.Data == "figcaption" {
			return
		}
		if n.Type == html.TextNode {
			b.WriteString(strings.Join(strings.Fields(n.Data), " "))
		}
		named := n.Type == html.ElementNode && slices.Contains(structure, n.Data)
		if named {
			b.WriteString("<" + n.Data + " ")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if named {
			b.WriteString(">")
		}
	}
	for _, n := range nodes {
		walk(n)
	}
	return b.String()
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	text := ""
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		text += textOf(c)
	}
	return text
}
