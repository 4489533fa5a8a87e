package flow

import (
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// Flow is a decision's graph with every reference resolved.
type Flow struct {
	Decision  *model.Decision
	Version   int
	Places    []*Place    // in file order, which is a topological order
	Outcomes  []*Outcome  // in file order
	Questions []*Question // in the order of their first places
	Start     *Place
}

// Question is asked at one place or at several.
type Question struct {
	ID     model.ID
	Words  *model.Question
	Places []*Place
}

// Place is where a question is asked.
type Place struct {
	ID       model.ID
	At       diag.Pos // of the id in the file
	Question *Question
	Answers  []*Answer // in the order of the question's wording

	index int // in Flow.Places
}

// Answer is what can be said at a place, and what follows.
type Answer struct {
	ID      model.ID
	At      diag.Pos // of the id in the file
	Words   *model.AnswerWords
	Next    Node
	Effects []model.Effect
}

// Node is a place or an outcome; the other one is nil.
type Node struct {
	Place   *Place
	Outcome *Outcome
}

// ID is the id of the place or of the outcome; both share one set of names.
func (n Node) ID() model.ID {
	if n.Place != nil {
		return n.Place.ID
	}
	return n.Outcome.ID
}

// Outcome is where a way through the flow ends.
type Outcome struct {
	ID model.ID
	At diag.Pos // of the id in the file
	*model.Outcome

	index int // in Flow.Outcomes
}

// Chooses reports whether the outcome recommends an option, alone or in a tie.
func (o *Outcome) Chooses(option model.ID) bool {
	for _, c := range o.Choose {
		if c.V == option {
			return true
		}
	}
	return false
}

// New resolves the flow of a decision. It returns nil when anything in it leads
// nowhere, backward or twice: the rules of package check say what.
func New(g *model.Guide, d *model.Decision) *Flow {
	if g.Broken[d.FlowFile()] || g.Broken[model.QuestionsFile] {
		return nil
	}
	f := &Flow{Decision: d, Version: d.Flow.Version.V}
	nodes := map[model.ID]Node{}
	questions := map[model.ID]*Question{}
	for _, e := range d.Flow.Places {
		p := &Place{ID: model.ID(e.Key.V), At: e.Key.Pos, index: len(f.Places)}
		id := e.Value.Question(e.Key.V)
		q := questions[id]
		if q == nil {
			q = &Question{ID: id, Words: g.Question(id)}
			if q.Words == nil {
				return nil
			}
			questions[id] = q
			f.Questions = append(f.Questions, q)
		}
		q.Places = append(q.Places, p)
		p.Question = q
		f.Places = append(f.Places, p)
		nodes[p.ID] = Node{Place: p}
	}
	for _, e := range d.Flow.Outcomes {
		o := &Outcome{ID: model.ID(e.Key.V), At: e.Key.Pos, Outcome: e.Value, index: len(f.Outcomes)}
		if _, taken := nodes[o.ID]; taken {
			return nil
		}
		f.Outcomes = append(f.Outcomes, o)
		nodes[o.ID] = Node{Outcome: o}
	}
	for i, e := range d.Flow.Places {
		if !f.Places[i].resolve(e.Value, nodes) {
			return nil
		}
	}
	f.Start = nodes[d.Flow.Start.V].Place
	if f.Start == nil {
		return nil
	}
	return f
}

// All resolves the flows of all decisions; one with a fault is nil.
func All(g *model.Guide) map[model.ID]*Flow {
	flows := map[model.ID]*Flow{}
	for _, d := range g.Decisions {
		flows[d.ID] = New(g, d)
	}
	return flows
}

// resolve links the answers at a place to what follows them.
func (p *Place) resolve(from *model.Place, nodes map[model.ID]Node) bool {
	if len(from.Answers) != len(p.Question.Words.Answers) {
		return false
	}
	for _, words := range p.Question.Words.Answers {
		for _, e := range from.Answers {
			if e.Key.V != words.Key.V {
				continue
			}
			next, known := nodes[e.Value.Next.V]
			if !known || next.Place != nil && next.Place.index <= p.index {
				return false
			}
			p.Answers = append(p.Answers, &Answer{ID: model.ID(e.Key.V), At: e.Key.Pos, Words: words.Value, Next: next, Effects: e.Value.Effects})
		}
	}
	return len(p.Answers) > 0 && len(p.Answers) == len(p.Question.Words.Answers)
}

// Name names an outcome in few words: its own, or the options that it chooses.
func (f *Flow) Name(o *Outcome) string {
	if o.Short.Set() {
		return o.Short.V
	}
	names := make([]string, len(o.Choose))
	for i, c := range o.Choose {
		names[i] = f.Decision.OptionName(c.V)
	}
	return strings.Join(names, " or ")
}

// Question returns the question with the given id, or nil.
func (f *Flow) Question(id model.ID) *Question {
	for _, q := range f.Questions {
		if q.ID == id {
			return q
		}
	}
	return nil
}

// QuestionIDs lists the ids of the questions, for hints.
func (f *Flow) QuestionIDs() []string {
	ids := make([]string, len(f.Questions))
	for i, q := range f.Questions {
		ids[i] = string(q.ID)
	}
	return ids
}

// AnswerIDs lists the ids of the answers, for hints.
func (q *Question) AnswerIDs() []string {
	ids := make([]string, len(q.Places[0].Answers))
	for i, a := range q.Places[0].Answers {
		ids[i] = string(a.ID)
	}
	return ids
}

// Outcome returns the outcome with the given id, or nil.
func (f *Flow) Outcome(id model.ID) *Outcome {
	for _, o := range f.Outcomes {
		if o.ID == id {
			return o
		}
	}
	return nil
}

// Answer returns the answer with the given id at the place, or nil.
func (p *Place) Answer(id model.ID) *Answer {
	for _, a := range p.Answers {
		if a.ID == id {
			return a
		}
	}
	return nil
}
