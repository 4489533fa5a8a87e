package impact

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Stack says what becomes of the joint run of all decisions. A run is a way of
// answering all that it asks; where the two states ask differently, all that either
// of them asks.
type Stack struct {
	Change  string  `json:"change"`  // added, removed; else empty
	Runs    int     `json:"runs"`    // that both states can take
	Changed int     `json:"changed"` // of them, those that recommend other options for a decision that both have
	Share   float64 `json:"share"`   // of Runs that are Changed: from 0 to 1
	New     int     `json:"new"`     // runs that could not be taken
	Gone    int     `json:"gone"`    // runs that can no longer be taken
	More    bool    `json:"more"`    // there are more runs than were walked

	Before *RunSize `json:"before"` // how much is asked
	After  *RunSize `json:"after"`
	Order  *Order   `json:"order"` // null where the questions are listed as before

	Differing List[Run] `json:"differing"`
	moved     int       // of Runs, those that end in another outcome

	Scenarios List[StackScenario] `json:"scenarios"` // those that get another answer, or accept another
	Links     List[StackLink]     `json:"links"`
}

// RunSize is how many questions the joint run asks.
type RunSize struct {
	Mean    float64 `json:"mean"` // where every answer is equally likely
	Longest int     `json:"longest"`
}

// Order is the order in which questions are asked.
type Order struct {
	Before List[model.ID] `json:"before"`
	After  List[model.ID] `json:"after"`
}

// Run is a way of answering, or the common beginning of several with the same
// difference.
type Run struct {
	Answers List[Answer] `json:"answers"`
	Query   string       `json:"query"`  // of the address that shows it
	Runs    int          `json:"runs"`   // how many begin so
	Before  List[End]    `json:"before"` // empty where the run could not be taken, and so below
	After   List[End]    `json:"after"`
}

// End is what is chosen for a decision.
type End struct {
	Decision model.ID       `json:"decision"`
	Outcome  model.ID       `json:"outcome"` // empty where it was decided before, or several are left
	Open     bool           `json:"open"`    // it is not settled, and one of these may be chosen
	Choose   List[model.ID] `json:"choose"`
}

func (s *Stack) sameRuns() bool {
	return s == nil || s.Change == "" && s.Changed+s.New+s.Gone == 0 && !s.More && s.Order == nil && s.sameSize()
}

func (s *Stack) sameSize() bool { return s.Before == nil || s.After == nil || *s.Before == *s.After }

func (s *Stack) same() bool {
	return s.sameRuns() && len(s.scenarios())+len(s.links()) == 0
}

func (s *Stack) scenarios() []StackScenario {
	if s == nil {
		return nil
	}
	return s.Scenarios
}

func (s *Stack) links() []StackLink {
	if s == nil {
		return nil
	}
	return s.Links
}

// compareStacks follows every run through both states.
func compareStacks(was, is *model.Guide) *Stack {
	then, now := stack.New(was, flow.All(was)), stack.New(is, flow.All(is))
	s := &Stack{Before: runSize(then), After: runSize(now)}
	switch {
	case then == nil && now == nil:
		return nil
	case then == nil:
		s.Change = "added"
	case now == nil:
		s.Change = "removed"
	default:
		s.follow(then, now)
		if before, after := strict.Values(was.Stack.Order), strict.Values(is.Stack.Order); !slices.Equal(before, after) {
			s.Order = &Order{before, after}
		}
	}
	s.Scenarios = compareStackScenarios(was, is, then, now)
	s.Links = compareStackLinks(was, is, then, now)
	return s
}

// runSize counts the questions of a joint run, which the rules have proved to be
// possible.
func runSize(s *stack.Stack) *RunSize {
	if s == nil {
		return nil
	}
	n, err := s.Survey()
	if err != nil {
		return nil
	}
	return &RunSize{n.Mean, len(n.Longest)}
}

// endsOf lists what is chosen, by decision, in their order; of a decision that is not
// settled, all that may be.
func endsOf(r stack.Result) (ends List[End]) {
	for _, st := range r.Parts {
		e := End{Decision: st.Part.Decision.ID, Open: !st.Known, Choose: append(List[model.ID]{}, st.Chosen...)}
		if st.Outcome != nil {
			e.Outcome = st.Outcome.ID
		}
		for _, o := range st.Flow.Possible {
			if e.Open && len(o.Choose) == 0 {
				e.Choose = append(e.Choose, model.None)
			}
			for _, c := range o.Choose {
				if e.Open {
					e.Choose = append(e.Choose, c.V)
				}
			}
		}
		if e.Open {
			slices.Sort(e.Choose)
			e.Choose = slices.Compact(e.Choose)
		}
		ends = append(ends, e)
	}
	return ends
}

// sameAs reports whether the same is chosen.
func (e End) sameAs(f End) bool {
	return e.Decision == f.Decision && e.Open == f.Open && slices.Equal(e.Choose, f.Choose)
}

// differing leaves of two lists of ends those decisions that both have, and that end
// otherwise.
func differing(before, after List[End]) (was, is List[End]) {
	for _, b := range before {
		for _, a := range after {
			if a.Decision == b.Decision && !a.sameAs(b) {
				was, is = append(was, b), append(is, a)
			}
		}
	}
	return was, is
}
