package check

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// tokens is what a page holds by the parser's own tokens: slower than what
// readPage makes of it, and plain.
func tokens(data []byte) (ids, links, code []string) {
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		switch z.Next() {
		case html.ErrorToken:
			slices.Sort(ids)
			slices.Sort(links)
			return ids, links, code
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			of := map[string]string{}
			for _, a := range t.Attr {
				of[a.Key] = a.Val
				switch {
				case a.Key == "id":
					ids = append(ids, a.Val)
				case slices.Contains([]string{"href", "src", "action", "poster", "data"}, a.Key):
					links = append(links, a.Val)
				case a.Key == "srcset":
					for each := range strings.SplitSeq(a.Val, ",") {
						url, _, _ := strings.Cut(strings.TrimSpace(each), " ")
						links = append(links, url)
					}
				case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
					code = append(code, t.Data+" "+a.Key)
				}
			}
			if t.Data == "meta" {
				if of["property"] == "og:url" || of["property"] == "og:image" {
					links = append(links, of["content"])
				}
				if at := strings.Index(strings.ToLower(of["content"]), "url="); at >= 0 && strings.EqualFold(of["http-equiv"], "refresh") {
					links = append(links, strings.Trim(of["content"][at+len("url="):], `'" `))
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
	var links, inline []string
	for _, l := range p.links {
		links = append(links, string(l))
	}
	for _, tag := range p.odd {
		for _, a := range tag.attrs {
			inline = append(inline, tag.name+" "+a)
		}
	}
	slices.Sort(p.ids)
	slices.Sort(links)
	ids, wanted, code := tokens(data)
	if !slices.Equal(p.ids, ids) || !slices.Equal(links, wanted) || !slices.Equal(inline, code) {
		t.Errorf("%q holds %q %q %q, by its tokens %q %q %q", data, p.ids, links, inline, ids, wanted, code)
	}
}
