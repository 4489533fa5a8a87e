package asset

import (
	"bytes"
	"html/template"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// layouts are constructs that a minifier of HTML could stumble over.
var layouts = map[string]string{
	"action among attributes": `<a   {{if .X}}class="y"{{end}}   href="{{.U}}" title="a {{if gt .N 1}}x > y{{end}}">t</a>`,
	"attributes in branches":  `<a {{if .X}}class="y z"{{else}} data-q='1' {{end}} id="i{{.N}}">t</a>`,
	"no space before action":  `<a class="x"{{if .X}} id="b"{{end}}{{with .U}} data-u="{{.}}"{{end}}>t</a>`,
	"space before action":     `<a class="x" {{if .X}}id="b"{{end}} href="/x">t</a>`,
	"boolean attributes":      `<input value="{{.U}}" disabled="" {{if .X}}checked{{end}} type="text"><details {{if .X}}open{{end}}><summary>a</summary><p>b</p></details>`,
	"range around rows":       "<table>\n <thead>\n<tr><th>a</th></tr></thead> <tbody>\n {{range .L}}\n <tr>\n {{range $.L}} <td>{{.}}</td> {{end}}\n </tr>\n {{else}} <tr><td>none</td></tr> {{end}}\n </tbody></table>",
	"range around items":      "<ul>\n{{range .L}}\n <li><a href=\"/{{.}}\">{{.}}</a>{{if $.X}} <span>x</span>{{end}}</li>\n{{end}}\n</ul>",
	"range around options":    "<select name=q>\n{{range .L}} <option value=\"{{.}}\"{{if $.X}} selected{{end}}>{{.}}</option>\n{{end}}</select>",
	"definitions":             "{{define \"a\"}}\n<p>x {{.U}} z</p>\n{{end}}\n{{define \"b\"}}<li>{{template \"a\" .}}</li>{{end}}<ul>{{template \"b\" .}}</ul>{{block \"c\" .}} <b>{{.U}}</b> {{end}}",
	"paragraph cut in two":    `{{if .X}}<p>a{{end}} b {{if .X}}</p>{{end}} c`,
	"linked data":             `<script type="application/ld+json">{"@context": "https://schema.org", "name": {{.U}}, "x": [ {{range $i, $e := .L}}{{if $i}},{{end}} {{$e}} {{end}} ] }</script>`,
	"linked data, fixed":      `<script type="application/ld+json">{ "@context": "https://schema.org", "n": 1.10 }</script>`,
	"pre":                     "<pre class=\"a\">\n  a   {{.U}}\n   b <code>  c  {{range .L}}\n  {{.}}  {{end}}</code>\n</pre><p>a</p>",
	"comments":                "<!-- a\n comment --><b>x</b> {{/* a > \"comment */}} <i>y</i>{{- /* c */ -}} z",
	"strings in actions":      `{{if eq .U "a>b"}}<p>no</p>{{end}}<p class="a">{{printf "%s }} %s" .U "\"<" }}</p>{{` + "`raw }} \"`" + `}}`,
	"trimmed":                 "<p>{{- .U -}}  z </p>\n{{- if .X }} a {{- end }}",
	"svg":                     `<svg viewBox="0 0 10 10" class="x">{{range .L}}<path d="M{{.}} 1" />{{end}} <text x="{{.N}}"> a  b </text></svg>`,
	"title":                   `<!doctype html><html lang=en><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{.U}} – x</title><link rel="stylesheet" href="{{.U}}" integrity="{{.U}}"></head><body class="{{.U}}"><main>x</main></body></html>`,
	"words and actions":       `<p>{{.N}} of {{.N}} <em>{{.U}}</em>, {{.U}} <b>a</b> {{.U}} <a href=/x>b</a>{{if .X}} c{{end}} d</p>`,
	"content policy":          `<meta http-equiv="Content-Security-Policy" content="default-src 'self'; img-src {{.U}} data:">`,
	"address with parts":      `<a href="/x?a={{.N}}&amp;b={{.U}}#{{.U}}">x</a>`,
	"script with action":      `<script type="module" src="{{.U}}"></script><script>let a =  {{.L}};</script>`,
	"entities":                `<p>&lt;b&gt; &amp;amp; &nbsp; &quot; &copy; {{.U}}</p>`,
	"definition list":         "<dl>\n{{range .L}} <dt>{{.}}</dt>\n <dd>a <b>{{.}}</b></dd>\n{{end}}</dl>",
	"button":                  "<form method=get><label>a <input name=q value=\"\"></label> <button type=submit>go</button></form>",
}

// TestTemplates executes each layout before and after: the documents have to be
// the same but for white space that no reader sees.
func TestTemplates(t *testing.T) {
	for name, src := range layouts {
		t.Run(name, func(t *testing.T) {
			small, err := MinifyHTMLTemplate("x.html", []byte(src))
			if err != nil {
				t.Fatal(err)
			}
			for _, data := range []map[string]any{
				{"X": true, "U": "/a b", "N": 2, "L": []string{"1", "2"}},
				{"X": false, "U": "", "N": 0, "L": []string(nil)},
			} {
				want, got := execute(t, src, data), execute(t, string(small), data)
				if a, b := document(t, want), document(t, got); a != b {
					t.Errorf("%s\nwant %s\ngot  %s", small, a, b)
				}
			}
			if len(small) > len(src) {
				t.Errorf("longer: %s", small)
			}
		})
	}
}

func execute(t *testing.T, src string, data any) string {
	t.Helper()
	tmpl, err := template.New("x").Parse(src)
	if err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	var b bytes.Buffer
	if err := tmpl.Execute(&b, data); err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	return b.String()
}

// document prints a parsed page with one space where there is white space, and
// none at the edges of blocks, comments left out.
func document(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(n *html.Node, pre bool)
	walk = func(n *html.Node, pre bool) {
		switch n.Type {
		case html.TextNode:
			switch {
			case pre:
				b.WriteString(n.Data)
			case n.Parent.Data == "script":
				b.WriteString(strings.Join(strings.Fields(n.Data), ""))
			default:
				b.WriteString(" " + strings.Join(strings.Fields(n.Data), " ") + " ")
			}
		case html.ElementNode:
			b.WriteString("<" + n.Data)
			for _, a := range n.Attr {
				if (n.Data == "button" || n.Data == "input" || n.Data == "form") && (a.Key == "type" || a.Key == "method" || a.Val == "") {
					continue // the default, written or not
				}
				b.WriteString(" " + a.Key + "=" + strings.ReplaceAll(a.Val, ", ", ","))
			}
			b.WriteString(">")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, pre || n.Data == "pre")
		}
		if n.Type == html.ElementNode {
			b.WriteString("</" + n.Data + ">")
		}
	}
	walk(root, false)
	out := b.String()
	if !strings.Contains(out, "<pre") {
		out = strings.Join(strings.Fields(strings.NewReplacer("<", " <", ">", "> ").Replace(out)), " ")
	}
	return out
}

