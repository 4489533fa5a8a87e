package artifact

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"whichbackend.example/guide/cmd/guide/internal/check"
	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// anyOrigin stands for the address of the preview, which the archive does not know.
// A link to it by its full address counts as one to another site.
var anyOrigin = check.Mount{Origin: "https://preview.invalid"}

// page looks at a page twice: by the rules that a build holds its finished pages to,
// and at the tree that a browser makes of it, for what those leave to our layouts.
func (c *checker) page(name string, data []byte) {
	check.Inspect(name, data, diag.Pos{File: name}, anyOrigin, c.diags)
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		c.refuse(name, "the page cannot be read: it is nested too deeply")
		return
	}
	p := &pageChecker{checker: c, name: name}
	p.walk(doc)
	if !p.hasPolicy {
		c.refuse(name, "the page does not begin with the content security policy of the guide")
	}
	if !p.unlisted {
		c.refuse(name, "search engines may list the page, and it is a preview")
	}
}

type pageChecker struct {
	*checker
	name                string
	begun               bool // something other than the policy came
	hasPolicy, unlisted bool
}

// unmade are elements that no page of a build has. They load other pages, change
// what addresses mean, or are read in another way by a browser than by a program.
var unmade = []string{
	"applet", "base", "embed", "frame", "frameset", "iframe", "math", "noembed", "noframes", "noscript", "object", "plaintext", "portal", "xmp",
}

// drawn are the elements of the pictures in pages.
var drawn = []string{
	"a", "circle", "clippath", "defs", "desc", "ellipse", "g", "line", "lineargradient", "marker", "path", "polygon", "polyline", "rect", "stop", "svg", "text", "title", "tspan", "use",
}

// walk goes through the elements in the order of the page.
func (p *pageChecker) walk(doc *html.Node) {
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		inPicture := n.Parent != nil && n.Parent.Namespace != ""
		words := inPicture && (n.Parent.Data == "title" || n.Parent.Data == "desc")
		switch {
		case slices.Contains(unmade, n.Data) || words || n.Namespace != "" && !slices.Contains(drawn, strings.ToLower(n.Data)):
			p.refuse(p.name, "a build makes no page with the element <%s> in this place", n.Data)
		case n.Namespace == "":
			p.element(n)
		}
		if n.Data != "html" && n.Data != "head" && (n.Data != "meta" || attribute(n, "charset") == "") {
			p.begun = true
		}
	}
}

// loaded is the address of a script or a style sheet of the site, and moved is what a page
// that has moved says.
var (
	loaded = regexp.MustCompile(`^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$`)
	moved  = regexp.MustCompile(`^0; url=/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*$`)
)

// element looks at one that may load something or say what holds for the page.
func (p *pageChecker) element(n *html.Node) {
	switch n.Data {
	case "meta":
		p.meta(n)
	case "script":
		if src := attribute(n, "src"); src != "" && !loaded.MatchString(src) {
			p.refuse(p.name, "the page runs %q, which is not a file of the site", src)
		}
	case "link":
		rel := strings.Fields(strings.ToLower(attribute(n, "rel")))
		told := slices.Contains(rel, "canonical") || slices.Contains(rel, "alternate")
		if href := attribute(n, "href"); !(told && len(rel) == 1) && !loaded.MatchString(href) {
			p.refuse(p.name, "the page loads %q, which is not a file of the site", href)
		}
	}
}

func (p *pageChecker) meta(n *html.Node) {
	content := attribute(n, "content")
	switch strings.ToLower(attribute(n, "http-equiv")) {
	case "":
	case "content-security-policy":
		if !p.begun && content == p.Policy {
			p.hasPolicy = true
		}
	case "refresh":
		if !moved.MatchString(content) {
			p.refuse(p.name, "the page moves readers to %q, which is not a page of the site", content)
		}
	default:
		p.refuse(p.name, "a build makes no page with the instruction %q", attribute(n, "http-equiv"))
	}
	if attribute(n, "name") == "robots" && content == "noindex" {
		p.unlisted = true
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}
