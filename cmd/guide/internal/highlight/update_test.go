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
	want["lexers/blade.xml"] = blade(t, want["lexers/html.xml"])
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

// blade is HTML with what Laravel's templates add, which chroma does not know:
// comments, what is printed, and directives, all with PHP in them.
func blade(t *testing.T, html []byte) []byte {
	t.Helper()
	s := regexp.MustCompile(`\s*<(alias|filename|mime_type)>.*`).ReplaceAllString(string(html), "")
	for _, change := range [][2]string{
		{"<name>HTML</name>", "<name>Blade</name>\n    <alias>blade</alias>"},
		{"  <rules>\n", "  <rules>\n" + bladeRules},
		{`<rule pattern="[^&lt;&amp;]+">`, `<rule><include state="blade"/></rule>
      <rule pattern="[^&lt;&amp;@{]+|[@{]">`},
		{`<state name="tag">`, `<state name="tag">
      <rule><include state="blade"/></rule>`},
		{`<state name="attr">`, `<state name="attr">
      <rule pattern="(&#34;)(\{\{)((?:(?!\}\})[^&#34;])*)(\}\})(&#34;)">
        <bygroups><token type="LiteralString"/><token type="CommentPreproc"/><using lexer="PHP"/><token type="CommentPreproc"/><token type="LiteralString"/></bygroups>
        <pop depth="1"/>
      </rule>`},
	} {
		if strings.Count(s, change[0]) != 1 {
			t.Fatalf("chroma's HTML has no longer one %s", change[0])
		}
		s = strings.Replace(s, change[0], change[1], 1)
	}
	return []byte(s)
}

const bladeRules = `    <state name="blade">
      <rule pattern="\{\{--.*?--\}\}"><token type="Comment"/></rule>
      <rule pattern="@\{\{.*?\}\}"><token type="Text"/></rule>
      <rule pattern="(\{\{|\{!!)(.*?)(\}\}|!!\})"><bygroups><token type="CommentPreproc"/><using lexer="PHP"/><token type="CommentPreproc"/></bygroups></rule>
      <rule pattern="(@php\b)(?!\s*\()(.*?)(@endphp\b)"><bygroups><token type="Keyword"/><using lexer="PHP"/><token type="Keyword"/></bygroups></rule>
      <rule pattern="(?&lt;!\w)(@[a-z]\w*)([ \t]*)(\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))"><bygroups><token type="Keyword"/><token type="Text"/><using lexer="PHP"/></bygroups></rule>
      <rule pattern="(?&lt;!\w)@[a-z]\w*"><token type="Keyword"/></rule>
    </state>
`

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

func moduleDir(t testing.TB, path string) string {
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