func TestTemplateBytes(t *testing.T) {
	tests := map[string]struct{ src, want string }{
		"quotes":     {`<p class="a" title="b c">{{.X}}</p>`, `<p class=a title="b c">{{.X}}</p>`},
		"blocks":     {"<ul>\n  <li>a</li>\n  {{range .L}}\n  <li>b</li>\n  {{end}}\n</ul>", "<ul><li>a</li>{{range .L}}<li>b</li>{{end}}</ul>"},
		"words":      {"<p>\n  a\n  <b>b</b>\n  c\n</p>", "<p>a\n<b>b</b>\nc</p>"},
		"pre":        {"<div>\n<pre>\n a\n\n  {{.X}}\t</pre>\n</div>", "<div><pre>\n a\n\n  {{.X}}\t</pre></div>"},
		"fixed data": {`<script type="application/ld+json">{ "a": 1.10 }</script>`, `<script type=application/ld+json>{"a":1.10}</script>`},
		"document":   {"<!doctype html>\n<html lang=\"en\">\n<head>\n</head>\n<body>\n</body>\n</html>", "<!doctype html><html lang=en><head></head><body></body></html>"},
	}
	for name, test := range tests {
		if got, err := MinifyHTMLTemplate("x", []byte(test.src)); err != nil || string(got) != test.want {
			t.Errorf("%s: %s %v", name, got, err)
		}
	}
}

// TestTemplateRefused: what the minifier would break is an error with its place.
func TestTemplateRefused(t *testing.T) {
	tests := map[string]struct{ src, want string }{
		"action in a comment": {"<p>a</p>\n<!-- {{.X}} -->", "x.html:2:6: the minifier would lose the action {{.X}} here"},
		"tag from an action":  {"<{{.Tag}}>x</{{.Tag}}>", "x.html:1:14: the minifier would lose the action {{.Tag}} here"},
		"braces as entities":  {"<p>&#123;&#123;.X}}</p>", "x.html: the minifier would make an action of text: {{.X}}"},
		"value goes on":       {"<a href={{.X}}#top>x</a>", "x.html:1:9: the value that begins with the action {{.X}} goes on after it; put it in quotes"},
		"open action":         {"<p>\n {{.X </p>", "x.html:2:2: the action is not closed"},
	}
	for name, test := range tests {
		if got, err := MinifyHTMLTemplate("x.html", []byte(test.src)); err == nil || err.Error() != test.want {
			t.Errorf("%s: %v, %s", name, err, got)
		}
	}
}
