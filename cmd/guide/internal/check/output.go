package check

import (
	"bytes"
	"slices"
	"strings"

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

	ids   pack
	links pack // addresses that lead into the site
}

// Inspect looks at one finished page by itself.
func Inspect(file string, data []byte, at diag.Pos, mount Mount, diags *diag.List) *Page {
	if at.File == "" {
		at = diag.Pos{File: file}
	}
	return readPage(file, data).inspect(at, mount, diags)
}

func (p *page) inspect(at diag.Pos, mount Mount, diags *diag.List) *Page {
	p.at = at
	for _, r := range rules {
		if r.page != nil {
			r.page(p, diags)
		}
	}
	return &Page{File: p.file, At: at, ids: packed(slices.Compact(p.ids)), links: mount.inside(p, diags)}
}

// page is what the rules that look at one page need of it.
type page struct {
	file string
	at   diag.Pos
	odd  []tag // those with code in them, or what looks like it
	// shown is text outside of code, and the values of attributes, divided by
	// NULs. What cannot hold a leak may be missing.
	shown []byte
	ids   []string // sorted, each as often as it stands there
	links [][]byte
}

// tag is an element with code in it.
type tag struct {
	name  string
	attrs []string // names of attributes that hold code
	kind  string   // of a script
	src   bool     // the code stands elsewhere
	body  []byte   // of script and style elements
}

// readPage reads a page by its tags where they are plain, as ours are, and by the
// tokens of a parser where they are not.
func readPage(file string, data []byte) *page {
	p, plain := scanPage(file, data)
	if !plain {
		p = parsePage(file, data)
	}
	slices.Sort(p.ids)
	return p
}

func newPage(file string) *page {
	return &page{file: file, ids: make([]string, 0, 32), links: make([][]byte, 0, 64)}
}

func (p *page) show(text []byte) { p.shown = append(append(p.shown, text...), 0) }

// opening is a start tag whose attributes are being read.
type opening struct {
	tag
	element                      []byte
	content, property, refreshes []byte // of meta elements
}

// attribute takes an attribute. The value is kept for as long as the page is
// looked at.
func (p *page) attribute(o *opening, key, value []byte) {
	switch string(key) {
	case "id":
		p.ids = append(p.ids, string(value))
	case "href", "src", "action", "poster", "data":
		p.links = append(p.links, value)
		o.src = o.src || string(key) == "src"
	case "srcset":
		for candidate := range bytes.SplitSeq(value, []byte(",")) {
			url, _, _ := bytes.Cut(bytes.TrimSpace(candidate), []byte(" "))
			p.links = append(p.links, url)
		}
	case "style":
		o.attrs = append(o.attrs, string(key))
	case "type":
		o.kind = string(value)
	case "content":
		o.content = value
	case "property":
		o.property = value
	case "http-equiv":
		o.refreshes = value
	default:
		if bytes.HasPrefix(key, []byte("on")) {
			o.attrs = append(o.attrs, string(key))
		}
	}
}

// opened takes a tag whose attributes were taken. It gives the tag if what
// follows is its code.
func (p *page) opened(o *opening) *tag {
	if string(o.element) == "meta" {
		p.meta(o)
	}
	hasBody := string(o.element) == "script" || string(o.element) == "style"
	if !hasBody && len(o.attrs) == 0 {
		return nil
	}
	o.name = string(o.element)
	p.odd = append(p.odd, o.tag)
	if !hasBody {
		return nil
	}
	return &p.odd[len(p.odd)-1] // until the next tag
}

// meta takes the addresses of meta elements.
func (p *page) meta(o *opening) {
	if string(o.property) == "og:url" || string(o.property) == "og:image" {
		p.links = append(p.links, o.content)
	}
	if strings.EqualFold(string(o.refreshes), "refresh") {
		if at := bytes.Index(bytes.ToLower(o.content), []byte("url=")); at >= 0 {
			p.links = append(p.links, bytes.Trim(o.content[at+len("url="):], `'" `))
		}
	}
}

// holdsCode reports whether the text of an element is code.
func holdsCode(element []byte) bool {
	return string(element) == "code" || string(element) == "pre" || string(element) == "script"
}
