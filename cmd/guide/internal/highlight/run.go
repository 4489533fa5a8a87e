package highlight

import (
	"fmt"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/dlclark/regexp2/v2"
)

// span is a stretch of code of one kind, in runes.
type span struct {
	kind     chroma.TokenType
	from, to int
}

// run is the work on one block of code. Lexers inside lexers see parts of the
// same text, so all of them write their spans here, from left to right.
type run struct {
	code  []rune
	spans []span
	end   int // how far the spans reach
	depth int
	until time.Time
}

// tokenize cuts code into spans that cover it without a gap or an overlap.
func tokenize(l *lexer, code string) (*run, error) {
	r := &run{code: []rune(code), until: time.Now().Add(blockPatience)}
	if err := r.lex(l, 0, len(r.code), "root", true); err != nil {
		return nil, err
	}
	r.add(chroma.Text, r.end, len(r.code))
	return r, nil
}

// add appends a span. Definitions lose text now and then (a group that nobody
// emits) or give it twice (a group in a group); here neither can happen, because
// a span begins where the last one ended, whatever the definition says.
func (r *run) add(kind chroma.TokenType, from, to int) {
	from, to = max(from, r.end), min(to, len(r.code))
	if from >= to {
		return
	}
	if from > r.end {
		r.spans = append(r.spans, span{chroma.Text, r.end, from})
	}
	r.spans = append(r.spans, span{kind, from, to})
	r.end = to
}

// lex applies a lexer to a part of the code, beginning in the given state.
// whole says that the part is a text of its own and not a piece cut out of one.
func (r *run) lex(l *lexer, from, to int, start string, whole bool) error {
	if r.depth++; r.depth > maxDepth {
		return errStuck
	}
	defer func() { r.depth-- }()
	if whole {
		if done, err := r.special(l, from, to); done || err != nil {
			return err
		}
	}
	return r.loop(l, from, to, start, whole)
}

// loop is chroma's RegexLexer, step by step: the first rule of the current state
// that matches here is taken.
func (r *run) loop(l *lexer, from, to int, start string, whole bool) error {
	text := r.code[from:to:to]
	if whole && l.config.EnsureNL && (len(text) == 0 || text[len(text)-1] != '\n') {
		text = append(text, '\n') // a copy, as the capacity is cut above
	}
	stack, pos, idle := []string{start}, 0, 0
	for pos < to-from && len(stack) > 0 {
		state := stack[len(stack)-1]
		rule, match, err := l.match(state, text, pos)
		switch {
		case err != nil:
			return err
		case time.Now().After(r.until):
			return errSlow
		case match == nil && text[pos] == '\n' && state != start:
			stack = append(stack[:0], start) // an unclosed string ends with its line
			continue
		case match == nil:
			r.add(chroma.Error, from+pos, from+pos+1)
			pos++
			continue
		}
		if idle++; match.RuneLength > 0 {
			idle = 0
		}
		if stack, err = rule.move(stack); err != nil || idle > maxIdle || len(stack) > maxStack {
			return errStuck
		}
		begin := from + pos
		pos += match.RuneLength
		if err := r.emit(rule, l, begin, from+pos, match, from); err != nil {
			return err
		}
	}
	if len(stack) == 0 {
		r.add(chroma.Error, from+pos, to)
	}
	return nil
}

// emit asks for the groups only where they matter: they cost an allocation each.
func (r *run) emit(rule *rule, l *lexer, from, to int, match *regexp2.Match, base int) error {
	switch e := rule.emit.(type) {
	case nil:
		return nil
	case byGroups, usingByGroup:
		return e.emit(r, l, from, to, match.Groups(), base)
	default:
		return e.emit(r, l, from, to, nil, base)
	}
}

// match finds the first rule of a state that matches at pos.
func (l *lexer) match(state string, text []rune, pos int) (*rule, *regexp2.Match, error) {
	rules, ok := l.states[state]
	if !ok {
		return nil, nil, fmt.Errorf("cannot be highlighted: the lexer %s has no state %q", l.config.Name, state)
	}
	for _, rule := range rules {
		if !rule.first.has(text[pos]) {
			continue
		}
		match, err := rule.pattern.FindRunesMatchStartingAt(text, pos)
		if err != nil {
			return nil, nil, errSlow
		}
		if match != nil && match.RuneIndex == pos {
			return rule, match, nil
		}
	}
	return nil, nil, nil
}

// move applies the rule's moves to the stack of states.
func (r *rule) move(stack []string) ([]string, error) {
	if len(r.moves) == 0 {
		return stack, nil
	}
	current := stack[len(stack)-1]
	for _, m := range r.moves {
		switch {
		case m.pop > len(stack):
			return nil, errStuck
		case m.pop > 0:
			stack = stack[:len(stack)-m.pop]
		case m.push == "":
			stack = append(stack, current)
		default:
			stack = append(stack, m.push)
		}
	}
	return stack, nil
}
