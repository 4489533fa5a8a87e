package check

import (
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// passage is a paragraph, a heading, a cell or another piece of text that is
// read in one go, with the place of each of its parts.
type passage struct {
	text  string
	parts []part
}

// part is where something of the text begins, there and in the file. The place
// of text from a data file is that of the whole value.
type part struct {
	offset int
	at     diag.Pos
	value  bool
}

// at is the place of a byte of the text.
func (p passage) at(offset int) diag.Pos {
	last := p.parts[0]
	for _, each := range p.parts {
		if each.offset <= offset {
			last = each
		}
	}
	pos := last.at
	if !last.value {
		pos.Col += utf8.RuneCountInString(p.text[last.offset:offset])
	}
	return pos
}

// passages joins the pieces of prose that are read in one go. All of them stand
// behind one another in one string.
func passages(runs []markdown.TextRun) []passage {
	size, blocks := 0, 0
	for i, r := range runs {
		size += len(r.Text) + 1
		if i == 0 || runs[i-1].Block != r.Block {
			blocks++
		}
	}
	var text strings.Builder
	text.Grow(size)
	all, parts := make([]passage, 0, blocks), make([]part, 0, len(runs))
	from, first := 0, 0 // of the passage
	for i, r := range runs {
		if i > 0 && runs[i-1].Block == r.Block && runs[i-1].At.Line != r.At.Line {
			text.WriteByte(' ')
		}
		parts = append(parts, part{offset: text.Len() - from, at: r.At})
		text.WriteString(r.Text)
		if i+1 == len(runs) || runs[i+1].Block != r.Block {
			all = append(all, passage{text.String()[from:], parts[first:len(parts):len(parts)]})
			from, first = text.Len(), len(parts)
		}
	}
	return all
}

// valuePassage is the text of a value in a data file.
func valuePassage(v strict.At[string]) passage {
	return passage{v.V, []part{{at: v.Pos, value: true}}}
}

// find gives the offsets at which a phrase stands as whole words.
func find(text, phrase string) []int {
	var all []int
	for from := 0; ; {
		i := strings.Index(text[from:], phrase)
		if i < 0 {
			return all
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if !inWord(before) && !beginsInWord(text[i+len(phrase):]) {
			all = append(all, i)
		}
		from = i + len(phrase)
	}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

func beginsInWord(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return inWord(first)
}

// eachText gives every text of the data files, but not the titles of sources,
// which are quoted, and not the projects of scenarios, which speak for themselves.
func eachText(g *model.Guide, do func(strict.At[string])) {
	eachTextIn(reflect.ValueOf([]any{g.Site, g.Questions, g.Decisions, g.Stack, g.Tasks}), do)
}

func eachTextIn(v reflect.Value, do func(strict.At[string])) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			eachTextIn(v.Elem(), do)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachTextIn(v.Index(i), do)
		}
	case reflect.Struct:
		if text, ok := v.Interface().(strict.At[string]); ok {
			if text.V != "" {
				do(text)
			}
			return
		}
		scenario := false
		switch v.Interface().(type) {
		case model.Scenario, model.StackScenario:
			scenario = true
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !(scenario && f.Name == "Text") {
				eachTextIn(v.Field(i), do)
			}
		}
	}
}

// eachOptionText gives the texts of a profile.
func eachOptionText(o *model.Option, do func(strict.At[string])) {
	do(o.Summary)
	for _, list := range [][]strict.At[string]{o.IdealFor, o.Consider} {
		for _, v := range list {
			do(v)
		}
	}
	if o.Support != nil {
		do(o.Support.Statement)
	}
	for _, w := range o.Windows() {
		do(w.NoEnd)
	}
	for _, u := range o.Users {
		do(u.Says)
	}
	for _, e := range o.Cells {
		c := e.Value
		if c == nil {
			continue // reported when it was read
		}
		do(c.Verdict)
		do(c.Mechanism)
		for _, list := range [][]strict.At[string]{c.Strengths, c.Weaknesses} {
			for _, v := range list {
				do(v)
			}
		}
		for _, x := range c.Dissent {
			do(x.Says)
		}
		do(c.SettledBy)
	}
}
