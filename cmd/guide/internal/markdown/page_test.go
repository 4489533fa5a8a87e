package markdown

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// allowedTags are all elements that a body may become, each with all the
// attributes that it may have.
var allowedTags = map[string][]string{
	"a": {"aria-label", "class", "href", "id", "role", "title"}, "blockquote": nil, "br": nil,
	"code": {"class"}, "dd": nil, "del": nil, "div": {"aria-label", "class", "role", "tabindex"}, "dl": nil, "dt": nil,
	"em": nil, "figcaption": nil, "figure": {"class"},
	"h1": {"id"}, "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"}, "hr": nil,
	"img": {"alt", "loading", "src", "title"}, "input": {"checked", "disabled", "type"}, "label": nil,
	"li": {"class", "id"}, "ol": {"start"}, "p": {"class"}, "pre": {"class", "tabindex"},
	"section": {"aria-label", "class", "role"}, "span": {"class"}, "strong": nil, "sup": nil,
	"table": nil, "tbody": nil, "td": {"class"}, "th": {"class", "scope"}, "thead": nil, "tr": nil, "ul": nil,
}

// page joins the parts as the builder does, with addresses that are longer
// than nothing and shorter than most.
func page(d *Doc) string {
	var b strings.Builder
	for _, p := range d.Parts {
		switch {
		case p.Ref != nil:
			b.WriteString("/articles/django/")
		case p.Embed != nil:
			b.WriteString("<span class=embed></span>") // the hardest thing that may follow: not a block
		default:
			b.WriteString(p.HTML)
		}
	}
	return b.String()
}

func parse(markup string) ([]*html.Node, error) {
	return html.ParseFragment(strings.NewReader(markup), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
}

// unsafe gives what a parser of HTML finds in a page that may not be there.
func unsafe(d *Doc) []string {
	nodes, err := parse(page(d))
	if err != nil {
		return []string{err.Error()}
	}
	var found []string
	ids := map[string]bool{}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch n.Type {
		case html.CommentNode, html.DoctypeNode:
			found = append(found, "a comment or doctype: "+n.Data)
		case html.ElementNode:
			found = append(found, unsafeElement(n, ids)...)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	for _, n := range nodes {
		walk(n)
	}
	for _, h := range d.Headings {
		if !ids[h.ID] || strings.HasPrefix(h.ID, ReservedPrefix) || slices.Contains(Reserved, h.ID) {
			found = append(found, fmt.Sprintf("the id %q of a heading is not on the page or reserved", h.ID))
		}
	}
	return found
}

func unsafeElement(n *html.Node, ids map[string]bool) (found []string) {
	attributes, ok := allowedTags[n.Data]
	if !ok {
		found = append(found, "the element "+n.Data)
	}
	for _, a := range n.Attr {
		if !slices.Contains(attributes, a.Key) {
			found = append(found, "the attribute "+n.Data+" "+a.Key)
		}
		switch a.Key {
		case "id":
			if ids[a.Val] || a.Val == "" {
				found = append(found, "a second id "+a.Val)
			}
			ids[a.Val] = true
		case "href", "src":
			if !safeAddress(a.Val) {
				found = append(found, "the address "+a.Val)
			}
		}
	}
	if n.Data == "a" {
		for up := n.Parent; up != nil; up = up.Parent {
			if up.Data == "a" {
				found = append(found, "a link in a link")
			}
		}
	}
	return found
}

// safeAddress is an opinion of its own, not that of link.go.
func safeAddress(address string) bool {
	if strings.ContainsAny(address, "\\ \t\n\r\x00") || strings.HasPrefix(address, "//") {
		return false
	}
	if strings.HasPrefix(address, "#") {
		return true
	}
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "https", "http":
		return u.Host != "" && u.User == nil
	case "mailto":
		return strings.Contains(u.Opaque, "@")
	}
	return address == "/articles/django/"
}
