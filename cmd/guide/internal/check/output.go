package check

import (
	"bytes"
	"io"
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Site is the finished output.
type Site struct {
	Pages []*Page // every HTML page, inspected, by file
	// Has reports whether a path is a file of the output.
	Has func(path string) bool
	// Lists are the addresses in the files that list some: sitemap and feed.
	Lists map[string][]string
	Mount Mount
}

// Mount is where the output will stand.
type Mount struct {
	Origin string // https://host
	Base   string // base path without a slash at the end, "" or "/repo"
}

// Page is what the rules look at on a finished page. It holds nothing that
// another page could change.
type Page struct {
	File string   // path in the output folder
	At   diag.Pos // the source that it is made of, where that is known

	ids   []string // in order
	links []target
}

// Inspect looks at one finished page by itself.
func Inspect(file string, data []byte, at diag.Pos, mount Mount, diags *diag.List) *Page {
	if at.File == "" {
		at = diag.Pos{File: file}
	}
	p := parsePage(file, data)
	p.at = at
	for _, r := range rules {
		if r.page != nil {
			r.page(p, diags)
		}
	}
	return &Page{File: file, At: at, ids: slices.Sorted(maps.Keys(p.ids)), links: mount.targets(p, diags)}
}

// page is what the rules that look at one page need of it.
type page struct {
	file  string
	at    diag.Pos
	odd   []tag          // those with code in them, or what looks like it
	shown []byte         // text outside of code, and the values of attributes, divided by NULs
	ids   map[string]int // how often each stands there
	links []link
}

// tag is an element with code in it.
type tag struct {
	name  string
	attrs []string // names of attributes that hold code
	kind  string   // of a script
	src   bool     // the code stands elsewhere
	body  string   // of script and style elements
}

type link struct{ element, url string }

func parsePage(file string, data []byte) *page {
	p := &page{file: file, ids: make(map[string]int, 32), links: make([]link, 0, 64), shown: make([]byte, 0, len(data)/2)}
	z := html.NewTokenizer(bytes.NewReader(data))
	code := 0
	var body *tag // whose text comes next
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				p.show([]byte(z.Err().Error()))
			}
			return p
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			kind := atom.Lookup(name)
			body = p.tag(z, nameOf(name), more)
			if holdsCode(kind) {
				code++
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); holdsCode(atom.Lookup(name)) {
				code--
			}
			body = nil
		case html.TextToken:
			text := z.Text()
			if body != nil {
				body.body = string(text)
				body = nil
			}
			if code == 0 {
				p.show(text)
			}
		}
	}
}

func holdsCode(element atom.Atom) bool {
	return element == atom.Code || element == atom.Pre || element == atom.Script
}

// nameOf gives a name without taking memory for those that are known.
func nameOf(name []byte) string {
	if known := atom.Lookup(name); known != 0 {
		return known.String()
	}
	return string(name)
}

func (p *page) show(text []byte) { p.shown = append(append(p.shown, text...), 0) }

// tag reads the attributes of a tag. It gives the tag if what follows is its code.
func (p *page) tag(z *html.Tokenizer, name string, more bool) *tag {
	t := tag{name: name}
	var content, property, refreshes string // of meta elements
	for more {
		var k, value []byte
		k, value, more = z.TagAttr()
		key := nameOf(k)
		p.show(value)
		switch {
		case key == "id":
			p.ids[string(value)]++
		case key == "href" || key == "src" || key == "action" || key == "poster" || key == "data":
			p.links = append(p.links, link{name, string(value)})
			t.src = t.src || key == "src"
		case key == "srcset":
			for candidate := range strings.SplitSeq(string(value), ",") {
				url, _, _ := strings.Cut(strings.TrimSpace(candidate), " ")
				p.links = append(p.links, link{name, url})
			}
		case key == "style" || strings.HasPrefix(key, "on"):
			t.attrs = append(t.attrs, key)
		case name == "script" && key == "type":
			t.kind = string(value)
		case name == "meta" && key == "content":
			content = string(value)
		case name == "meta" && key == "property":
			property = string(value)
		case name == "meta" && key == "http-equiv":
			refreshes = string(value)
		}
	}
	if property == "og:url" || property == "og:image" {
		p.links = append(p.links, link{name, content})
	}
	if strings.EqualFold(refreshes, "refresh") {
		if at := strings.Index(strings.ToLower(content), "url="); at >= 0 {
			p.links = append(p.links, link{name, strings.Trim(content[at+len("url="):], `'" `)})
		}
	}
	hasBody := name == "script" || name == "style"
	if !hasBody && len(t.attrs) == 0 {
		return nil
	}
	p.odd = append(p.odd, t)
	if !hasBody {
		return nil
	}
	return &p.odd[len(p.odd)-1] // until the next tag
}
