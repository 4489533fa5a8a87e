package impact

import (
	"maps"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// maxRuns bounds the runs that are walked. A joint run that passes the proofs and is
// meant for people has thousands.
const maxRuns = 1 << 16

// follow compares two states of the joint run. What both can take, and what only the
// new one can, is met by asking as it asks; what only the old one could, by asking as
// that did.
func (s *Stack) follow(was, is *stack.Stack) {
	w := &runWalker{stack: s, left: maxRuns, address: is}
	s.Differing = w.walk(start(is), start(was)).runs
	w.backward, w.address = true, was
	s.Differing = append(s.Differing, w.walk(start(was), start(is)).runs...)
	s.More, s.Share = w.left < 0, float64(s.Changed)/float64(max(s.Runs, 1))
}

// runWalker walks two joint runs side by side.
type runWalker struct {
	stack    *Stack
	address  *stack.Stack
	backward bool // the old run leads, and only what the new one cannot take is counted
	given    []Answer
	left     int // runs that may still be walked
}

// runner is where one of the runs stands. Each takes only the answers that it asks
// for: what is given to the other may follow here. It is stuck at a question to which
// it does not know the answer that was given.
type runner struct {
	stack *stack.Stack
	state stack.State
	at    stack.Result
	stuck bool
}

func start(s *stack.Stack) runner {
	r := runner{stack: s, state: stack.State{Answers: flow.State{}}}
	r.at = s.Reach(r.state)
	return r
}

func (r runner) done() bool { return r.stuck || r.at.Next == nil }

// advance follows the answers as far as they go.
func (r runner) advance(given []Answer) runner {
	for !r.done() {
		i := slices.IndexFunc(given, func(a Answer) bool { return a.Question == r.at.Next.ID })
		if i < 0 {
			break
		}
		if !slices.Contains(r.at.Next.Answers(), given[i].Answer) {
			r.stuck = true
			break
		}
		r.state.Answers = maps.Clone(r.state.Answers)
		r.state.Answers[given[i].Question] = given[i].Answer
		r.at = r.stack.Reach(r.state)
	}
	return r
}

// ends is what the run has come to; nothing where it is stuck.
func (r runner) ends() List[End] {
	if r.stuck {
		return nil
	}
	return endsOf(r.at)
}

// runBranch is what was found beyond some answers.
type runBranch struct {
	runs []Run // that differ, those with a common beginning taken together
	all  int   // how many there are, with those that do not differ
}

// walk asks what the leading run asks, and then what is left for the other to ask.
func (w *runWalker) walk(lead, other runner) runBranch {
	lead, other = lead.advance(w.given), other.advance(w.given)
	asking := lead
	if asking.done() {
		asking = other
	}
	if lead.stuck || asking.done() || w.left < 0 {
		return w.end(lead, other)
	}
	var b runBranch
	q := asking.at.Next
	for _, a := range q.Answers() {
		w.given = append(w.given, Answer{q.ID, a})
		beyond := w.walk(lead, other)
		w.given = w.given[:len(w.given)-1]
		b.runs = append(b.runs, beyond.runs...)
		b.all += beyond.all
	}
	return w.merge(b, len(q.Answers()))
}

// merge takes the runs beyond a question together when all of them differ alike.
func (w *runWalker) merge(b runBranch, answers int) runBranch {
	if len(b.runs) != answers || answers == 0 {
		return b
	}
	whole, runs := b.runs[0], 0
	for _, r := range b.runs {
		if !sameEnds(r.Before, whole.Before) || !sameEnds(r.After, whole.After) {
			return b
		}
		runs += r.Runs
	}
	if runs != b.all {
		return b
	}
	b.runs = []Run{w.run(runs, whole.Before, whole.After)}
	return b
}

// end counts a run on which nothing more is asked. Of one that both can take the
// decisions are kept that end elsewhere.
func (w *runWalker) end(lead, other runner) runBranch {
	w.left--
	after, before := lead, other
	if w.backward {
		after, before = other, lead
	}
	switch s := w.stack; {
	case w.left < 0 || lead.stuck:
		return runBranch{all: 1}
	case w.backward && !after.stuck: // was counted before
		return runBranch{all: 1}
	case w.backward:
		s.Gone++
		return runBranch{[]Run{w.run(1, before.ends(), nil)}, 1}
	case before.stuck:
		s.New++
		return runBranch{[]Run{w.run(1, nil, after.ends())}, 1}
	default:
		s.Runs++
		if outcomesDiffer(before.ends(), after.ends()) {
			s.moved++
		}
		was, is := differing(before.ends(), after.ends())
		if was == nil {
			return runBranch{all: 1}
		}
		s.Changed++
		return runBranch{[]Run{w.run(1, was, is)}, 1}
	}
}

func (w *runWalker) run(runs int, before, after List[End]) Run {
	state := stack.State{Answers: flow.State{}}
	for _, a := range w.given {
		state.Answers[a.Question] = a.Answer
	}
	return Run{slices.Clone(w.given), w.address.Encode(state), runs, before, after}
}

// outcomesDiffer reports whether a decision that both have ends in another outcome.
func outcomesDiffer(before, after List[End]) bool {
	for _, b := range before {
		for _, a := range after {
			if a.Decision == b.Decision && a.Outcome != b.Outcome {
				return true
			}
		}
	}
	return false
}

func sameEnds(a, b List[End]) bool { return slices.EqualFunc(a, b, End.sameAs) }
