package check

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// tokens is what a page holds by the parser's own tokens: slower than what parsePage
// makes of it, and plain.
func tokens(data []byte) (ids map[string]int, links []link, code []string) {
	ids = map[string]int{}
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		switch z.Next() {
		case html.ErrorToken:
			slices.SortFunc(links, func(a, b link) int { return strings.Compare(a.element+a.url, b.element+b.url) })
			return ids, links, code
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			of := map[string]string{}
			for _, a := range t.Attr {
				of[a.Key] = a.Val
				switch {
				case a.Key == "id":
					ids[a.Val]++
				case slices.Contains([]string{"href", "src", "action", "poster", "data"}, a.Key):
					links = append(links, link{t.Data, a.Val})
				case a.Key == "srcset":
					for each := range strings.SplitSeq(a.Val, ",") {
						url, _, _ := strings.Cut(strings.TrimSpace(each), " ")
						links = append(links, link{t.Data, url})
					}
				case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
					code = append(code, t.Data+" "+a.Key)
				}
			}
			if t.Data == "meta" {
				if of["property"] == "og:url" || of["property"] == "og:image" {
					links = append(links, link{t.Data, of["content"]})
				}
				if at := strings.Index(strings.ToLower(of["content"]), "url="); at >= 0 && strings.EqualFold(of["http-equiv"], "refresh") {
					links = append(links, link{t.Data, strings.Trim(of["content"][at+len("url="):], `'" `)})
				}
			}
		}
	}
}

var markups = []string{
	`<p id=a><a href="/x?a=1&amp;b=2#c">x</a><A HREF='/Y' ID="b">y</A>`,
	`<img src=a.png srcset="b.png 2x, c.png 3x" alt="<a href=/no>">`,
	`<!-- <a href=/no> --><script src=/s.js></script><script type=application/json>{"a": "<a href=/no>"}</script>`,
	`<title><a href=/no></title><textarea><a id=no></textarea><style>a{}</style>`,
	`<meta property=og:url content="https://x.example/"><meta content="0; url='/next'" http-equiv=Refresh>`,
	`<svg id=a><a href=#b><path d="M0"/></a></svg><div onclick=alert(1) style=color:red OnLoad>`,
	`<a href=/x href=/y id=a id=b>`, `<a href=>`, `<a href`, `<p id="`, `<unknown-element data=/z>`, `<a href=/é id=ö>`, `&lt;a href=/no&gt;`,
	`<form action=/s><video poster=p.png><object data=o.svg>`,
}

func TestParsePage(t *testing.T) {
	for _, markup := range markups {
		sameAsTokens(t, []byte(markup))
	}
}

func FuzzParsePage(f *testing.F) {
	for _, markup := range markups {
		f.Add([]byte(markup))
	}
	f.Fuzz(func(t *testing.T, data []byte) { sameAsTokens(t, data) })
}

func sameAsTokens(t *testing.T, data []byte) {
	t.Helper()
	p := parsePage("a.html", data)
	ids, links, code := tokens(data)
	slices.SortFunc(p.links, func(a, b link) int { return strings.Compare(a.element+a.url, b.element+b.url) })
	var inline []string
	for _, tag := range p.odd {
		for _, a := range tag.attrs {
			inline = append(inline, tag.name+" "+a)
		}
	}
	if !maps.Equal(p.ids, ids) || !slices.Equal(p.links, links) || !slices.Equal(inline, code) {
		t.Errorf("%q holds %v %v %v, by its tokens %v %v %v", data, p.ids, p.links, inline, ids, links, code)
	}
}
