package highlight

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

var update = flag.Bool("update", false, "copy the definitions from chroma")

// copied lists the definitions taken over as they are, by chroma's file name. A
// language earns its place by being written in a guide and by standing
// TestHostile; chroma has some that need hours for 10 KB.
var copied = strings.Fields(`
	bash bash_session batchfile c c# css csv dart diff django_jinja docker elixir go_template graphql
	groovy handlebars html ini java javascript json kotlin makefile nginx_configuration_file
	php pl_pgsql postgresql_sql_dialect powershell properties protocol_buffer python react ruby rust scss
	sql swift toml twig typescript vue xml yaml`)

// TestDefinitions holds the copies equal to chroma's files.
func TestDefinitions(t *testing.T) {
	want := map[string][]byte{}
	chromaDir := moduleDir(t, "github.com/alecthomas/chroma/v2")
	for _, name := range copied {
		want["lexers/"+name+".xml"] = read(t, filepath.Join(chromaDir, "lexers/embedded", name+".xml"))
	}
	for _, name := range []string{"github", "github-dark"} {
		want["styles/"+name+".xml"] = read(t, filepath.Join(chromaDir, "styles", name+".xml"))
	}
	want["lexers/COPYING"] = read(t, filepath.Join(chromaDir, "COPYING"))
	want["lexers/go.xml"] = marshal(t, goLexer())
	want["lexers/go_raw_string.xml"] = goRawString(want["lexers/go_template.xml"])
	want["lexers/http.xml"] = marshal(t, httpLexer())
	want["lexers/markdown.xml"] = marshal(t, inner(lexers.Markdown))
	if *update {
		for path, data := range want {
			if err := os.WriteFile(path, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for path, data := range want {
		if string(read(t, path)) != string(data) {
			t.Errorf("%s differs from chroma's; run this test with -update and look at the difference", path)
		}
	}
	here, err := filepath.Glob("*/*.xml")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range here {
		if want[filepath.ToSlash(path)] == nil {
			t.Errorf("%s is not in the list", path)
		}
	}
}

// goLexer is chroma's, but for the emitter of raw strings: that one is Go code,
// so a definition of its own stands in for it.
func goLexer() *chroma.RegexLexer {
	rules := lexers.Go.(*chroma.RegexLexer).MustRules().Clone()
	for i, r := range rules["root"] {
		if r.Pattern == "(`)([^`]*)(`)" {
			rules["root"][i].Type = chroma.ByGroups(chroma.LiteralString, chroma.Using("go raw string"), chroma.LiteralString)
		}
	}
	return chroma.MustNewLexer(lexers.Go.Config(), func() chroma.Rules { return rules })
}

// goRawString is the template lexer with strings for all that is not template.
func goRawString(template []byte) []byte {
	s := strings.Replace(string(template), "<name>Go Template</name>", "<name>Go Raw String</name>", 1)
	s = regexp.MustCompile(`\s*<(alias|filename|mime_type)>.*`).ReplaceAllString(s, "")
	return []byte(strings.ReplaceAll(s, `type="Other"`, `type="LiteralString"`))
}

// httpLexer has emitters in Go that are groups in truth.
func httpLexer() *chroma.RegexLexer {
	l := inner(lexers.HTTP)
	rules := l.MustRules().Clone()
	text, op := chroma.Text, chroma.Operator
	rules["headers"][0].Type = chroma.ByGroups(chroma.Name, text, op, text, chroma.Literal, text)
	rules["headers"][1].Type = chroma.ByGroups(text, chroma.Literal, text)
	rules["content"][0].Type = chroma.Generic
	return chroma.MustNewLexer(l.Config(), func() chroma.Rules { return rules })
}

// inner unwraps the lexers that chroma embeds in a struct.
func inner(l chroma.Lexer) *chroma.RegexLexer {
	return reflect.ValueOf(l).Elem().FieldByName("Lexer").Interface().(*chroma.RegexLexer)
}

// marshal writes a lexer as chroma does, with the states in order: they come
// out of a map.
func marshal(t *testing.T, l *chroma.RegexLexer) []byte {
	t.Helper()
	data, err := chroma.Marshal(l)
	if err != nil {
		t.Fatal(err)
	}
	state := regexp.MustCompile(`(?s) *<state name=.*?</state>\n`)
	states := state.FindAllString(string(data), -1)
	slices.Sort(states)
	head, _, _ := strings.Cut(string(data), states[0])
	head, _, _ = strings.Cut(head, "    <state")
	return []byte(head + strings.Join(states, "") + "  </rules>\n</lexer>\n")
}

func moduleDir(t *testing.T, path string) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", path).Output()
	if err != nil {
		t.Skipf("go list cannot say where %s is: %v", path, err)
	}
	return strings.TrimSpace(string(out))
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil && !*update {
		t.Fatal(err)
	}
	return data
}
