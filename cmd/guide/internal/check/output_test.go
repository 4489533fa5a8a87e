package check

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// TestOutput gives small finished sites, mounted at https://x.example/repo/,
// and what the rules of the output find in them.
func TestOutput(t *testing.T) {
	for _, test := range []struct {
		name  string
		files map[string]string // beside a page a/index.html with the id "here"
		want  string
	}{
		{"sound", map[string]string{
			"index.html": `<a href=/repo/a/>a</a><a href="a/#here">b</a><a href=#i id=i>c</a><a href=https://y.example/>d</a><a href="mailto:a@y.example">e</a><link href=/repo/site.css><img src=a/x.png srcset="a/x.png 1x, /repo/a/x.png 2x">`,
			"site.css":   "", "a/x.png": "", "404.html": "<a href=/repo/>home</a>",
			"sitemap.xml": `<urlset><url><loc>https://x.example/repo/a/</loc></url></urlset>`,
			"feed.xml":    `<feed><link href="https://x.example/repo/"/><id>https://x.example/repo/gone/</id></feed>`,
		}, ""},
		{"linked data", map[string]string{"index.html": `<script type=application/ld+json>{"a": "<b id=i><b id=i>"}</script><script src=/repo/a.js></script>`, "a.js": ""}, ""},
		{"code may hold anything", map[string]string{"index.html": `<pre><code>ZgotmplZ &lt;no value&gt;</code></pre><p><code>%!s(</code>`}, ""},

		{"dead link", map[string]string{"index.html": `<a href=/repo/b/>b</a>`}, `output-link the page index.html links to "/repo/b/", but there is no such file in the output`},
		{"without the slash", map[string]string{"index.html": `<a href=/repo/a>b</a>`}, `output-link the page index.html links to "/repo/a", but there is no such file in the output`},
		{"another case", map[string]string{"index.html": `<a href=/repo/A/>b</a>`}, `output-link the page index.html links to "/repo/A/", but there is no such file in the output`},
		{"dead anchor", map[string]string{"index.html": `<a href=/repo/a/#there>b</a>`}, `output-link the page index.html links to "/repo/a/#there", but there is no id "there" on it`},
		{"dead anchor of its own", map[string]string{"index.html": `<a href=#there>b</a>`}, `output-link the page index.html links to "#there", but there is no id "there" on it`},
		{"outside of the folder", map[string]string{"index.html": `<a href=/a/>b</a>`}, `output-link the page index.html links to "/a/", but it leaves the folder /repo/ that the site is mounted at`},
		{"script", map[string]string{"index.html": `<a href="javascript:alert(1)">b</a>`}, `output-link the page index.html links to "javascript:alert(1)", but the scheme javascript is not allowed`},
		{"data", map[string]string{"index.html": `<img src="data:image/png;base64,AA">`}, `output-link the page index.html links to "data:image/png;base64,AA", but the scheme data is not allowed`},
		{"no address", map[string]string{"index.html": `<a href="https://[">b</a>`}, `output-link the page index.html links to "https://[", but that is not an address`},
		{"picture", map[string]string{"index.html": `<img src=a/x.png>`}, `output-link the page index.html links to "a/x.png", but there is no such file in the output`},
		{"larger picture", map[string]string{"index.html": `<img srcset="a/x.png 2x">`}, `output-link the page index.html links to "a/x.png", but there is no such file in the output`},
		{"style sheet", map[string]string{"index.html": `<link rel=stylesheet href=/repo/site.css>`}, `output-link the page index.html links to "/repo/site.css", but there is no such file in the output`},
		{"form", map[string]string{"index.html": `<form action=/repo/b/></form>`}, `output-link the page index.html links to "/repo/b/", but there is no such file in the output`},
		{"canonical", map[string]string{"index.html": `<link rel=canonical href=https://x.example/repo/b/>`}, `output-link the page index.html links to "https://x.example/repo/b/", but there is no such file in the output`},
		{"shared address", map[string]string{"index.html": `<meta property=og:url content=https://x.example/repo/b/>`}, `output-link the page index.html links to "https://x.example/repo/b/", but there is no such file in the output`},
		{"redirect", map[string]string{"index.html": `<meta http-equiv=refresh content="0; url=/repo/b/">`}, `output-link the page index.html links to "/repo/b/", but there is no such file in the output`},
		{"sitemap", map[string]string{"sitemap.xml": `<urlset><url><loc>https://x.example/repo/b/</loc></url></urlset>`}, `output-link it lists "https://x.example/repo/b/", but there is no such file in the output`},
		{"feed", map[string]string{"feed.xml": `<feed><link href="https://x.example/repo/b/"/></feed>`}, `output-link it lists "https://x.example/repo/b/", but there is no such file in the output`},

		{"id twice", map[string]string{"index.html": `<p id=a><p id=b><p id=a>`}, `page-id the id "a" stands 2 times on the page index.html`},
		{"style attribute", map[string]string{"index.html": `<p style="color:red">`}, `inline-code the page index.html has the attribute style on <p>`},
		{"event handler", map[string]string{"index.html": `<p onclick="x()">`}, `inline-code the page index.html has the attribute onclick on <p>`},
		{"event handler in capitals", map[string]string{"index.html": `<svg OnLoad=x()></svg>`}, `inline-code the page index.html has the attribute onload on <svg>`},
		{"style element", map[string]string{"index.html": `<style>p{}</style>`}, `inline-code the page index.html has a style element`},
		{"script element", map[string]string{"index.html": `<script>x()</script>`}, `inline-code the page index.html has an inline script`},
		{"empty script element", map[string]string{"index.html": `<script></script>`}, `inline-code the page index.html has an inline script`},
		{"module", map[string]string{"index.html": `<script type=module>x()</script>`}, `inline-code the page index.html has an inline script`},
		{"broken linked data", map[string]string{"index.html": `<script type=application/ld+json>{"a": }</script>`}, `inline-code the data in the page index.html is not JSON`},
		{"refused by html/template", map[string]string{"index.html": `<p>ZgotmplZ</p>`}, `leak the page index.html shows "ZgotmplZ", a trace of the program`},
		{"refused in an attribute", map[string]string{"index.html": `<p title="ZgotmplZ">x</p>`}, `leak the page index.html shows "ZgotmplZ", a trace of the program`},
		{"no value", map[string]string{"index.html": `<p>&lt;no value&gt;</p>`}, `leak the page index.html shows "<no value>", a trace of the program`},
		{"nil", map[string]string{"index.html": `<p>&lt;nil&gt;</p>`}, `leak the page index.html shows "<nil>", a trace of the program`},
		{"format", map[string]string{"index.html": `<p>%!s(int=1)</p>`}, `leak the page index.html shows "%!s(", a trace of the program`},
		{"zero date", map[string]string{"index.html": `<time datetime=0001-01-01>x</time>`}, `leak the page index.html shows "0001-01-01", a trace of the program`},
	} {
		files := map[string]string{"a/index.html": "<p id=here>", "index.html": ""}
		maps.Copy(files, test.files)
		var diags diag.List
		checkFiles(files, nil, Mount{"https://x.example", "/repo"}, &diags)
		var lines []string
		for _, d := range diags.All() {
			lines = append(lines, d.Rule+" "+d.Message)
		}
		if got := strings.Join(lines, "\n"); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

// checkFiles runs all rules of the output over some files.
func checkFiles(files map[string]string, sources map[string]diag.Pos, mount Mount, diags *diag.List) {
	s := &Site{Lists: map[string][]string{}, Mount: mount, Has: func(p string) bool { _, ok := files[p]; return ok }}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		switch path.Ext(file) {
		case ".html":
			s.Pages = append(s.Pages, Inspect(file, []byte(files[file]), sources[file], mount, diags))
		case ".xml":
			s.Lists[file] = Addresses([]byte(files[file]))
		}
	}
	Output(s, diags)
}

// TestOutputPlace: a fault of a page is reported at the file that it is made
// of.
func TestOutputPlace(t *testing.T) {
	var diags diag.List
	checkFiles(map[string]string{"index.html": "<a href=b>", "a.html": "<a href=b>"},
		map[string]diag.Pos{"index.html": {File: "data/x.yaml", Line: 3, Col: 2}}, Mount{Origin: "https://x.example"}, &diags)
	var places []string
	for _, d := range diags.All() {
		places = append(places, d.Pos.String())
	}
	if got := fmt.Sprint(places); got != "[a.html data/x.yaml:3:2]" {
		t.Errorf("got %s", got)
	}
}
