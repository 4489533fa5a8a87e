package main

import (
	"bytes"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestCrawl walks the site as a browser sees it, through the handler of the
// development server and with code of its own: the rules in internal/check look
// at the same things and must not be the only ones.
func TestCrawl(t *testing.T) {
	for _, base := range []string{"", "/repo"} {
		t.Run("at"+base+"/", func(t *testing.T) {
			c := &crawler{T: t, site: realGuide(t, base), got: map[string]*answer{}, reached: map[string]bool{}}
			c.follow(realOrigin+base+"/", "the start", true)
			listed := locations(t, c.site.files["sitemap.xml"])
			for _, address := range listed {
				c.follow(address, "sitemap.xml", false)
			}
			for _, address := range feedLinks(t, c.site.files["feed.xml"]) {
				c.follow(address, "feed.xml", false)
			}
			for _, m := range markdownLink.FindAllStringSubmatch(string(c.site.files["llms.txt"]), -1) {
				c.follow(m[2], "llms.txt", false)
			}
			for file := range c.site.docs { // stubs and 404 have links too
				c.follow(c.site.url(file), "the output", false)
			}
			c.compare(listed)
			for _, file := range c.site.Paths() {
				byCustom := []string{"_redirects", "robots.txt", "llms.txt", "search.json", "sitemap.xml"}
				if c.got[c.site.url(file)] == nil && !slices.Contains(byCustom, file) && !strings.HasPrefix(file, "data/schema/") {
					t.Errorf("nothing leads to %s", file)
				}
			}
		})
	}
}

type crawler struct {
	*testing.T
	site    *realSite
	got     map[string]*answer // by address without fragment
	reached map[string]bool    // files that readers get to by links from the first page
}

type answer struct {
	body []byte
	mime string
	ids  map[string]bool
	doc  *html.Node
}

// compare holds that readers and search engines are shown the same pages.
func (c *crawler) compare(listed []string) {
	for file, doc := range c.site.docs {
		n := 0
		for _, address := range listed {
			if address == c.site.url(file) {
				n++
			}
		}
		switch k := kind(doc); {
		case k == "redirect" || k == "notfound" || file == styleFile:
			if n > 0 {
				c.Errorf("the sitemap lists %s", file)
			}
		case n != 1 || !c.reached[file]:
			c.Errorf("%s stands %d times in the sitemap; a link leads to it: %t", file, n, c.reached[file])
		}
	}
	if len(listed) > len(c.site.docs) {
		c.Errorf("the sitemap lists %d addresses", len(listed))
	}
}

// follow asks for an address and for everything on the page that answers.
// asReader means that readers get there by links alone.
func (c *crawler) follow(address, from string, asReader bool) {
	u, err := url.Parse(address)
	if err != nil {
		c.Errorf("%s links to %q: %v", from, address, err)
		return
	}
	switch {
	case u.Scheme == "https" && u.Scheme+"://"+u.Host != realOrigin:
		return // guide check --external looks at these
	case u.Scheme+"://"+u.Host != realOrigin, !strings.HasPrefix(u.Path, c.site.base+"/"):
		c.Errorf("%s links to %q, which is not on the site", from, address)
		return
	}
	fragment := u.Fragment
	u.Fragment, u.RawFragment = "", ""
	here := u.String()
	a, seen := c.got[here], false
	if a != nil {
		seen = true
	} else if a = c.get(u, from); a == nil {
		return
	}
	if fragment != "" && !a.ids[fragment] {
		c.Errorf("%s links to %q, where nothing has that id", from, address)
	}
	file := c.site.file(here)
	if seen && (!asReader || c.reached[file]) {
		return
	}
	c.reached[file] = c.reached[file] || asReader
	for _, l := range a.links() {
		to, err := u.Parse(l.to)
		if err != nil {
			c.Errorf("%s links to %q: %v", here, l.to, err)
			continue
		}
		c.follow(to.String(), here, asReader && l.forReaders)
		if got := c.got[strings.Split(to.String(), "#")[0]]; l.integrity != "" && got != nil && !intact(got.body, l.integrity) {
			c.Errorf("%s: browsers will refuse %s, its integrity is another", here, l.to)
		} else if l.code && l.integrity == "" {
			c.Errorf("%s: %s has no integrity", here, l.to)
		}
	}
}

// get asks the handler, through at most one redirect within the site.
func (c *crawler) get(u *url.URL, from string) *answer {
	target := u.EscapedPath()
	for range 2 {
		w := httptest.NewRecorder()
		r := httptest.NewRequest("GET", target, nil)
		r.Host = "localhost:1313"
		c.site.handler.ServeHTTP(w, r)
		if location := w.Header().Get("Location"); w.Code >= 300 && w.Code < 400 && strings.HasPrefix(location, c.site.base+"/") {
			target = location
			continue
		}
		if w.Code != 200 {
			c.Errorf("%s links to %s, which answers %d", from, u, w.Code)
			return nil
		}
		a := &answer{body: w.Body.Bytes(), mime: w.Header().Get("Content-Type"), ids: map[string]bool{}}
		if strings.HasPrefix(a.mime, "text/html") || strings.HasPrefix(a.mime, "image/svg") {
			a.doc, _ = html.Parse(bytes.NewReader(a.body))
			for n := range elements(a.doc, "") {
				if id := attr(n, "id"); id != "" && a.ids[id] {
					c.Errorf("%s has the id %q twice", u, id)
				} else {
					a.ids[id] = true
				}
			}
		}
		c.got[u.String()] = a
		return a
	}
	c.Errorf("%s links to %s, which is redirected on and on", from, u)
	return nil
}
