package check

import (
	"bytes"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Site is the finished output.
type Site struct {
	Files  map[string][]byte // by path in the output folder
	Origin string            // https://host
	Base   string            // base path without a slash at the end, "" or "/repo"
	// Sources tells which file a page is made of, for the place of a fault.
	Sources map[string]diag.Pos

	pages map[string]*page
}

// page is what the rules look at on a finished page.
type page struct {
	file  string
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

// at is the place that a fault of an output file is reported at: the file
// that the page is made of, where it is known.
func (s *Site) at(file string) diag.Pos {
	if at, ok := s.Sources[file]; ok {
		return at
	}
	return diag.Pos{File: file}
}

// parsed gives every HTML page, tokenized once for all rules.
func (s *Site) parsed() []*page {
	if s.pages == nil {
		s.pages = map[string]*page{}
		for file, data := range s.Files {
			if path.Ext(file) == ".html" {
				s.pages[file] = parsePage(file, data)
			}
		}
	}
	all := make([]*page, 0, len(s.pages))
	for _, file := range slices.Sorted(maps.Keys(s.pages)) {
		all = append(all, s.pages[file])
	}
	return all
}

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
