package main

import (
	"strings"

	"golang.org/x/net/html"
)

// kind is the kind of a page, which its body has as a class.
func kind(doc *html.Node) string {
	for n := range elements(doc, "body") {
		for class := range strings.FieldsSeq(attr(n, "class")) {
			if k, ok := strings.CutPrefix(class, "k-"); ok {
				return k
			}
		}
	}
	return ""
}

// elements ranges over the elements of a name, or all for "".
func elements(doc *html.Node, name string) func(func(*html.Node) bool) {
	return func(yield func(*html.Node) bool) {
		for n := range doc.Descendants() {
			if n.Type == html.ElementNode && (name == "" || n.Data == name) && !yield(n) {
				return
			}
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

// text is the text of an element with spaces as they are shown.
func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// meta is the content of a meta element by its name, property or http-equiv.
func meta(doc *html.Node, name string) string {
	for n := range elements(doc, "meta") {
		if attr(n, "name") == name || attr(n, "property") == name || attr(n, "http-equiv") == name {
			return attr(n, "content")
		}
	}
	return ""
}
