package impact

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// Flow says what becomes of the recommendations of a decision. An answer path is a
// way of answering all that the flow asks; where the two flows ask differently, all
// that either of them asks.
type Flow struct {
	Decision model.ID `json:"decision"`
	Change   string   `json:"change"`   // added, removed; else empty
	Paths    int      `json:"paths"`    // that both flows can take
	Changed  int      `json:"changed"`  // of them, those that recommend other options
	Share    float64  `json:"share"`    // of Paths that are Changed: from 0 to 1
	Firmness int      `json:"firmness"` // of them, those that recommend the same with another strength or second choice
	New      int      `json:"new"`      // paths that the flow could not take
	Gone     int      `json:"gone"`     // paths that it can no longer take
	More     bool     `json:"more"`     // there are more paths than were walked

	Differing List[Path] `json:"differing"` // those changed, firmer or less firm, new and gone
}

func (f Flow) same() bool {
	return f.Change == "" && f.Changed+f.Firmness+f.New+f.Gone == 0 && !f.More
}

// Path is a way of answering, or the common beginning of several with the same
// difference.
type Path struct {
	Answers List[Answer]    `json:"answers"`
	Query   string          `json:"query"` // of the address that shows it
	Paths   int             `json:"paths"` // how many begin so
	Before  *Recommendation `json:"before"`
	After   *Recommendation `json:"after"`
}

// Answer is a question with what is answered.
type Answer struct {
	Question model.ID `json:"question"`
	Answer   model.ID `json:"answer"`
}

// Recommendation is what a path ends in.
type Recommendation struct {
	Choose   List[model.ID] `json:"choose"`
	Strength model.Strength `json:"strength"`
	RunnerUp model.ID       `json:"runner_up"`
}

// maxPaths bounds the paths that are walked. A flow that passes the proofs and is
// meant for people has hundreds.
const maxPaths = 1 << 20

// compareFlows follows every way of answering through both states of each flow.
func compareFlows(was, is *model.Guide) (flows []Flow) {
	for _, d := range decisions(was, is) {
		f := Flow{Decision: decisionOf(d).ID}
		switch {
		case d[0] == nil:
			f.Change, f.New = "added", int(flow.New(is, d[1]).Figures().Paths)
		case d[1] == nil:
			f.Change, f.Gone = "removed", int(flow.New(was, d[0]).Figures().Paths)
		default:
			f.follow(flow.New(was, d[0]), flow.New(is, d[1]))
		}
		flows = append(flows, f)
	}
	return flows
}

// follow compares two states of a flow. What both can take, and what only the new
// one can, is met by asking as it asks; what only the old one could, by asking as
// that did.
func (f *Flow) follow(was, is *flow.Flow) {
	w := &walker{flow: f, left: maxPaths, address: is}
	f.Differing = w.walk(follower{flow: is, at: flow.Node{Place: is.Start}}, follower{flow: was, at: flow.Node{Place: was.Start}}).paths
	w.backward, w.address = true, was
	f.Differing = append(f.Differing, w.walk(follower{flow: was, at: flow.Node{Place: was.Start}}, follower{flow: is, at: flow.Node{Place: is.Start}}).paths...)
	f.More, f.Share = w.left < 0, float64(f.Changed)/float64(max(f.Paths, 1))
}

// walker walks two flows side by side.
type walker struct {
	flow     *Flow
	address  *flow.Flow
	backward bool // the old flow leads, and only what the new one cannot take is counted
	given    []Answer
	left     int // paths that may still be walked
}

// follower is where one of the flows stands. It is stuck at a question to which it
// does not know the answer that was given.
type follower struct {
	flow  *flow.Flow
	at    flow.Node
	stuck bool
}

// branch is what was found beyond some answers.
type branch struct {
	paths []Path // that differ, those with a common beginning taken together
	all   int    // how many there are, with those that do not differ
}

// walk asks what the leading flow asks, and then what is left for the other to ask.
func (w *walker) walk(lead, other follower) branch {
	lead, other = lead.advance(w.given), other.advance(w.given)
	asking := lead
	if asking.done() {
		asking = other
	}
	if lead.stuck || asking.done() || w.left < 0 {
		return w.end(lead, other)
	}
	place := asking.at.Place
	var b branch
	for _, a := range place.Answers {
		w.given = append(w.given, Answer{place.Question.ID, a.ID})
		beyond := w.walk(lead, other)
		w.given = w.given[:len(w.given)-1]
		b.paths = append(b.paths, beyond.paths...)
		b.all += beyond.all
	}
	return w.merge(b, len(place.Answers))
}

// merge takes the paths beyond a question together when all of them differ alike.
func (w *walker) merge(b branch, answers int) branch {
	if len(b.paths) != answers || answers == 0 {
		return b
	}
	whole, paths := b.paths[0], 0
	for _, p := range b.paths {
		if !p.Before.equal(whole.Before) || !p.After.equal(whole.After) {
			return b
		}
		paths += p.Paths
	}
	if paths != b.all {
		return b
	}
	b.paths = []Path{w.path(paths, whole.Before, whole.After)}
	return b
}

// end counts a path on which nothing more is asked.
func (w *walker) end(lead, other follower) branch {
	w.left--
	after, before := lead.recommendation(), other.recommendation()
	if w.backward {
		before, after = after, before
	}
	switch f := w.flow; {
	case w.left < 0 || lead.stuck:
		return branch{all: 1}
	case w.backward && after != nil: // was counted before
		return branch{all: 1}
	case w.backward:
		f.Gone++
	case before == nil:
		f.New++
	default:
		f.Paths++
		switch {
		case before.equal(after):
			return branch{all: 1}
		case before.choosesLike(after):
			f.Firmness++
		default:
			f.Changed++
		}
	}
	return branch{[]Path{w.path(1, before, after)}, 1}
}

func (w *walker) path(paths int, before, after *Recommendation) Path {
	state := flow.State{}
	for _, a := range w.given {
		state[a.Question] = a.Answer
	}
	return Path{slices.Clone(w.given), w.address.Encode(state), paths, before, after}
}

// done reports whether the flow has nothing more to ask.
func (f follower) done() bool { return f.stuck || f.at.Place == nil }

// advance follows the answers as far as they go.
func (f follower) advance(given []Answer) follower {
	for !f.done() {
		i := slices.IndexFunc(given, func(a Answer) bool { return a.Question == f.at.Place.Question.ID })
		if i < 0 {
			break
		}
		a := f.at.Place.Answer(given[i].Answer)
		if a == nil {
			f.stuck = true
			break
		}
		f.at = a.Next
	}
	return f
}

// recommendation is what the flow has come to, or nil where it is stuck.
func (f follower) recommendation() *Recommendation {
	if f.stuck || f.at.Outcome == nil {
		return nil
	}
	o := f.at.Outcome
	r := &Recommendation{Choose: []model.ID{}, Strength: o.Strength.V}
	for _, c := range o.Choose {
		r.Choose = append(r.Choose, c.V)
	}
	slices.Sort(r.Choose)
	if o.RunnerUp != nil {
		r.RunnerUp = o.RunnerUp.Option.V
	}
	return r
}

func (r *Recommendation) equal(s *Recommendation) bool {
	if r == nil || s == nil {
		return r == s
	}
	return r.choosesLike(s) && r.Strength == s.Strength && r.RunnerUp == s.RunnerUp
}

func (r *Recommendation) choosesLike(s *Recommendation) bool { return slices.Equal(r.Choose, s.Choose) }
