package markdown

import (
	"strings"
	"testing"
)

// spellings are addresses that must not become links, as strangers write
// them: each is refused, and none reaches the page.
var spellings = []string{
	"javascript:alert(1)",
	"JaVaScRiPt:alert(1)",
	"javascript&colon;alert(1)",
	"javascript&#58;alert(1)",
	"javascript&#x3a;alert(1)",
	"javascript&#0000058alert(1)&#58;",
	"&#106;avascript:alert(1)",
	"&#x6A;&#x61;vascript:alert(1)",
	"javascript&amp;colon;alert(1)",
	"javascript&amp;#58;alert(1)",
	`javascript\:alert(1)`,
	"javascript%3Aalert(1)",
	"javascript%253Aalert(1)",
	"%6Aavascript:alert(1)",
	"java&Tab;script:alert(1)",
	"java&NewLine;script:alert(1)",
	"java&#9;script:alert(1)",
	"java%0ascript:alert(1)",
	"java%00script:alert(1)",
	"&#1;javascript:alert(1)",
	"&#x200B;javascript:alert(1)",
	"\u200bjavascript:alert(1)",
	"&#160;javascript:alert(1)",
	"\u00a0javascript:alert(1)",
	"%20javascript:alert(1)",
	"vbscript:msgbox(1)",
	"data:text/html,<script>alert(1)</script>",
	"data:text/html;base64,PHNjcmlwdD4=",
	"data:image/svg+xml;base64,PHN2Zz4=",
	"blob:https://evil.example/1",
	"intent://evil.example#Intent;end",
	"filesystem:https://evil.example/1",
	"view-source:https://evil.example",
	"file:///etc/passwd",
	"ftp://evil.example/",
	"ws://evil.example/",
	"//evil.example",
	"///evil.example",
	`/\evil.example`,
	`\\\\evil.example`,
	"/%2Fevil.example",
	"/%5Cevil.example",
	"/&Tab;/evil.example",
	"&sol;&sol;evil.example",
	"https:evil.example",
	"https:/evil.example",
	"https:///evil.example",
	`https:\\evil.example`,
	"https%3A//evil.example",
	"https://good.example@evil.example",
	"https://",
	"https://%65vil.example",
	"https://e\u202evil.example",
	"mailto:",
	"mailto:nobody",
	"tel:123",
	"x:y",
	"../../../x",
	"..%2F..%2F..%2Fx",
	"/../x",
	"%2Fetc/passwd",
	"?x=1",
	"#",
	"a%zzb",
	"a%00b",
	"a&#10;b",
}

// forms are the ways to write an address.
var forms = map[string]string{
	"link":      "[a](%)",
	"angled":    "[a](<%>)",
	"full":      "[a][c]\n\n[c]: %",
	"shortcut":  "[c]\n\n[c]: %",
	"unused":    "text\n\n[c]: %",
	"image":     "![a](%)",
	"image ref": "![a][c]\n\n[c]: <%>",
	"autolink":  "<%>",
	"bare":      "see %",
}

func TestSpellings(t *testing.T) {
	for _, s := range spellings {
		for form, pattern := range forms {
			doc, diags := render(strings.ReplaceAll(pattern, "%", s))
			markup := page(doc)
			if strings.Contains(markup, "href=") || strings.Contains(markup, "src=") {
				if form != "bare" { // a good address can be part of a bad one
					t.Errorf("%s %q gives %s", form, s, markup)
				}
			}
			for _, what := range unsafe(doc) {
				t.Errorf("%s %q: the page has %s", form, s, what)
			}
			// Autolinks and bare addresses that are none for Markdown are text.
			if !diags.Failed() && form != "autolink" && form != "bare" {
				t.Errorf("%s %q is not reported", form, s)
			}
		}
	}
}

func TestClassify(t *testing.T) {
	for _, test := range []struct {
		dest, external, path, fragment string
		image                          bool
	}{
		{dest: "flask.md", path: "content/articles/flask.md"},
		{dest: "./flask.md#a", path: "content/articles/flask.md", fragment: "a"},
		{dest: "../pages/how-we-decide.md#levels", path: "content/pages/how-we-decide.md", fragment: "levels"},
		{dest: "../../data/sources.yaml#x", path: "data/sources.yaml", fragment: "x"},
		{dest: "a%20b.md", path: "content/articles/a b.md"},
		{dest: "/data/backend/options/django.yaml#security", path: "/data/backend/options/django.yaml", fragment: "security"},
		{dest: "/backend/compare/django-vs-express/", path: "/backend/compare/django-vs-express/"},
		{dest: "/backend/decide/?team=ts&live=yes#x", path: "/backend/decide/?team=ts&live=yes", fragment: "x"},
		{dest: "/", path: "/"},
		{dest: "#caf%C3%A9", fragment: "café"},
		{dest: "#café", fragment: "café"},
		{dest: "#a:b", fragment: "a:b"},
		{dest: "https://example.org", external: "https://example.org"},
		{dest: "HTTPS://Example.org/%41?a=javascript:1", external: "HTTPS://Example.org/%41?a=javascript:1"},
		{dest: "http://localhost:8000/", external: "http://localhost:8000/"},
		{dest: "https://example.org/é(1)", external: "https://example.org/%C3%A9(1)"},
		{dest: "mailto:a@example.org?subject=x", external: "mailto:a@example.org?subject=x"},
		{dest: "../../assets/a.png", path: "assets/a.png", image: true},
		{dest: "/content/samples/a.png", path: "content/samples/a.png", image: true},
	} {
		got, bad := classify(testFile, test.dest, test.image)
		if bad != nil || got != (target{test.external, test.path, test.fragment}) {
			t.Errorf("%q: %+v, %+v", test.dest, got, bad)
		}
	}
}

func TestImageTargets(t *testing.T) {
	for dest, rule := range map[string]string{
		"https://example.org/a.png": "remote-image",
		"HTTP://example.org/a.png":  "remote-image",
		"//example.org/a.png":       "link-scheme",
		"data:image/png;base64,x":   "link-scheme",
		"javascript:x":              "link-scheme",
		"../../data/a.png":          "image-path",
		"../../assets":              "image-path",
		"/assets/../data/a.png":     "image-path",
		"/assets/../../x.png":       "link-target",
		"../../assets/a.svg#x":      "image-path",
		"../../assets/a.svg?x":      "link-target",
		"#x":                        "link-target",
		"":                          "link-target",
	} {
		if _, bad := classify(testFile, dest, true); bad == nil || bad.rule != rule {
			t.Errorf("%q: %+v, want %s", dest, bad, rule)
		}
	}
}
