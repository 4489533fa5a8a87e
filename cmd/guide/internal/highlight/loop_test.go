package highlight

import (
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/dlclark/regexp2/v2"
)

// definitions are small lexers for single steps of the loop, each with a text.
// chroma reads the same definition and has to come to the same tokens.
var definitions = map[string]struct{ rules, code string }{
	"unclosed string ends with its line": {
		`<state name="root"><rule pattern="&#34;"><token type="LiteralString"/><push state="string"/></rule><rule pattern="\w"><token type="Name"/></rule></state>
		<state name="string"><rule pattern="x"><token type="LiteralString"/></rule></state>`, "\"xx\nab",
	},
	"no rule matches":      {`<state name="root"><rule pattern="a"><token type="Name"/></rule></state>`, "aéa\n\na"},
	"the stack runs empty": {`<state name="root"><rule pattern="a"><token type="Name"/><pop depth="1"/></rule></state>`, "abc"},
	"pop and push": {
		`<state name="root"><rule pattern="a"><token type="Name"/><push state="one" state="two"/></rule></state>
		<state name="one"><rule pattern="b"><token type="Keyword"/></rule></state>
		<state name="two"><rule pattern="c"><token type="Operator"/><push state="#pop" state="one"/></rule></state>`, "acbb",
	},
	"push the same": {
		`<state name="root"><rule pattern="\("><token type="Name"/><push state="in"/></rule></state>
		<state name="in"><rule pattern="\("><token type="Keyword"/><push/></rule><rule pattern="\)"><token type="Operator"/><pop depth="1"/></rule></state>`, "((()))(",
	},
	"mutators": {
		`<state name="root"><rule pattern="a"><token type="Name"/><mutators><push state="b"/><push state="c"/><pop depth="1"/></mutators></rule></state>
		<state name="b"><rule pattern="b"><token type="Keyword"/></rule></state><state name="c"/>`, "abb",
	},
	"combined": {
		`<state name="root"><rule pattern="a"><token type="Name"/><combined state="b" state="c"/></rule></state>
		<state name="b"><rule pattern="b"><token type="Keyword"/></rule></state><state name="c"><rule><include state="b"/></rule><rule pattern="c"><token type="Operator"/></rule></state>`, "abcb",
	},
	"default": {
		`<state name="root"><rule pattern="a"><token type="Name"/><push state="b"/></rule></state>
		<state name="b"><rule pattern="b"><token type="Keyword"/></rule><rule><pop depth="1"/></rule></state>`, "abba",
	},
	"groups":          {`<state name="root"><rule pattern="(a)(b)?(c)"><bygroups><token type="Name"/><token type="Keyword"/><usingself state="c"/></bygroups></rule></state><state name="c"><rule pattern="c"><token type="Operator"/></rule></state>`, "acabc"},
	"itself":          {`<state name="root"><rule pattern="\(.*\)"><usingself state="in"/></rule></state><state name="in"><rule pattern="[()]"><token type="Operator"/></rule><rule pattern="\n|."><token type="Name"/></rule></state>`, "(ab)(c)"},
	"left to regexp2": {`<state name="root"><rule pattern="(a)?(?(1)(b)|(c))"><bygroups><token type="Name"/><token type="Keyword"/><token type="Operator"/></bygroups></rule><rule pattern="(?(?=b)b|d)"><token type="Operator"/></rule></state>`, "abcbdaé"},
	"lookback":        {`<state name="root"><rule pattern="(?&lt;=a)b"><token type="Keyword"/></rule><rule pattern="[ab]"><token type="Name"/></rule></state>`, "abbab"},
}

func TestLoop(t *testing.T) {
	for name, d := range definitions {
		for _, head := range []string{"", "<ensure_nl>true</ensure_nl>", "<case_insensitive>true</case_insensitive><dot_all>true</dot_all><not_multiline>true</not_multiline>"} {
			data := []byte("<lexer><config><name>x</name>" + head + "</config><rules>" + d.rules + "</rules></lexer>")
			theirs, err := chroma.Unmarshal(data)
			if err != nil {
				t.Fatal(err)
			}
			tokens, err := chroma.Tokenise(theirs, nil, d.code)
			if err != nil {
				t.Fatal(err)
			}
			ours, err := newEntry(data).lexer()
			if err != nil {
				t.Fatal(err)
			}
			r := newRun(d.code)
			if err := r.tokenize(ours); err != nil {
				t.Fatal(err)
			}
			var got, want []chroma.Token
			for _, s := range r.spans {
				got = append(got, chroma.Token{Type: s.kind, Value: string(r.code[s.from:s.to])})
			}
			if last := &tokens[len(tokens)-1]; len(chroma.Stringify(tokens...)) > len(d.code) {
				last.Value = strings.TrimSuffix(last.Value, "\n") // the one that EnsureNL adds
			}
			for _, tok := range tokens {
				if tok.Value != "" {
					want = append(want, tok)
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s %s: %v, chroma has %v", name, head, got, want)
			}
		}
	}
}

func mustCompile(t testing.TB, pattern string) *regexp2.Regexp {
	t.Helper()
	re, err := regexp2.Compile(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return re
}
