package interview

import (
	"net/url"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// Given is what was answered before the interview begins.
type Given struct {
	State   flow.State
	Order   []model.ID // the questions, in the order in which they were answered
	Dropped []string   // parts that say nothing to the flow, as they were written
}

// Read takes parts of the form question=answer. They follow the rules of
// addresses, so it makes an address of them and reads that.
func Read(f *flow.Flow, parts []string) Given {
	query, written := address(parts)
	q := f.ParseQuery(query)
	g := Given{State: q.State}
	for _, part := range parts {
		question, _, _ := strings.Cut(part, "=")
		if id := model.ID(question); q.State[id] != "" && !slices.Contains(g.Order, id) {
			g.Order = append(g.Order, id)
		}
	}
	for _, part := range q.Dropped {
		g.Dropped = append(g.Dropped, written[part])
	}
	return g
}

// GivenStack is what was said before a run of all decisions begins.
type GivenStack struct {
	State   stack.State
	Order   []model.ID // questions and decisions, in the order in which they were answered and made
	Dropped []string   // parts that say nothing to the stack, as they were written
}

// ReadStack takes parts as [Read] does; a part may also name a decision and what
// is chosen there.
func ReadStack(s *stack.Stack, parts []string) GivenStack {
	query, written := address(parts)
	q := s.ParseQuery(query)
	g := GivenStack{State: q.State}
	for _, part := range parts {
		key, _, _ := strings.Cut(part, "=")
		id := model.ID(key)
		if asked := s.Question(id); asked != nil && asked.Decider != nil && q.State.Answers[id] == "" {
			id = asked.Decider.Decision.ID // the answer told what is chosen there
		}
		if (q.State.Answers[id] != "" || q.State.Made[id] != "") && !slices.Contains(g.Order, id) {
			g.Order = append(g.Order, id)
		}
	}
	for _, part := range q.Dropped {
		g.Dropped = append(g.Dropped, written[part])
	}
	return g
}

// undo takes back what was said last among all that has an effect, and names it.
func (g *GivenStack) undo(s *stack.Stack, r stack.Result) string {
	for at, id := range slices.Backward(g.Order) {
		p, q := s.Part(id), s.Question(id)
		if p == nil && slices.Contains(r.Unused, q) {
			continue
		}
		g.Order = slices.Delete(g.Order, at, at+1)
		if p != nil {
			delete(g.State.Made, id)
			for _, q := range s.Questions {
				if q.Decider == p {
					delete(g.State.Answers, q.ID) // by itself it would say what is chosen
				}
			}
			return partName(p)
		}
		delete(g.State.Answers, id)
		return q.Words.Short.V
	}
	return ""
}

// address makes an address of parts, and says which of them stands behind which
// part of it.
func address(parts []string) (query string, written map[string]string) {
	written = map[string]string{}
	var all []string
	for _, part := range parts {
		key, value, _ := strings.Cut(part, "=")
		escaped := url.QueryEscape(key) + "=" + url.QueryEscape(value)
		written[escaped] = part
		all = append(all, escaped)
	}
	return strings.Join(all, "&"), written
}
