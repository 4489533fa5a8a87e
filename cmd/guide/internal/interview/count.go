package interview

import (
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// asked counts the questions on the way that have an answer.
func asked(r flow.Result) int {
	answered := map[*flow.Question]bool{}
	for _, step := range r.Steps {
		answered[step.Place.Question] = true
	}
	return len(answered)
}

// atMost says how many questions a run has at most, those that are answered
// included, if all others get a definite answer. Somebody who was unsure is led
// along several ways at once: then whatever lies on any of them may be asked.
func atMost(r flow.Result) int {
	most := 0
	if along(r) {
		most = longest(r.Next, r.State, map[*flow.Place]int{})
	} else {
		ahead := map[*flow.Question]bool{}
		for _, step := range r.Steps {
			collect(step.Place, r.State, ahead, map[*flow.Place]bool{})
		}
		most = len(ahead)
	}
	return min(asked(r)+most, flow.MaxAsked)
}

// along reports whether the answers leave one way only.
func along(r flow.Result) bool {
	for _, a := range r.State {
		if a == model.Unsure {
			return false
		}
	}
	return true
}

// follow gives the places that may come after one.
func follow(p *flow.Place, s flow.State) []*flow.Place {
	given := s[p.Question.ID]
	var next []*flow.Place
	for _, a := range p.Answers {
		if a.Next.Place != nil && (given == "" || given == model.Unsure || given == a.ID) {
			next = append(next, a.Next.Place)
		}
	}
	return next
}

// longest counts the open questions on the longest way from a place.
func longest(p *flow.Place, s flow.State, known map[*flow.Place]int) int {
	if n, there := known[p]; there {
		return n
	}
	n := 0
	for _, next := range follow(p, s) {
		n = max(n, longest(next, s, known))
	}
	if s[p.Question.ID] == "" {
		n++
	}
	known[p] = n
	return n
}

// collect gathers the open questions on all ways from a place.
func collect(p *flow.Place, s flow.State, ahead map[*flow.Question]bool, seen map[*flow.Place]bool) {
	if seen[p] {
		return
	}
	seen[p] = true
	if s[p.Question.ID] == "" {
		ahead[p.Question] = true
	}
	for _, next := range follow(p, s) {
		collect(next, s, ahead, seen)
	}
}
