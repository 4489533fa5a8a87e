package asset

import (
	"slices"
	"strings"
	"testing"
)

// TestFaults: every fault has its true place and leaves the file out.
func TestFaults(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg">`
	tests := []struct{ name, src, want string }{
		{"a.css", "a {\n  b: c;\n\n", `assets/a.css:1:3: "{" is not closed`},
		{"a.css", "a { b: calc(1px }", `assets/a.css:1:17: unexpected "}"`},
		{"a.css", "a { b: calc(1px; } ", `assets/a.css:1:18: unexpected "}"`},
		{"a.css", "a { b: c }\n}", `assets/a.css:2:1: unexpected "}"`},
		{"a.css", "é { b: \"c\n }", `assets/a.css:1:8: the string is not closed`},
		{"a.css", "a { b: \"c", `assets/a.css:1:8: the string is not closed`},
		{"a.css", "a{}\n /* x", `assets/a.css:2:2: the comment is not closed`},
		{"a.css", "a { b: url(c d) }", `assets/a.css:1:8: the url() is not closed, or needs quotes`},
		{"a.css", "a { b: url(c", `assets/a.css:1:8: the url() is not closed`},
		{"a.css", "a {\n  color red;\n  b: c }", `assets/a.css:2:3: a declaration needs a colon`},
		{"a.css", "a { b: c; color }", `assets/a.css:1:11: a declaration needs a colon`},
		{"a.css", "a { b: c }\nb", `assets/a.css:2:1: expected a rule with { and }`},
		{"a.css", "a: b;", `assets/a.css:1:1: expected a rule with { and }`},
		{"a.css", "a { b: url(x.png) }", `assets/a.css:1:8: "x.png" leads to no asset`},
		{"a.css", "\na { b: url(\"pic.pn\") }", `assets/a.css:2:8: "pic.pn" leads to no asset (did you mean "pic.png"?)`},
		{"a.css", "@import 'https://example.org/x.css';", `assets/a.css:1:9: "https://example.org/x.css" is not a path to another asset (write it relative to this file, such as ./icons/a.svg)`},
		{"a.css", "a{b:url(//example.org/x.png)}", `assets/a.css:1:5: "//example.org/x.png" is not a path`},
		{"a.css", "a{b:url(../../x.png)}", `assets/a.css:1:5: "../../x.png" leads to no asset`},
		{"a.css", "a{b:URL(javascript:x)}", `assets/a.css:1:5: "javascript:x" is not a path`},
		{"a.css", "a{b:url(data:text/html,x)}", `assets/a.css:1:5: "data:text/html,x" is not a path`},
		{"a.css", "@import 'a.css';", `assets/a.css:1:9: assets refer to each other in a circle: a.css → a.css`},
		{"a.css", "a\x00b", `assets/a.css:1:2: a NUL character`},
		{"a.css", "a{}\n\xff", `assets/a.css:2:1: not valid UTF-8`},
		{"a.js", "let é = 1;\n  é = = 2", `assets/a.js:2:7: unexpected = in expression`},
		{"a.js", "let a = {", `assets/a.js:1:10: expected } instead of EOF in object literal`},
		{"a.js", "// import './x.js'\nimport  './x.js'", `assets/a.js:2:9: "./x.js" leads to no asset`},
		{"a.js", "import a from 'react'", `assets/a.js:1:15: modules are imported by a relative path (begin it with "./" or "../")`},
		{"a.js", "let x = import(`./x.js`)", `assets/a.js:1:9: import() of a name that is made up at run time`},
		{"a.js", "f(\n import.meta.url)", `assets/a.js:2:2: import.meta knows nothing of fingerprinted names`},
		{"a.js", "for (let a = f(), {b} = g();;) h(a, b)", `assets/a.js: a declaration in export or for`},
		{"a.json", "{\n  \"a\": 1,\n}", `assets/a.json:3:1: invalid character '}' looking for beginning of object key string`},
		{"a.json", "{\"a\": ", `assets/a.json:1:7: unexpected end of JSON input`},
		{"a.webmanifest", "{\"icons\": [\n{\"src\": \"i.png\"}]}", `assets/a.webmanifest:2:9: "i.png" leads to no asset`},
		{"a.xml", "<a>\n<b></a>", `assets/a.xml:2:4: element <b> closed by </a>`},
		{"a.xml", "<?xml-stylesheet href='x'?><a/>", `assets/a.xml:1:1: the processing instruction xml-stylesheet is not allowed`},
		{"a.xml", "<a/><b/>", `assets/a.xml:1:5: a second root element`},
		{"a.xml", "", `assets/a.xml:1:1: the document has no element`},
		{"a.svg", svg + "\n<script>x()</script></svg>", `assets/a.svg:2:1: the element <script> is not allowed in a picture`},
		{"a.svg", svg + "\n <g  onload='x()'/></svg>", `assets/a.svg:2:6: the attribute onload would run a script`},
		{"a.svg", svg + "<g ONclick=''/></svg>", `the attribute ONclick would run a script`},
		{"a.svg", svg + "<a href='#x'/></svg>", `the element <a> is not allowed in a picture`},
		{"a.svg", svg + "<foreignObject/></svg>", `the element <foreignObject> is not allowed in a picture`},
		{"a.svg", svg + "<animate attributeName='href'/></svg>", `the element <animate> is not allowed in a picture`},
		{"a.svg", svg + "<image href='#a'/></svg>", `the element <image> is not allowed in a picture`},
		{"a.svg", svg + "<use href='x.svg#a'/></svg>", `the attribute href leads out of the picture`},
		{"a.svg", `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="https://e.org/#a"/></svg>`, `the attribute href leads out of the picture`},
		{"a.svg", svg + "<use href='java&#115;cript:x'/></svg>", `the attribute href leads out of the picture`},
		{"a.svg", svg + "<g fill='url(https://e.org/x)'/></svg>", `the attribute fill leads out of the picture`},
		{"a.svg", svg + "<g style='fill:u\\72l(x)'/></svg>", `the attribute style contains a backslash`},
		{"a.svg", svg + "<style>a{fill:url(x.png)}</style></svg>", `assets/a.svg:1:55: the style sheet leads out of the picture`},
		{"a.svg", svg + "<style>@import 'x'</style></svg>", `the style sheet leads out of the picture`},
		{"a.svg", svg + "<style><![CDATA[@import 'x';]]></style></svg>", `the style sheet leads out of the picture`},
		{"a.svg", svg + "<h:script xmlns:h='http://www.w3.org/1999/xhtml'/></svg>", `the element <script> is not of SVG`},
		{"a.svg", "<svg><g/></svg>", `the element <svg> is not of SVG`},
		{"a.svg", "<!DOCTYPE svg [<!ENTITY a 'b'>]>" + svg + "</svg>", `assets/a.svg:1:1: a document type is not allowed`},
		{"a.svg", "<html/>", `the root element is <html> and not <svg>`},
		{"a.svg", svg, `assets/a.svg:1:41: unexpected EOF`},
		{"a.png", "<svg/>", `assets/a.png: the content is not what the name says`},
		{"a.html", "<p>", `assets/a.html: files ending in ".html" are not published (allowed: .css `},
		{"a", "", `assets/a: files ending in "" are not published`},
		{".htaccess", "", `the name of an asset may have letters`},
		{"../a.css", "", `the name of an asset may have letters`},
		{"a b.css", "", `the name of an asset may have letters`},
		{"a.css", strings.Repeat("a", maxText+1), `assets/a.css: the file has 1048577 bytes; at most 1048576 are allowed`},
	}
	for _, test := range tests {
		t.Run(test.want, func(t *testing.T) {
			m, lines := build(map[string]string{test.name: test.src, "pic.png": png})
			if _, ok := m.Lookup(test.name); ok {
				t.Error("published all the same")
			}
			if len(lines) != 1 || !strings.Contains(lines[0], test.want) {
				t.Errorf("got %q, want %q", lines, test.want)
			}
		})
	}
}

// TestEveryFault: one broken reference does not hide the next, and what is wrong
// with a file is said once, however many files lead to it.
func TestEveryFault(t *testing.T) {
	_, lines := build(map[string]string{
		"a.css": "a{b:url(x.png);c:url(y.png);d:url(bad.svg)}",
		"b.css": "a{d:url(bad.svg)}", "bad.svg": "<svg/>",
		"m.js": "import './n.js'", "n.js": "\nimport './m.js'",
	})
	want := []string{
		`assets/a.css:1:18: "y.png" leads to no asset (one of: a.css, b.css, bad.svg, m.js, n.js)`,
		`assets/a.css:1:5: "x.png" leads to no asset (one of: a.css, b.css, bad.svg, m.js, n.js)`,
		`assets/bad.svg:1:1: the element <svg> is not of SVG (the root element needs xmlns="http://www.w3.org/2000/svg", and there must be no other)`,
		`assets/n.js:2:8: assets refer to each other in a circle: m.js → n.js → m.js`,
	}
	slices.Sort(lines)
	if !slices.Equal(lines, want) {
		t.Errorf("got:\n%s", strings.Join(lines, "\n"))
	}
}
