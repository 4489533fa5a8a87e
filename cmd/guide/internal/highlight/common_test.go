package highlight

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// common lists languages that the guide does not ship and that many know. They
// show that the loop is right about chroma's rules and not about the copied
// definitions alone. Where chroma has no test file, they read our snippets.
var common = strings.Fields(`
	abap awk c++ clojure cmake coffeescript common-lisp d elm erlang fsharp fish fortran gherkin haskell
	hcl julia lua matlab nim objective-c ocaml perl prolog puppet r racket sas scala scheme solidity tcl
	terraform tex vb.net viml zig`)

// TestCommon runs chroma's own definitions of other languages on our loop, the
// common ones over the snippets and all of them over chroma's own test files,
// and compares token for token. Where our loop refuses a definition, because
// part of it is written in Go or it hands text to a lexer that is not shipped,
// chroma itself would have to be asked.
func TestCommon(t *testing.T) {
	texts := map[string][]sample{}
	for _, s := range chromaSamples(t) {
		if l := lexers.Get(s.language); l != nil && index().names[strings.ToLower(l.Config().Name)] == nil && len(s.code) <= maxCode {
			texts[l.Config().Name] = append(texts[l.Config().Name], s)
		} // TestOracle has the others
	}
	for _, language := range common {
		if lexers.Get(language) == nil {
			t.Fatalf("chroma has no %s", language)
		}
		name := lexers.Get(language).Config().Name
		for of, code := range snippets {
			texts[name] = append(texts[name], sample{"snippet of " + of, language, code})
		}
	}
	entries := chromaEntries(t)
	onLoop := map[string]bool{}
	compared := 0
	for name, samples := range texts {
		ours, reason := onOurLoop(entries[name], lexers.Get(name))
		for _, s := range samples {
			if reason != "" {
				break
			}
			for _, code := range []string{s.code, strings.TrimRight(s.code, "\n"), s.code[:runeStart(s.code, len(s.code)/3)], s.code[runeStart(s.code, len(s.code)/2):]} {
				got, err := tokens(code, ours)
				if err != nil {
					reason = err.Error()
					break
				}
				want := chromaTokens(t, lexers.Get(name), code)
				if want == nil {
					continue
				}
				if !slices.Equal(got, want) {
					t.Errorf("%s, %s: %v, chroma has %v", name, s.name, got, want)
					break
				}
				compared++
			}
		}
		if onLoop[name] = reason == ""; reason != "" {
			t.Logf("chroma itself: %s: %s", name, reason)
		}
	}
	known := 0
	for _, language := range common {
		if onLoop[lexers.Get(language).Config().Name] {
			known++
		}
	}
	t.Logf("%d languages, %d of %d common ones on our loop, %d texts", len(texts), known, len(common), compared)
	if known < 20 {
		t.Errorf("only %d of the common languages were compared", known)
	}
}

// onOurLoop makes a lexer out of a definition, or says why that cannot be.
func onOurLoop(e *entry, theirs chroma.Lexer) (*lexer, string) {
	if _, pure := theirs.(*chroma.RegexLexer); !pure || e == nil {
		return nil, "written in Go"
	}
	l, err := e.lexer()
	switch {
	case err != nil:
		return nil, err.Error()
	case byName(l):
		return nil, "hands text to lexers that it names itself"
	}
	return l, ""
}

// byName reports whether a lexer hands text to others that the text names.
func byName(l *lexer) bool {
	for _, s := range l.states {
		for _, r := range s.rules {
			if _, ok := r.emit.(usingByGroup); ok {
				return true
			}
		}
	}
	return false
}

// chromaEntries reads all of chroma's definitions, by name.
func chromaEntries(t *testing.T) map[string]*entry {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(moduleDir(t, "github.com/alecthomas/chroma/v2"), "lexers/embedded/*.xml"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]*entry{}
	for _, path := range paths {
		e := newEntry(mustRead(t, path))
		all[e.config.Name] = e
	}
	return all
}

// tokens gives what our loop makes of a text.
func tokens(code string, l *lexer) ([]chroma.Token, error) {
	r := newRun(code)
	if err := r.tokenize(l); err != nil {
		return nil, err
	}
	var all []chroma.Token
	for _, s := range r.spans {
		all = append(all, chroma.Token{Type: s.kind, Value: string(r.code[s.from:s.to])})
	}
	return all, nil
}

// chromaTokens gives what chroma makes of it, without the line feed that it may
// add, or nothing if it changes the text otherwise.
func chromaTokens(t *testing.T, l chroma.Lexer, code string) []chroma.Token {
	t.Helper()
	it, err := l.Tokenise(nil, code)
	if err != nil {
		t.Fatal(err)
	}
	all := it.Tokens()
	switch chroma.Stringify(all...) {
	case code:
	case code + "\n":
		last := &all[len(all)-1]
		last.Value = strings.TrimSuffix(last.Value, "\n")
	default:
		return nil
	}
	return slices.DeleteFunc(all, func(token chroma.Token) bool { return token.Value == "" })
}

// FuzzTokens gives any text to the shipped lexers that are chroma's unchanged.
func FuzzTokens(f *testing.F) {
	type both struct {
		ours   *lexer
		theirs chroma.Lexer
	}
	var all []both
	for _, e := range index().entries {
		theirs := lexers.Get(e.config.Name)
		if l, reason := onOurLoop(e, theirs); reason == "" && theirs.Config().Name == e.config.Name && e.config.Name != "Go" {
			all = append(all, both{l, theirs})
		}
	}
	for i := range all {
		for _, code := range snippets {
			f.Add(byte(i), code)
		}
	}
	f.Fuzz(func(t *testing.T, number byte, code string) {
		if len(code) > 500 || checkText(code) != nil || checkSize(code) != nil || strings.Contains(code, "\r") {
			return
		}
		l := all[int(number)%len(all)]
		got, err := tokens(code, l.ours)
		if err != nil {
			return // chroma has no such limits
		}
		if want := chromaTokens(t, l.theirs, code); want != nil && !slices.Equal(got, want) {
			t.Errorf("%s: %q becomes %v, chroma has %v", l.ours.config.Name, code, got, want)
		}
	})
}
