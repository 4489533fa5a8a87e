package highlight

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/alecthomas/chroma/v2"

	"whichbackend.example/guide/cmd/guide/internal/highlight/pattern"
)

// rule is one line of a state: where the pattern matches, emit says what the
// text is and moves say which state comes next.
type rule struct {
	matcher
	emit    emitter // nil where the text has no kind of its own
	moves   []move
	include string // set only until the states are resolved
}

// move changes the stack of states: pop that many, or push that state; an empty
// name pushes the current state once more.
type move struct {
	pop  int
	push string
	to   *state // that of push, when the states are resolved
}

// lexer is a definition ready for use.
type lexer struct {
	config config
	states map[string]*state
}

// state is one of a lexer's states. At each ASCII character it knows the rules
// that can match there; most cannot, and are not tried.
type state struct {
	name   string
	rules  []*rule
	at     [128][]*rule
	beyond []*rule // at all other characters
	lacks  bool    // a rule leads here, and the definition has no such state
}

// candidates lists the rules that can match where c is, in their order.
func (s *state) candidates(c rune) []*rule {
	if uint32(c) < 128 {
		return s.at[c]
	}
	return s.beyond
}

// compile turns a definition into a lexer.
func compile(def definition) (*lexer, error) {
	l := &lexer{config: def.Config, states: map[string]*state{}}
	combined, shared := map[string][]string{}, &pattern.Compiler{}
	for _, state := range def.States {
		for _, n := range state.Rules {
			r, err := compileRule(n, def.Config.flags(), combined, shared)
			if err != nil {
				return nil, fmt.Errorf("lexer %s, state %s: %w", def.Config.Name, state.Name, err)
			}
			l.add(state.Name, r)
		}
		l.add(state.Name) // also one without rules
	}
	for name, parts := range combined {
		for _, part := range parts {
			l.add(name, &rule{include: part})
		}
	}
	for name := range l.states {
		if err := l.resolve(name, nil); err != nil {
			return nil, fmt.Errorf("lexer %s: %w", def.Config.Name, err)
		}
	}
	l.index()
	return l, nil
}

func (l *lexer) add(name string, rules ...*rule) {
	if l.states[name] == nil {
		l.states[name] = &state{name: name}
	}
	l.states[name].rules = append(l.states[name].rules, rules...)
}

// state gives the state of that name, or one that says that it is not there.
func (l *lexer) state(name string) *state {
	if s := l.states[name]; s != nil {
		return s
	}
	return &state{name: name, lacks: true}
}

// index prepares the states for the loop.
func (l *lexer) index() {
	for _, s := range l.states {
		for _, r := range s.rules {
			for i, m := range r.moves {
				if m.push != "" {
					r.moves[i].to = l.state(m.push)
				}
			}
			for c := range s.at {
				if r.mayStart(rune(c)) {
					s.at[c] = append(s.at[c], r)
				}
			}
			if r.mayStart(128) {
				s.beyond = append(s.beyond, r)
			}
		}
	}
}

// resolve replaces the includes of a state with the rules that they stand for.
func (l *lexer) resolve(name string, above []string) error {
	if slices.Contains(above, name) {
		return fmt.Errorf("state %s includes itself", name)
	}
	var flat []*rule
	for _, r := range l.states[name].rules {
		if r.include == "" {
			flat = append(flat, r)
			continue
		}
		if l.states[r.include] == nil {
			return fmt.Errorf("state %s includes %s, which is not there", name, r.include)
		}
		if err := l.resolve(r.include, append(above, name)); err != nil {
			return err
		}
		flat = append(flat, l.states[r.include].rules...)
	}
	l.states[name].rules = flat
	return nil
}

func compileRule(n node, flags string, combined map[string][]string, c *pattern.Compiler) (*rule, error) {
	r := &rule{}
	for _, kid := range n.Kids {
		if kid.XMLName.Local == "include" {
			r.include = kid.attr("state")
			return r, nil
		}
		if done, err := r.addMoves(kid, combined); err != nil {
			return nil, err
		} else if done {
			continue
		}
		emit, err := compileEmitter(kid)
		if err != nil {
			return nil, err
		}
		r.emit = emit
	}
	groups := false
	switch r.emit.(type) {
	case byGroups, usingByGroup:
		groups = true
	}
	var err error
	r.matcher, err = newMatcher(c, expression(n, flags), groups)
	return r, err
}

// expression gives the pattern of a rule as chroma has it: at the place where
// the search begins, and with the flags of the lexer.
func expression(n node, flags string) string {
	if flags != "" {
		flags = "(?" + flags + ")"
	}
	return `\G` + flags + "(?:" + n.attr("pattern") + ")"
}

// addMoves reads the elements that change the state.
func (r *rule) addMoves(n node, combined map[string][]string) (bool, error) {
	switch n.XMLName.Local {
	case "mutators":
		for _, kid := range n.Kids {
			if done, err := r.addMoves(kid, combined); err != nil || !done {
				return false, fmt.Errorf("unknown element <%s>: %w", kid.XMLName.Local, err)
			}
		}
	case "pop":
		depth, err := strconv.Atoi(n.attr("depth"))
		if err != nil {
			return false, err
		}
		r.moves = append(r.moves, move{pop: depth})
	case "push":
		states := n.attrs("state")
		if len(states) == 0 {
			states = []string{""}
		}
		for _, state := range states {
			if state == "#pop" {
				r.moves = append(r.moves, move{pop: 1})
			} else {
				r.moves = append(r.moves, move{push: state})
			}
		}
	case "combined":
		states := n.attrs("state")
		name := "__combined_" + strings.Join(states, "__")
		combined[name] = states
		r.moves = append(r.moves, move{push: name})
	default:
		return false, nil
	}
	return true, nil
}

// kindOf reads <token type="Keyword"/>.
func kindOf(n node) (chroma.TokenType, error) {
	return chroma.TokenTypeString(n.attr("type"))
}
