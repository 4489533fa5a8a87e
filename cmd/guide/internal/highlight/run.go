package highlight

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/dlclark/regexp2/v2"

	"whichbackend.example/guide/cmd/guide/internal/highlight/pattern"
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

	machine pattern.Machine
	until   time.Time // for regexp2

	groups []group // of the match
	out    writer

	// The match that regexp2 looks for at a place. Its groups are taken from its
	// own storage, so that a match takes no memory.
	take   func(regexp2.MatchView) bool
	at     int
	length int   // of the match; -1 for none
	wanted []int // groups
}

var runs = sync.Pool{New: func() any {
	r := &run{}
	r.take = r.taken
	return r
}}

// newRun takes code as runes. The run goes back with free.
func newRun(code string) *run {
	r := runs.Get().(*run)
	r.code, r.spans, r.groups = r.code[:0], r.spans[:0], r.groups[:0]
	if cap(r.code) <= len(code) {
		r.code = make([]rune, 0, len(code)+1) // with room for a line feed
	}
	for _, c := range code {
		r.code = append(r.code, c)
	}
	r.end, r.depth = 0, 0
	return r
}

func (r *run) free() {
	r.machine.Trim()
	runs.Put(r)
}

// tokenize cuts the code into spans that cover it without a gap or an overlap.
func (r *run) tokenize(l *lexer) error {
	r.until, r.machine.Steps = time.Now().Add(blockPatience), maxSteps
	if err := r.lex(l, 0, len(r.code), "root", true); err != nil {
		return err
	}
	r.add(chroma.Text, r.end, len(r.code))
	return nil
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
	text := r.code[from:to]
	if whole && l.config.EnsureNL && (len(text) == 0 || text[len(text)-1] != '\n') {
		if to < len(r.code) {
			text = slices.Clone(text) // the line feed goes behind the code, or into a copy
		}
		text = append(text, '\n')
	}
	first := l.state(start)
	stack, pos, idle := append(make([]*state, 0, 16), first), 0, 0
	for pos < to-from && len(stack) > 0 {
		current := stack[len(stack)-1]
		if current.lacks {
			return fmt.Errorf("cannot be highlighted: the lexer %s has no state %q", l.config.Name, current.name)
		}
		mark := len(r.groups)
		rule, length, err := r.match(current, text, pos)
		switch {
		case err != nil:
			return err
		case rule == nil && text[pos] == '\n' && current != first:
			stack = append(stack[:0], first) // an unclosed string ends with its line
			continue
		case rule == nil:
			r.add(chroma.Error, from+pos, from+pos+1)
			pos++
			continue
		}
		if idle++; length > 0 {
			idle = 0
		}
		if stack, err = rule.move(stack); err != nil || idle > maxIdle || len(stack) > maxStack {
			return errStuck
		}
		begin := from + pos
		pos += length
		if rule.emit != nil {
			if err := rule.emit.emit(r, l, begin, from+pos, r.groups[mark:], from); err != nil {
				return err
			}
		}
		r.groups = r.groups[:mark]
	}
	if len(stack) == 0 {
		r.add(chroma.Error, from+pos, to)
	}
	return nil
}

// match finds the first rule of a state that matches at pos and leaves its
// groups behind those of the rules that this one is inside of.
func (r *run) match(s *state, text []rune, pos int) (*rule, int, error) {
	for _, rule := range s.candidates(text[pos]) {
		if length, err := r.try(&rule.matcher, text, pos); length >= 0 || err != nil {
			return rule, length, err
		}
	}
	return nil, 0, nil
}

// move applies the rule's moves to the stack of states.
func (r *rule) move(stack []*state) ([]*state, error) {
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
			stack = append(stack, m.to)
		}
	}
	return stack, nil
}
