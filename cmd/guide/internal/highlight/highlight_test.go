package highlight

import (
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestHTML(t *testing.T) {
	const pre = "<pre class=chroma tabindex=0><code"
	tests := []struct {
		name, code, language string
		o                    Options
		want                 string
	}{
		{"js", "let a = \"<b>\";\n", "js", Options{}, pre + ` class=language-js><span class=kd>let</span> <span class=nx>a</span> <span class=o>=</span> <span class=s2>"&lt;b&gt;"</span><span class=p>;</span>` + "\n</code></pre>"},
		{"ts", "type A = 1", "ts", Options{}, pre + " class=language-ts><span class=kr>type</span> <span class=nx>A</span> <span class=o>=</span> <span class=mi>1</span></code></pre>"},
		{"python", "def f(): ...", "python", Options{}, pre + " class=language-python><span class=k>def</span> <span class=nf>f</span><span class=p>():</span> <span class=o>...</span></code></pre>"},
		{"php", "<?php echo $a;", "php", Options{}, pre + " class=language-php><span class=o>&lt;?</span><span class=nx>php</span> <span class=k>echo</span> <span class=nv>$a</span><span class=p>;</span></code></pre>"},
		{"go", "var a = 1\n", "go", Options{}, pre + " class=language-go><span class=kd>var</span> <span class=nx>a</span> <span class=p>=</span> <span class=mi>1</span>\n</code></pre>"},
		{"yaml", "a: 1", "yaml", Options{}, pre + " class=language-yaml><span class=nt>a</span><span class=p>:</span> <span class=m>1</span></code></pre>"},
		{"bash", "echo $A", "bash", Options{}, pre + " class=language-bash><span class=nb>echo</span> <span class=nv>$A</span></code></pre>"},
		{"json", `{"a":null}`, "json", Options{}, pre + ` class=language-json><span class=p>{</span><span class=nt>"a"</span><span class=p>:</span><span class=kc>null</span><span class=p>}</span></code></pre>`},
		{"html", "<p>", "html", Options{}, pre + " class=language-html><span class=p>&lt;</span><span class=nt>p</span><span class=p>&gt;</span></code></pre>"},
		{"css", "a{}", "css", Options{}, pre + " class=language-css><span class=nt>a</span><span class=p>{}</span></code></pre>"},
		{"sql", "SELECT 1", "sql", Options{}, pre + " class=language-sql><span class=k>SELECT</span> <span class=mi>1</span></code></pre>"},
		{"docker", "FROM a", "docker", Options{}, pre + " class=language-docker><span class=k>FROM</span> <span class=s>a</span></code></pre>"},
		{"diff", "-a\n+b\n", "diff", Options{}, pre + " class=language-diff><span class=gd>-a\n</span><span class=gi>+b\n</span></code></pre>"},
		{"plain", "a < b & c\r\n", "text", Options{}, pre + ">a &lt; b &amp; c&#13;\n</code></pre>"},
		{"empty", "", "", Options{}, pre + "></code></pre>"},
		{"upper case", "1", "JSON", Options{}, pre + " class=language-json><span class=mi>1</span></code></pre>"},
		{"sharp", "1", "C#", Options{}, pre + " class=language-c#><span class=m>1</span></code></pre>"},
		{"name with a space", "a", "Bash Session", Options{}, pre + " class=language-bash-session><span class=go>a</span></code></pre>"},
		{"marked", "a\nb\n\nc", "", Options{Mark: []Range{{2, 3}}}, pre + "><span class=line>a\n</span><span class=\"line hl\">b\n</span><span class=\"line hl\">\n</span><span class=line>c</span></code></pre>"},
		{"numbers", "a\n", "", Options{LineNumbers: true}, `<pre class="chroma ln" tabindex=0><code><span class=line>a` + "\n</span></code></pre>"},
		{"token over lines", "/*a\nb*/", "js", Options{LineNumbers: true}, `<pre class="chroma ln" tabindex=0><code class=language-js><span class=line><span class=cm>/*a` + "\n</span></span><span class=line><span class=cm>b*/</span></span></code></pre>"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := HTML(test.code, test.language, test.o)
			if err != nil || got != test.want {
				t.Errorf("\ngot  %s (%v)\nwant %s", got, err, test.want)
			}
		})
	}
}

