package stack

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// MaxAsked is the number of questions after which a run asks nothing more.
const MaxAsked = 12

// Stack is the flows of a guide with what joins them.
type Stack struct {
	Version   int
	Parts     []*Part     // in the order of the decisions
	Questions []*Question // in the order in which they are asked
	Follows   []*Follow   // in file order

	judged map[[2]model.ID]*model.Pair // by the options, that of the earlier decision first
}

// Part is a decision within the stack.
type Part struct {
	*flow.Flow

	index  int
	start  int
	places []place // as in the flow
}

// place is a place of a flow by numbers: of its question, and of what follows
// from each answer.
type place struct {
	question int
	next     []int // a place, or the complement of an outcome
}

// Question is asked once, whichever decisions need it.
type Question struct {
	ID    model.ID
	Words *model.Question
	Parts []*Part // that ask it
	// Decider is the decision whose choice answers the question, so that nobody
	// is asked; nil for all others.
	Decider *Part

	index   int
	answers []model.ID
	told    map[model.ID]*Follow // by what the decider chooses
}

// Follow is an answer that need not be asked for.
type Follow struct {
	*model.Follow
	Question *Question

	answer answer
	when   []condition // answers; empty where it follows from a choice
}

// condition holds where the question has one of the answers.
type condition struct {
	question int
	any      []answer
}

// answer is an answer to a question by its number, counted from 1.
type answer uint8

const (
	noAnswer answer = 0
	unsure   answer = 255
)

// New joins the flows of all decisions. It returns nil where there are fewer
// than two, where one has a fault, and where what joins them names something
// that is not there: the rules of package check say what.
func New(g *model.Guide, flows map[model.ID]*flow.Flow) *Stack {
	if len(g.Decisions) < 2 || g.Broken[model.StackFile] {
		return nil
	}
	s := &Stack{Version: 1, judged: map[[2]model.ID]*model.Pair{}}
	if g.Stack.Version.Set() {
		s.Version = g.Stack.Version.V
	}
	for i, d := range g.Decisions {
		f := flows[d.ID]
		if f == nil || g.Question(d.ID) != nil {
			return nil // an address could not tell the two apart
		}
		s.Parts = append(s.Parts, &Part{Flow: f, index: i})
	}
	if !s.order(g) || !s.follow(g) {
		return nil
	}
	for _, p := range s.Parts {
		s.number(p)
	}
	for i := range g.Stack.Pairs {
		p := &g.Stack.Pairs[i]
		s.judged[[2]model.ID{p.A.V, p.B.V}] = p
	}
	return s
}

// order lists the questions: those that the data put in order, then all others
// as the flows have them.
func (s *Stack) order(g *model.Guide) bool {
	ids := strict.Values(g.Stack.Order)
	for _, p := range s.Parts {
		for _, q := range p.Flow.Questions {
			if !slices.Contains(ids, q.ID) {
				ids = append(ids, q.ID)
			}
		}
	}
	for _, id := range ids {
		q := &Question{ID: id, Words: g.Question(id), index: len(s.Questions)}
		for _, p := range s.Parts {
			if asked := p.Question(id); asked != nil {
				q.Parts = append(q.Parts, p)
				q.answers = q.answers[:0]
				for _, a := range asked.Places[0].Answers {
					q.answers = append(q.answers, a.ID)
				}
			}
		}
		if q.Parts == nil || s.Question(id) != nil {
			return false
		}
		s.Questions = append(s.Questions, q)
	}
	return true
}

// follow resolves the answers that follow.
func (s *Stack) follow(g *model.Guide) bool {
	for i := range g.Stack.Follows {
		f := &Follow{Follow: &g.Stack.Follows[i]}
		f.Question = s.Question(f.Follow.Question.V)
		if f.Question == nil {
			return false
		}
		if f.answer = f.Question.answer(f.Follow.Answer.V); f.answer == noAnswer || f.answer == unsure {
			return false
		}
		if (len(f.Answered) == 0) == (len(f.Chosen) == 0) || len(f.Chosen) > 1 {
			return false
		}
		for _, e := range f.Answered {
			q := s.Question(model.ID(e.Key.V))
			if q == nil || q == f.Question {
				return false
			}
			c := condition{question: q.index}
			for _, a := range e.Value {
				n := q.answer(a.V)
				if n == noAnswer || n == unsure {
					return false
				}
				c.any = append(c.any, n)
			}
			f.when = append(f.when, c)
		}
		for _, e := range f.Chosen {
			if !f.Question.tell(s.Part(model.ID(e.Key.V)), strict.Values(e.Value), f) {
				return false
			}
		}
		s.Follows = append(s.Follows, f)
	}
	return s.toldApart()
}

