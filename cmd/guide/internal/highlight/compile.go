package highlight

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/dlclark/regexp2/v2"
)

// rule is one line of a state: where the pattern matches, emit says what the
// text is and moves say which state comes next.
type rule struct {
	pattern *regexp2.Regexp
	first   firstSet
	emit    emitter // nil where the text has no kind of its own
	moves   []move
	include string // set only until the states are resolved
}

// move changes the stack of states: pop that many, or push that state; an empty
// name pushes the current state once more.
type move struct {
	pop  int
	push string
}

// lexer is a definition ready for use.
type lexer struct {
	config config
	states map[string][]*rule
}

// compile turns a definition into a lexer.
func compile(def definition) (*lexer, error) {
	l := &lexer{config: def.Config, states: map[string][]*rule{}}
	combined := map[string][]string{}
	for _, state := range def.States {
		for _, n := range state.Rules {
			r, err := compileRule(n, def.Config.flags(), combined)
			if err != nil {
				return nil, fmt.Errorf("lexer %s, state %s: %w", def.Config.Name, state.Name, err)
			}
			l.states[state.Name] = append(l.states[state.Name], r)
		}
	}
	for name, parts := range combined {
		for _, part := range parts {
			l.states[name] = append(l.states[name], &rule{include: part})
		}
	}
	for name := range l.states {
		if err := l.resolve(name, nil); err != nil {
			return nil, fmt.Errorf("lexer %s: %w", def.Config.Name, err)
		}
	}
	return l, nil
}

// resolve replaces the includes of a state with the rules that they stand for.
func (l *lexer) resolve(name string, above []string) error {
	if slices.Contains(above, name) {
		return fmt.Errorf("state %s includes itself", name)
	}
	var flat []*rule
	for _, r := range l.states[name] {
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
		flat = append(flat, l.states[r.include]...)
	}
	l.states[name] = flat
	return nil
}

func compileRule(n node, flags string, combined map[string][]string) (*rule, error) {
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
	if flags != "" {
		flags = "(?" + flags + ")"
	}
	pattern := `\G` + flags + "(?:" + n.attr("pattern") + ")"
	re, err := regexp2.Compile(pattern)
	if err != nil {
		return nil, err
	}
	re.MatchTimeout = matchPatience
	r.pattern, r.first = re, firstOf(pattern)
	return r, nil
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
