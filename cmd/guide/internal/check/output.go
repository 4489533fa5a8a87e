package check

import (
	"bytes"
	"io"
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Site is the finished output.
type Site struct {
	Pages []*Page // every HTML page, inspected, by file
	// Has reports whether a path is a file of the output.
	Has func(path string) bool
	// Lists are the files that list addresses of the site: sitemap and feed.
	Lists map[string][]byte
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

// page is a finished page, tokenized for the rules that look at one page.
type page struct {
	file  string
	at    diag.Pos
	tags  []tag
	text  []string // pieces of text outside of code
	ids   map[string]int
	links []link
}

type tag struct {
	name string
	attr []html.Attribute
	body string // of script and style elements
}

type link struct{ element, url string }

func parsePage(file string, data []byte) *page {
	p := &page{file: file, ids: map[string]int{}}
	z := html.NewTokenizer(bytes.NewReader(data))
	code := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				p.text = append(p.text, z.Err().Error())
			}
			return p
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			p.add(t)
			if t.Data == "code" || t.Data == "pre" || t.Data == "script" {
				code++
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); slices.Contains([]string{"code", "pre", "script"}, string(name)) {
				code--
			}
		case html.TextToken:
			text := string(z.Text())
			if last := len(p.tags) - 1; last >= 0 && (p.tags[last].name == "script" || p.tags[last].name == "style") && p.tags[last].body == "" {
				p.tags[last].body = text
			}
			if code == 0 {
				p.text = append(p.text, text)
			}
		}
	}
}

func (p *page) add(t html.Token) {
	p.tags = append(p.tags, tag{name: t.Data, attr: t.Attr})
	for _, a := range t.Attr {
		switch {
		case a.Key == "id":
			p.ids[a.Val]++
		case a.Key == "href" || a.Key == "src" || a.Key == "action" || a.Key == "poster" || a.Key == "data":
			p.links = append(p.links, link{t.Data, a.Val})
		case a.Key == "srcset":
			for candidate := range strings.SplitSeq(a.Val, ",") {
				url, _, _ := strings.Cut(strings.TrimSpace(candidate), " ")
				p.links = append(p.links, link{t.Data, url})
			}
		case a.Key == "content" && t.Data == "meta" && (attribute(t, "property") == "og:url" || attribute(t, "property") == "og:image"):
			p.links = append(p.links, link{t.Data, a.Val})
		case a.Key == "content" && t.Data == "meta" && strings.EqualFold(attribute(t, "http-equiv"), "refresh"):
			if at := strings.Index(strings.ToLower(a.Val), "url="); at >= 0 {
				p.links = append(p.links, link{t.Data, strings.Trim(a.Val[at+len("url="):], `'" `)})
			}
		}
	}
}

func attribute(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
