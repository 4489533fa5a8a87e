package highlight

import (
	"fmt"
	"slices"

	"github.com/alecthomas/chroma/v2"
)

// emitter gives the text of a match its kinds. Places are rune offsets into the
// whole code; groups are those of the match, shifted by base.
type emitter interface {
	emit(r *run, l *lexer, from, to int, groups []group, base int) error
}

// group is what a group of a pattern matched, in runes; nothing is at 0.
type group struct{ index, length int }

// token says: all of it is of this kind.
type token chroma.TokenType

func (t token) emit(r *run, _ *lexer, from, to int, _ []group, _ int) error {
	r.add(chroma.TokenType(t), from, to)
	return nil
}

// byGroups has one emitter for each group of the pattern.
type byGroups []emitter

func (b byGroups) emit(r *run, l *lexer, from, to int, groups []group, base int) error {
	if len(groups) != len(b) {
		r.add(chroma.Error, from, to) // as chroma does
		return nil
	}
	for i, g := range groups {
		start := r.place(g, base, to)
		if err := b[i].emit(r, l, start, start+g.length, nil, base); err != nil {
			return err
		}
	}
	return nil
}

// place says where the text of a group goes. Mostly that is where the group
// matched. But chroma strings the groups together, and some definitions lean on
// that: markdown names the opening ** twice, for want of a group around the
// closing one. So text that comes next anyway is taken there.
func (r *run) place(g group, base, to int) int {
	from := base + g.index
	end := r.end + g.length
	if from != r.end && end <= to && slices.Equal(r.code[r.end:end], r.code[from:from+g.length]) {
		return r.end
	}
	return from
}

// using hands the text to another lexer.
type using string

func (u using) emit(r *run, _ *lexer, from, to int, _ []group, _ int) error {
	other, err := load(string(u))
	if err != nil {
		return err
	}
	return r.lex(other, from, to, "root", false)
}

// usingSelf hands the text to the same lexer in the given state.
type usingSelf string

func (u usingSelf) emit(r *run, l *lexer, from, to int, _ []group, _ int) error {
	return r.lex(l, from, to, string(u), false)
}

// usingByGroup lets one group of the match name the lexer of another, as the
// info string of a fence in markdown does.
type usingByGroup struct {
	name, code int
	emitters   byGroups
}

func (u usingByGroup) emit(r *run, l *lexer, from, to int, groups []group, base int) error {
	if len(groups) != len(u.emitters) {
		r.add(chroma.Error, from, to)
		return nil
	}
	name := groups[u.name-1]
	other, err := load(string(r.code[base+name.index : base+name.index+name.length]))
	for i, g := range groups {
		start := r.place(g, base, to)
		end := start + g.length
		if i+1 == u.code && err == nil {
			if err := r.lex(other, start, end, "root", true); err != nil {
				return err
			}
		} else if err := u.emitters[i].emit(r, l, start, end, nil, base); err != nil {
			return err
		}
	}
	return nil
}

// compileEmitter reads the element that says what the text of a rule is.
func compileEmitter(n node) (emitter, error) {
	switch n.XMLName.Local {
	case "token":
		kind, err := kindOf(n)
		return token(kind), err
	case "bygroups":
		return compileGroups(n)
	case "using":
		return using(n.attr("lexer")), nil
	case "usingself":
		return usingSelf(n.attr("state")), nil
	case "usingbygroup":
		return compileUsingByGroup(n)
	}
	return nil, fmt.Errorf("unknown element <%s>", n.XMLName.Local)
}

func compileGroups(n node) (byGroups, error) {
	var b byGroups
	for _, kid := range n.Kids {
		e, err := compileEmitter(kid)
		if err != nil {
			return nil, err
		}
		b = append(b, e)
	}
	return b, nil
}

func compileUsingByGroup(n node) (emitter, error) {
	name, err := n.number("sublexer_name_group")
	if err != nil {
		return nil, err
	}
	code, err := n.number("code_group")
	if err != nil {
		return nil, err
	}
	list, _ := n.child("emitters")
	emitters, err := compileGroups(list)
	if err == nil && (name < 1 || code < 1 || name > len(emitters) || code > len(emitters)) {
		err = fmt.Errorf("<usingbygroup> names a group that is not there")
	}
	return usingByGroup{name, code, emitters}, err
}