func TestRanges(t *testing.T) {
	good := map[string][]Range{
		"2,4-6": {{2, 2}, {4, 6}}, "1": {{1, 1}}, " 1 - 2 , 9": {{1, 2}, {9, 9}}, "3-3": {{3, 3}},
	}
	for s, want := range good {
		if got, err := ParseRanges(s); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %v %v", s, got, err)
		}
	}
	for _, s := range []string{"", ",", "a", "0", "-1", "1-", "2-1", "1-2-3", "1.5", "+1", "99999999999999999999", strings.Repeat("1,", 2000) + "1"} {
		if got, err := ParseRanges(s); err == nil {
			t.Errorf("%.20q: no error, got %v", s, got)
		}
	}
	for _, mark := range []Range{{0, 1}, {1, 3}, {2, 1}, {1, 99_999_999}} {
		if _, err := HTML("a\nb\n", "js", Options{Mark: []Range{mark}}); err == nil {
			t.Errorf("%v: no error for lines that are not there", mark)
		}
	}
}

func TestLanguages(t *testing.T) {
	names := Languages()
	if !slices.IsSorted(names) {
		t.Error("not sorted")
	}
	for _, name := range strings.Fields("js ts tsx jsx python py php go yaml bash sh json html css sql docker diff http graphql md toml text") {
		if !slices.Contains(names, name) || !Known(name) {
			t.Errorf("%s is not listed", name)
		}
	}
	for _, name := range append(names, "yml", "TXT", "") {
		if _, err := HTML("a", name, Options{}); err != nil || !Known(name) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if Known("klingon") {
		t.Error("knows klingon")
	}
}

// TestSameBytes asks for the same block from many goroutines at once, the first
// of which also compile the lexer.
func TestSameBytes(t *testing.T) {
	var wg sync.WaitGroup
	var seen sync.Map
	for i := range 64 {
		wg.Go(func() {
			for language, code := range snippets {
				markup, err := HTML(code, language, Options{LineNumbers: i%2 == 0})
				key := fmt.Sprint(language, i%2)
				if first, ok := seen.LoadOrStore(key, markup); err != nil || ok && first != markup {
					t.Errorf("%s: two results (%v)", language, err)
				}
			}
		})
	}
	wg.Wait()
}

// TestNothingAtStart: chroma's registries read some 300 files at every start of
// the program, whatever it was started for.
func TestNothingAtStart(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Skipf("go list: %v", err)
	}
	for _, dep := range strings.Fields(string(out)) {
		if strings.HasPrefix(dep, "github.com/alecthomas/chroma/v2/") {
			t.Errorf("imports %s", dep)
		}
	}
}

func FuzzHTML(f *testing.F) {
	for language, code := range snippets {
		f.Add(code, language, false)
	}
	f.Add("\"'<>&\x00\r\n\xff", "html", true)
	f.Fuzz(func(t *testing.T, code, language string, lines bool) {
		markup, err := HTML(code, language, Options{LineNumbers: lines})
		if err != nil {
			return
		}
		if textOf(markup) != code {
			t.Fatalf("the text changed:\n%q\n%q", textOf(markup), code)
		}
		open := 0
		for i, tag := range tagPattern.FindAllString(wrapPattern.ReplaceAllString(markup, "<pre>"), -1) {
			switch {
			case i == 0 && tag == "<pre>", tag == "</code>", tag == "</pre>":
			case tag == "</span>":
				open--
			case spanTag.MatchString(tag):
				open++
			default:
				t.Fatalf("tag %q", tag)
			}
			if open < 0 {
				t.Fatal("a span ends that did not begin")
			}
		}
		if open != 0 || strings.ContainsAny(tagPattern.ReplaceAllString(markup, ""), "<>") {
			t.Fatal("not well-formed")
		}
	})
}
