package serve

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// index is the pages of a site in the form in which very many of them can be
// compared with an address that leads nowhere.
type index struct {
	pages []target
	words []string // that the paths of the pages consist of
}

// target is a page that may have been meant.
type target struct {
	url  string
	path []int // numbers of words
}

const (
	maxDepth   = 6  // segments of a path that are compared
	maxNearest = 5  // pages that are named
	maxWord    = 64 // bytes of a segment that are compared: one for each bit of a word
)

// newIndex lists the pages of a site.
func newIndex(site Site) *index {
	x := &index{}
	numbers := map[string]int{}
	for _, file := range site.Paths() {
		if !strings.HasSuffix(file, ".html") || file == "404.html" {
			continue
		}
		page := target{url: site.Base() + "/" + strings.TrimSuffix(file, "index.html")}
		for _, word := range segments(file) {
			n, known := numbers[word]
			if !known {
				n = len(x.words)
				numbers[word] = n
				x.words = append(x.words, word)
			}
			page.path = append(page.path, n)
		}
		x.pages = append(x.pages, page)
	}
	return x
}

// segments cuts the path of a page into what is compared.
func segments(file string) []string {
	file = strings.TrimSuffix(strings.TrimSuffix(file, "index.html"), ".html")
	all := strings.FieldsFunc(strings.ToLower(file), func(r rune) bool { return r == '/' })
	all = all[:min(len(all), maxDepth)]
	for i, s := range all {
		all[i] = s[:min(len(s), maxWord)]
	}
	return all
}

// nearest gives the addresses of the pages that are nearest to a file that does
// not exist.
func (x *index) nearest(file string) []string {
	asked := newQuery(segments(file), x.words)
	type candidate struct {
		url  string
		cost int
	}
	var near []candidate
	for _, p := range x.pages {
		// What has less than half in common has nothing to do with it.
		if cost := asked.cost(p.path); 2*cost < whole*max(asked.length, len(p.path)) {
			near = append(near, candidate{p.url, cost})
		}
	}
	slices.SortFunc(near, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(len(a.url), len(b.url)), strings.Compare(a.url, b.url))
	})
	var urls []string
	for _, c := range near[:min(len(near), maxNearest)] {
		// Below a page that is very near there are many that are not meant.
		if c.cost < near[0].cost+whole/2 {
			urls = append(urls, c.url)
		}
	}
	return urls
}

// nearestList is what the page of an address that leads nowhere says about
// others. Its classes are those of the lists of the site.
func (x *index) nearestList(file string) string {
	urls := x.nearest(file)
	if len(urls) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("<section class=band><h2>Nearest pages</h2><ul class=links>")
	for _, url := range urls {
		url = html.EscapeString(url)
		b.WriteString(`<li><a href="` + url + `">` + url + "</a></li>")
	}
	b.WriteString("</ul></section>")
	return b.String()
}
