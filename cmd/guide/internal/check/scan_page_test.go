package check

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// plainMarkups are read without the parser.
var plainMarkups = []string{
	`<!doctype html><html lang=en><meta charset=utf-8><title>A &amp; b</title><body class=k-a><a href=/x id=a>x</a>`,
	`<a href="/x?a=1&amp;b=2#c">x</a><A HREF='/Y' ID="b">y</A><p id=a/><br/><hr /><a href=/x/>`,
	`<svg viewBox="0 0 1 1"><linearGradient id=g /><path d="M0"/></svg><img src=a.png alt="" srcset="b.png 2x, c.png 3x">`,
	`<script type=application/ld+json>{"a": "<a href=/no> </scrip> <<"}</script><script src=/s.js></script><style>a{}</STYLE>`,
	`<p>1 < 2 &lt;no value&gt; <3 <`, `<p title="<no value>">`, `<p title=<nil>x>`, `<p title="&#60;nil&#62;">`,
	`<pre><code>%!s(</code></pre><code>&lt;nil&gt;</code>`, `<p>0001-01-01`, `<p title=ZgotmplZ>`, `<p>&Zgotmpl;Z &#90;gotmplZ`,
	`<meta property=og:url content="https://x.example/"><meta content="0; url='/next'" http-equiv=Refresh>`,
	`<div onclick=alert(1) style=color:red OnLoad><input disabled id>`, `<title>&lt;nil></title><textarea><nil></textarea>`,
	`</code>%!s(<code>`, `<a href="//x"><a href="javascript:x"><a href=a/b#c>`,
}

// oddMarkups are left to the parser.
var oddMarkups = []string{
	`<!-- a -->`, `<!DOCTYPE html>`, `<?xml?>`, `</>`, `</ a>`, `</a b>`, `<a href=/x href=/y>`, `<a HREF=/x href=/y>`, `<a href = /x>`,
	`<a href=>`, `<a =b>`, `<a "b">`, `<a b"c>`, `<a href`, `<a href="`, `<a`, `<a<b>`, `</a >`, `<script><!--</script>`, `<script>`, `<title>a`,
	"<a href=a\rb>", "a\x00b", `<plaintext><a>`, `<noscript><a>`, `<a href="/x?a&lt=1">`, `<a title="&notit;">`, `<a title="&copy;">`,
	`<a a b c d e f g h i j k l m n o p q>`,
}

// verdict is all that is found out about a page.
func verdict(p *page) string {
	var diags diag.List
	mount := Mount{Origin: "https://x.example", Base: ""}
	got := p.inspect(diag.Pos{File: "a.md"}, mount, &diags)
	found := fmt.Sprintf("%q %q %+v", got.ids, got.links, p.odd)
	for _, d := range diags.All() {
		found += "\n" + d.Message
	}
	return found
}

// sameScanned holds what is found out about a page without the parser to what
// is found out with it, and tells whether the page was plain enough.
func sameScanned(t *testing.T, data []byte) (plain bool) {
	t.Helper()
	p, plain := scanPage("a/index.html", data)
	if !plain {
		return false
	}
	slices.Sort(p.ids)
	want := parsePage("a/index.html", data)
	slices.Sort(want.ids)
	if got, want := verdict(p), verdict(want); got != want {
		t.Errorf("%q: %s, with the parser %s", data, got, want)
	}
	return true
}

func TestScanPage(t *testing.T) {
	for _, markup := range plainMarkups {
		if !sameScanned(t, []byte(markup)) {
			t.Errorf("%q is plain", markup)
		}
	}
	for _, markup := range oddMarkups {
		if sameScanned(t, []byte(markup)) {
			t.Errorf("%q is not plain", markup)
		}
	}
}

// TestScanPageMixed cuts the markups into pieces and puts these together anew.
func TestScanPageMixed(t *testing.T) {
	random, plain := rand.New(rand.NewPCG(1, 2)), 0
	all := slices.Concat(plainMarkups, plainMarkups, plainMarkups, markups, oddMarkups)
	for range 100_000 {
		var data strings.Builder
		for range 1 + random.IntN(4) {
			markup := all[random.IntN(len(all))]
			from := random.IntN(len(markup) + 1)
			if random.IntN(2) == 0 {
				from = 0
			}
			to := from + random.IntN(len(markup)-from+1)
			if random.IntN(2) == 0 {
				to = len(markup)
			}
			data.WriteString(markup[from:to])
		}
		if sameScanned(t, []byte(data.String())) {
			plain++
		}
		if t.Failed() {
			return
		}
	}
	if plain < 10_000 {
		t.Errorf("only %d pages were plain", plain)
	}
}

func FuzzScanPage(f *testing.F) {
	for _, markup := range slices.Concat(plainMarkups, oddMarkups, markups) {
		f.Add([]byte(markup))
	}
	f.Fuzz(func(t *testing.T, data []byte) { sameScanned(t, data) })
}

// TestLeaksInText holds what mayLeak takes for granted.
func TestLeaksInText(t *testing.T) {
	for _, l := range leaks {
		if at := strings.IndexAny(l, "<&\x00\r"); at > 0 || at == 0 && (l[0] != '<' || !letter(l[1])) {
			t.Errorf("a page may show %q in another way than scanPage looks for", l)
		}
	}
}
