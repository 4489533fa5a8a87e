package asset

import (
	"strings"
	"testing"
	"time"
)

// TestDeep: nesting and length are a stranger's to choose. A stack that
// overflows ends the whole program, so no parser may follow them blindly.
func TestDeep(t *testing.T) {
	const size = maxText - 100
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	nest := func(open, closed string) string {
		n := size / (len(open) + len(closed))
		return strings.Repeat(open, n) + strings.Repeat(closed, n)
	}
	tests := map[string]struct{ name, src string }{
		"JS parentheses": {"a.js", nest("(", ")")}, "JS blocks": {"a.js", nest("{", "}")}, "JS arrays": {"a.js", "x=" + nest("[", "]")},
		"JS functions": {"a.js", nest("()=>{", "}")}, "JS arrows": {"a.js", fill("a=>") + "b"}, "JS templates": {"a.js", nest("`${", "}`")},
		"JS ifs": {"a.js", fill("if(a)") + ";"}, "JS elses": {"a.js", fill("if(a);else ") + ";"}, "JS conditions": {"a.js", fill("a?b:") + "c"},
		"JS not": {"a.js", fill("!") + "a"}, "JS sum": {"a.js", fill("1+") + "1"}, "JS power": {"a.js", fill("1**") + "1"}, "JS members": {"a.js", "a" + fill(".b")},
		"JS calls": {"a.js", "a" + fill("()")}, "JS new": {"a.js", fill("new ") + "a"}, "JS assign": {"a.js", fill("a=") + "b"}, "JS comma": {"a.js", fill("a,") + "b"},
		"JS classes": {"a.js", fill("class A{x=")}, "JS labels": {"a.js", fill("a:") + ";"}, "JS patterns": {"a.js", "let " + nest("[", "]") + "=a"}, "JS awaits": {"a.js", fill("await ") + "a"},
		"JS objects": {"a.js", "x=" + nest("{a:", "}")}, "JS names": {"a.js", "let " + fill("a,") + "b"}, "JS declarations": {"a.js", fill("let {a}=b;")},
		"CSS blocks": {"a.css", nest("a{", "}")}, "CSS functions": {"a.css", "a{b:" + nest("c(", ")") + "}"}, "CSS brackets": {"a.css", "a{b:" + nest("[", "]") + "}"},
		"CSS selectors": {"a.css", fill("a,") + "b{c:d}"}, "CSS medias": {"a.css", nest("@media x{", "}")}, "CSS not": {"a.css", nest(":not(", ")") + "{a:b}"},
		"JSON": {"a.json", nest("[", "]")}, "manifest": {"a.webmanifest", nest("[", "]")}, "XML": {"a.xml", nest("<a>", "</a>")},
		"SVG path":   {"a.svg", strings.Replace(icon, "M 0 0", "M 0 0 "+fill("1 1 "), 1)},
		"SVG groups": {"a.svg", `<svg xmlns="http://www.w3.org/2000/svg">` + nest("<g>", "</g>") + "</svg>"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, lines := build(map[string]string{test.name: test.src[:min(len(test.src), maxText)]})
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("%v (%.100v)", took, lines)
			}
		})
	}
}
