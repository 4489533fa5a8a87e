package route

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Page is one address and where it comes from.
type Page struct {
	URL     string
	Origin  diag.Pos // the file (and line) that the page is made of
	Anchors []string // ids on the page that links may lead to, besides its headings
	Answers bool     // the page reads answers behind a question mark
}

// Map holds every address of the site. Links are resolved against it.
type Map struct {
	below    *Map // more addresses, or nil
	pages    map[string]*Page
	files    map[string]string // path in the repository -> address
	headings func(file string) []string
}

// NewMap returns an empty map on top of another one, which may be nil. The
// lower one does not change any more: it holds the many addresses that stay
// from build to build. headings gives the ids of the headings of a Markdown
// file; it may be nil, and is asked when a link leads to a part of a page.
func NewMap(below *Map, headings func(file string) []string) *Map {
	return &Map{below: below, pages: map[string]*Page{}, files: map[string]string{}, headings: headings}
}

// Add claims an address for a page and reports whether it was free. One that
// is taken, also in another case, is reported where an editor chose it: a page
// of the program's own has no place.
func (m *Map) Add(p Page, diags *diag.List) bool {
	key := strings.ToLower(p.URL)
	first := m.at(key)
	if first == nil {
		m.pages[key] = &p
		return true
	}
	at, other := p.Origin, first.Origin
	if at.File == "" {
		at, other = other, at
	}
	diags.Add(diag.Diagnostic{Pos: at, Rule: "address-taken", Message: fmt.Sprintf("the address %s is already taken", p.URL), Hint: otherPage(other)})
	return false
}

func otherPage(origin diag.Pos) string {
	if origin.File == "" {
		return "it is the address of a page that every guide has; choose another one"
	}
	return "the other page is made of " + origin.String() + "; rename one of the two"
}

// AddFile says that links to a file of the repository lead to an address. The
// file may be followed by # and the name of a part that has a page of its own,
// as the criteria in criteria.yaml have.
func (m *Map) AddFile(file, url string) { m.files[file] = url }

// at gives the page at an address in lower case, or nil.
func (m *Map) at(key string) *Page {
	for ; m != nil; m = m.below {
		if p := m.pages[key]; p != nil {
			return p
		}
	}
	return nil
}

// file gives the address that a file of the repository leads to.
func (m *Map) file(path string) (url string, ok bool) {
	for ; m != nil; m = m.below {
		if url, ok = m.files[path]; ok {
			return url, true
		}
	}
	return "", false
}

// Page returns the page at an address, or nil.
func (m *Map) Page(url string) *Page {
	p := m.at(strings.ToLower(url))
	if p == nil || p.URL != url {
		return nil
	}
	return p
}

// URLs lists every address in order.
func (m *Map) URLs() []string {
	var urls []string
	for ; m != nil; m = m.below {
		for _, p := range m.pages {
			urls = append(urls, p.URL)
		}
	}
	slices.Sort(urls)
	return urls
}

// paths lists every file that leads to an address, in order.
func (m *Map) paths() []string {
	var paths []string
	for ; m != nil; m = m.below {
		paths = slices.AppendSeq(paths, maps.Keys(m.files))
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

// anchors lists the ids on a page that links may lead to.
func (m *Map) anchors(p *Page) []string {
	all := append([]string{frameAnchor}, p.Anchors...)
	if m.headings != nil && p.Origin.File != "" {
		all = append(all, m.headings(p.Origin.File)...)
	}
	return all
}

// frameAnchor is on every page and part of none: nobody means it.
const frameAnchor = "main"

// Fault is why a link leads nowhere, with what was perhaps meant.
type Fault struct{ Rule, Message, Hint string }

// Resolve turns a link into an address. The target is the path of a file in
// the repository, or an address of the site when it starts with a slash and no
// file of that name is a page; from is the address of the page that links. An
// address may have answers behind a question mark, which only pages of questions
// read; what they say is not looked at here.
func (m *Map) Resolve(from, target, fragment string) (string, *Fault) {
	target, answers, asks := strings.Cut(target, "?")
	url, known := from, true
	if target != "" {
		url, known = m.lookup(target)
	}
	if !known {
		return "", &Fault{"dead-link", fmt.Sprintf("the link leads nowhere: there is no page for %q", target), m.nearest(target)}
	}
	if asks {
		if page := m.Page(url); page == nil || !page.Answers {
			return "", &Fault{"dead-link", fmt.Sprintf("%s reads nothing behind a question mark", target), "remove ?" + answers + "; only the pages of questions take answers"}
		}
		url += "?" + answers
	}
	if fragment == "" {
		return url, nil
	}
	if part, ok := m.file(strings.TrimPrefix(target, "/") + "#" + fragment); ok {
		return part, nil
	}
	address, _, _ := strings.Cut(url, "?")
	if page := m.Page(address); page == nil || !slices.Contains(m.anchors(page), fragment) {
		where := "this page"
		if target != "" {
			where = target
		}
		return "", &Fault{"dead-anchor", fmt.Sprintf("there is no place %q on %s", "#"+fragment, where), m.nearestPart(target, fragment, page)}
	}
	return url + "#" + fragment, nil
}

// places lists the fragments that a link to the target may have.
func (m *Map) places(target string, page *Page) []string {
	var all []string
	for _, file := range m.paths() {
		if part, ok := strings.CutPrefix(file, strings.TrimPrefix(target, "/")+"#"); ok {
			all = append(all, part)
		}
	}
	if page != nil && len(all) == 0 {
		all = slices.DeleteFunc(m.anchors(page), func(a string) bool { return a == frameAnchor })
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (m *Map) lookup(target string) (string, bool) {
	if url, ok := m.file(strings.TrimPrefix(target, "/")); ok {
		return url, true
	}
	if p := m.Page(target); p != nil {
		return p.URL, true
	}
	return "", false
}

func (m *Map) nearest(target string) string {
	candidates := m.URLs()
	if !strings.HasPrefix(target, "/") {
		target, candidates = "/"+target, nil
		for _, file := range m.paths() {
			candidates = append(candidates, "/"+file)
		}
	} else if near := diag.Nearest(strings.TrimPrefix(target, "/"), m.paths()); near != "" {
		return fmt.Sprintf("did you mean %q?", "/"+near)
	}
	if strings.HasPrefix(path.Base(target), "www.") {
		return "the address of another site begins with https://; write: https://" + target[strings.LastIndex(target, "www."):]
	}
	if near := m.sameName(target); near != "" {
		return "write: /" + near
	}
	if near := diag.Nearest(target, candidates); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if ext := path.Ext(target); ext == ".md" || ext == ".yaml" {
		return "link to a file that exists, or create it"
	}
	return "link to a file of the repository, such as ../pages/how-we-decide.md, or to an address such as /backend/compare/"
}
