package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// style is a style sheet that a page links to.
type style struct {
	Href      string `json:"href"`
	Integrity string `json:"integrity"`
}

// page is the answer that shows a page, with the server's script in it and
// perhaps more at the end of its main part.
func page(status int, data []byte, more string) *answer {
	s := scan(data, more != "")
	s.rest.Write([]byte(more))
	a := &answer{status: status, mime: contentType(".html"), styles: s.styles, tag: hex.EncodeToString(s.rest.Sum(nil)[:16])}
	a.body = slices.Concat(data[:s.head], a.script(), data[s.head:s.main], []byte(more), data[s.main:])
	return a
}

// script is the element that keeps an open page up to date. It holds what the
// page is, so that the page can tell when it has become another.
func (a *answer) script() []byte {
	return fmt.Appendf(nil, `<script type=module src=%slive.js data-status=%d data-tag="%s" data-styles="%s"></script>`,
		own, a.status, html.EscapeString(a.tag), html.EscapeString(string(encode(a.styles))))
}

// scanned is what the server has to know of a page.
type scanned struct {
	head   int // where its script goes: nothing but the beginning of the document is before it
	main   int // where the main part ends
	styles []style
	rest   hash.Hash // of everything but the addresses of style sheets
}

// scan goes through a page once. The script must come first, so that it runs
// before those of the page, but not ahead of the doctype, which would be
// another document then. Where the main part ends is looked for only where that
// is wanted: a page may be very long.
func scan(page []byte, wantMain bool) scanned {
	s := scanned{main: len(page), styles: []style{}, rest: sha256.New()}
	z := html.NewTokenizer(bytes.NewReader(page))
	hashed, beginning, links := 0, true, 0 // links is where the next one may be
	for at := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			s.rest.Write(page[hashed:])
			return s
		}
		start, end := at, at+len(z.Raw())
		at = end
		raw := page[start:end]
		if !beginning && !wantMain && start >= links {
			if links = nextLink(page, start); links == len(page) {
				s.rest.Write(page[hashed:])
				return s
			}
		}
		if !beginning && !bytes.HasPrefix(raw, []byte("<l")) && !bytes.HasPrefix(raw, []byte("<L")) && !bytes.HasPrefix(raw, []byte("</")) {
			continue // most of a page, which need not be taken apart
		}
		blank := kind == html.TextToken && len(bytes.Trim(raw, "\ufeff \t\r\n\f")) == 0
		t := z.Token()
		if beginning && !blank && kind != html.CommentToken {
			opens := kind == html.StartTagToken && (t.Data == "html" || t.Data == "head")
			if beginning = kind == html.DoctypeToken || opens; beginning {
				s.head = end
			}
		}
		switch {
		case kind == html.EndTagToken && t.Data == "main":
			s.main = start
		case isStyle(t):
			s.rest.Write(page[hashed:start])
			hashed = end
			s.styles = append(s.styles, s.takeStyle(t))
		}
	}
}

// nextLink finds the next link element, or what looks like one, from a place on.
func nextLink(page []byte, from int) int {
	for {
		i := bytes.IndexByte(page[from:], '<')
		if i < 0 {
			return len(page)
		}
		from += i + 1
		if name := page[from:min(from+4, len(page))]; bytes.EqualFold(name, []byte("link")) {
			return from
		}
	}
}

func isStyle(t html.Token) bool {
	if t.Data != "link" || t.Type != html.StartTagToken && t.Type != html.SelfClosingTagToken {
		return false
	}
	for _, a := range t.Attr {
		if a.Key == "rel" {
			kinds := strings.Fields(strings.ToLower(a.Val))
			return slices.Contains(kinds, "stylesheet") && !slices.Contains(kinds, "alternate")
		}
	}
	return false
}

// takeStyle gives the address of a style sheet. Everything else that its link
// says belongs to the rest of the page, so that two pages with the same rest
// have the same number of sheets in the same places, for the same media.
func (s *scanned) takeStyle(t html.Token) style {
	var found style
	for _, a := range t.Attr {
		switch a.Key {
		case "href":
			found.Href = a.Val
		case "integrity":
			found.Integrity = a.Val
		default:
			fmt.Fprintf(s.rest, "%q=%q ", a.Key, a.Val)
		}
	}
	s.rest.Write([]byte("<link>"))
	return found
}
