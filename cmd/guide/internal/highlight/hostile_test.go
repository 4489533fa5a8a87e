package highlight

import (
	"flag"
	"strings"
	"testing"
	"time"
)

var full = flag.Bool("full", false, "hostile texts as large as the limits allow; takes minutes")

// hostile gives texts that patterns tend to go back over.
func hostile(size, width int) map[string]string {
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	wrap := func(s string) string { // lines as long as they may be
		return fill(strings.Repeat(s, (width-1)/len(s)) + "\n")
	}
	blank := strings.Repeat("\n", maxBlank)
	return map[string]string{
		"blank lines": fill(blank + ".\n"), "tabs": fill(strings.ReplaceAll(blank, "\n", "\t\n") + "a\n"),
		"spaces": wrap(" "), "letters": wrap("a"), "words": wrap("ab "), "digits": wrap("1"), "accents": wrap("é"),
		"double quotes": wrap(`"`), "single quotes": wrap("'"), "back quotes": wrap("`"), "open string": wrap(`"a\"`),
		"escapes": wrap(`\`), "backslash lines": fill("\\\n"), "brackets": wrap("([{"), "closed": wrap(")]}"),
		"open comment": "/*" + fill("*/*\n")[2:], "slashes": wrap("/"), "hashes": wrap("#"), "dashes": wrap("-"),
		"tags": wrap("<a "), "closing tags": wrap("</"), "less": wrap("<"), "generics": wrap("a<"), "calls": wrap("a("),
		"dollars": wrap("$"), "braces": wrap("{{"), "percent": wrap("{%"), "templates": wrap("${`"), "stars": wrap("*a_ "),
		"colons": wrap("a: "), "keys": fill("a:\n"), "commas": wrap("a,"), "dots": wrap("a."), "equals": wrap("a="),
		"at": wrap("@"), "pipes": wrap("| "), "fences": fill("```js\n"), "here documents": fill("<<A\n"),
		"front matter": fill("---\n"), "php": fill("<?php\n"), "script": fill("<script>\n"), "fold": fill("a: >\n "),
		"headers": "GET / HTTP/1.1\n" + fill("a:b\n")[16:],
	}
}

// TestHostile gives every lexer the worst that a pull request could bring. It
// must come back soon, with the markup or with an error, and not with a flood.
func TestHostile(t *testing.T) {
	size, width := maxCode/16, maxLine/4
	if *full {
		size, width = maxCode, maxLine
	}
	texts := hostile(size, width)
	for _, e := range index().entries {
		t.Run(e.config.Name, func(t *testing.T) {
			t.Parallel()
			for name, code := range texts {
				start := time.Now()
				markup, err := HTML(code, e.config.Name, Options{LineNumbers: true})
				if took := time.Since(start); took > 10*time.Second { // the steps take two; other tests run beside this one
					t.Errorf("%s: %v", name, took)
				}
				if limit := 20*len(code) + 1<<20; len(markup) > limit {
					t.Errorf("%s: %d bytes of markup, more than %d", name, len(markup), limit)
				}
				if err == nil && textOf(markup) != code {
					t.Errorf("%s: the text changed", name)
				}
				if err != nil && err != errSlow {
					t.Errorf("%s: %v", name, err)
				}
			}
		})
	}
}

func TestLimits(t *testing.T) {
	tests := map[string]struct{ code, language, want string }{
		"large":        {strings.Repeat("a\n", maxCode/2+1), "js", "the code has 32770 bytes; at most 32768 can be highlighted"},
		"long line":    {"x\n" + strings.Repeat("a", maxLine+1), "js", "line 2 of the code has 1001 bytes"},
		"blank":        {strings.Repeat("\n", maxBlank+1), "js", "line 21 of the code is the end of 21 blank lines"},
		"large text":   {strings.Repeat("a\n", maxCode), "text", ""},
		"long text":    {strings.Repeat("a", maxCode), "", ""},
		"not UTF-8":    {"a\xff", "text", "not valid UTF-8"},
		"NUL":          {"a\x00", "js", "NUL"},
		"unknown":      {"a", "klingon", `unknown language "klingon"`},
		"just allowed": {strings.Repeat(strings.Repeat("a", maxLine-1)+"\n", maxCode/maxLine), "json", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := HTML(test.code, test.language, Options{})
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

// TestTooManySteps: a pattern that would take forever is given up.
func TestTooManySteps(t *testing.T) {
	t.Parallel()
	e := newEntry([]byte(`<lexer><config><name>x</name></config><rules><state name="root"><rule pattern="(?:a|ab?)*c"><token type="Text"/></rule></state></rules></lexer>`))
	l, err := e.lexer()
	if err != nil {
		t.Fatal(err)
	}
	if err := newRun(strings.Repeat("a", 100)).tokenize(l); err != errSlow {
		t.Errorf("got %v", err)
	}
}

// TestBrokenLexer stands for the definitions of chroma that pop more states than
// there are, or never get on.
func TestBrokenLexer(t *testing.T) {
	broken := map[string]string{
		"pops too much":  `<rule pattern="a"><token type="Text"/><pop depth="2"/></rule>`,
		"gets nowhere":   `<rule pattern=""><token type="Text"/></rule>`,
		"opens forever":  `<rule pattern=""><push state="root"/></rule>`,
		"calls itself":   `<rule pattern="a+"><usingself state="root"/></rule>`,
		"unknown state":  `<rule pattern="a"><push state="nowhere"/></rule>`,
		"unknown lexer":  `<rule pattern="a"><using lexer="nowhere"/></rule>`,
		"bad emitter":    `<rule pattern="a"><banana/></rule>`,
		"bad pattern":    `<rule pattern="("><token type="Text"/></rule>`,
		"bad include":    `<rule><include state="nowhere"/></rule>`,
		"circle":         `<rule><include state="root"/></rule>`,
		"bad group":      `<rule pattern="(a)"><usingbygroup><sublexer_name_group>1</sublexer_name_group><code_group>9</code_group></usingbygroup></rule>`,
		"bad token type": `<rule pattern="a"><token type="Banana"/></rule>`,
	}
	for name, rules := range broken {
		t.Run(name, func(t *testing.T) {
			e := newEntry([]byte(`<lexer><config><name>x</name></config><rules><state name="root">` + rules + `</state></rules></lexer>`))
			l, err := e.lexer()
			if err == nil {
				err = newRun("aaaa").tokenize(l)
			}
			if err == nil {
				t.Error("no error")
			}
		})
	}
}
