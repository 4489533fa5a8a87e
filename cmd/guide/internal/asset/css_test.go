package asset

import (
	"strings"
	"testing"
)

// TestModernCSS: what a current browser knows has to survive, in the notation
// that it knows.
func TestModernCSS(t *testing.T) {
	src := `@layer base, parts;
@layer base {
  :root { color-scheme: light dark; --ink: light-dark(#1f2328, oklch(90% 0.02 240)); --empty: ; --list: { a }; }
  nav {
    & > a:hover { color: color-mix(in oklch, var(--ink) 50%, transparent); }
    .x & { margin: calc(1rem + 2px); }
    @media (width >= 40rem) { gap: 1rem; }
  }
}
@container card (inline-size > 30em) { .a { padding: 0 } }
@supports (height: 1dvh) { .a { height: 100dvh } }
@property --x { syntax: "<length>"; inherits: false; initial-value: 0px }
@starting-style { .a { opacity: 0 } }
@view-transition { navigation: auto }
.a:is(b, c):has(> d)::before { content: counter(line); content: counter(line) / ""; inset: 0 auto }
:root:not([data-theme=light]) .k { width: clamp(1rem, 2vw + 1rem, 3rem) }`
	out := string(good(t, map[string]string{"a.css": src}, "a.css").Bytes)
	for _, want := range []string{
		"@layer base,parts;", "@layer base{", "light-dark(#1f2328, oklch(90% 0.02 240))", "& > a:hover{", ".x &{", "color-mix(in oklch,",
		"@container card (inline-size > 30em)", "@supports(height:1dvh)", "100dvh", "@property --x{", "@starting-style{", "@view-transition{",
		`content:counter(line)/""`, ":has(>d)", ":root:not([data-theme=light]) .k{", "clamp(1rem,2vw + 1rem,3rem)", "calc(1rem + 2px)", "width >= 40rem",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("lacks %q", want)
		}
	}
	if strings.Count(out, "{") != strings.Count(out, "}") {
		t.Error("unbalanced")
	}
	if len(out) >= len(src) {
		t.Error("not smaller")
	}
	if t.Failed() {
		t.Log(out)
	}
}

// TestGoodCSS holds the check to what is allowed.
func TestGoodCSS(t *testing.T) {
	for _, src := range []string{
		"", "a{}", "a{b:c}", "a{b:c;;}", "a{;}", "/**/", "@charset \"utf-8\";a{b:c}",
		"a{--x:{color red}}", "a{--x:}", "a:hover,b::before{c:d}", "@media print{a{b:c}}", "a{b:'it\\'s';c:\"{\"}",
		"a{&:hover{b:c}d:e}", "@font-face{font-family:x}", "a[b=\"]\"]{c:d}", "a{b:c}/* } */", "a{@media print{b:c}}",
	} {
		if _, lines := build(map[string]string{"a.css": src}); len(lines) > 0 {
			t.Errorf("%q: %v", src, lines)
		}
	}
}