// tell enters that the choice of a decision answers the question.
func (q *Question) tell(by *Part, options []model.ID, f *Follow) bool {
	if by == nil || q.Decider != nil && q.Decider != by || slices.Contains(q.Parts, by) {
		return false
	}
	if q.told == nil {
		q.Decider, q.told = by, map[model.ID]*Follow{}
	}
	for _, id := range options {
		if q.told[id] != nil || !by.chooses(id) {
			return false
		}
		q.told[id] = f
	}
	return true
}

// toldApart reports whether each question that a choice answers has an answer
// for all that may be chosen, none that follows from answers, and whether no
// decision waits for itself.
func (s *Stack) toldApart() bool {
	for _, q := range s.Questions {
		if q.Decider == nil {
			continue
		}
		for _, id := range q.Decider.Choices() {
			if q.told[id] == nil {
				return false
			}
		}
		for _, f := range s.Follows {
			if f.Question == q && f.when != nil {
				return false
			}
		}
	}
	return s.circle() == nil
}

// circle gives decisions that wait for each other; see [Circle].
func (s *Stack) circle() []*Part {
	return Circle(s.Parts, func(p *Part) []*Part {
		var deciders []*Part
		for _, q := range s.Questions {
			if q.Decider != nil && slices.Contains(q.Parts, p) {
				deciders = append(deciders, q.Decider)
			}
		}
		return deciders
	})
}

// number writes a flow by numbers.
func (s *Stack) number(p *Part) {
	at := map[*flow.Place]int{}
	for i, place := range p.Places {
		at[place] = i
	}
	outcome := map[*flow.Outcome]int{}
	for i, o := range p.Outcomes {
		outcome[o] = i
	}
	p.start = at[p.Start]
	for _, from := range p.Places {
		numbered := place{question: s.Question(from.Question.ID).index}
		for _, a := range from.Answers {
			if a.Next.Place != nil {
				numbered.next = append(numbered.next, at[a.Next.Place])
			} else {
				numbered.next = append(numbered.next, ^outcome[a.Next.Outcome])
			}
		}
		p.places = append(p.places, numbered)
	}
}

// Part returns the part of the decision with the given id, or nil.
func (s *Stack) Part(id model.ID) *Part {
	for _, p := range s.Parts {
		if p.Decision.ID == id {
			return p
		}
	}
	return nil
}

// Question returns the question with the given id, or nil.
func (s *Stack) Question(id model.ID) *Question {
	for _, q := range s.Questions {
		if q.ID == id {
			return q
		}
	}
	return nil
}

// Answers lists what can be answered, without unsure, in the order of the wording.
func (q *Question) Answers() []model.ID { return q.answers }

// answer gives the number of an answer.
func (q *Question) answer(id model.ID) answer {
	if id == model.Unsure {
		return unsure
	}
	return answer(slices.Index(q.answers, id) + 1)
}

// id gives the answer with a number.
func (q *Question) id(a answer) model.ID {
	if a == unsure {
		return model.Unsure
	}
	return q.answers[a-1]
}

// Choices lists what can be chosen: the options, and none where an outcome
// chooses nothing.
func (p *Part) Choices() []model.ID {
	var ids []model.ID
	for _, o := range p.Decision.Options {
		ids = append(ids, o.ID.V)
	}
	if slices.ContainsFunc(p.Outcomes, func(o *flow.Outcome) bool { return len(o.Choose) == 0 }) {
		ids = append(ids, model.None)
	}
	return ids
}

// chooses reports whether an id is something that the decision can choose.
func (p *Part) chooses(id model.ID) bool { return slices.Contains(p.Choices(), id) }

// Pair gives the judgment of two options of different decisions, or nil.
func (s *Stack) Pair(x, y model.ID) *model.Pair {
	if p := s.judged[[2]model.ID{x, y}]; p != nil {
		return p
	}
	return s.judged[[2]model.ID{y, x}]
}
