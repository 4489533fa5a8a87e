package interview

import (
	"net/url"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
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
	written := map[string]string{} // by what stands in the address
	var query []string
	for _, part := range parts {
		question, answer, _ := strings.Cut(part, "=")
		escaped := url.QueryEscape(question) + "=" + url.QueryEscape(answer)
		written[escaped] = part
		query = append(query, escaped)
	}
	q := f.ParseQuery(strings.Join(query, "&"))
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

// whyDropped says in words why a part counts for nothing, and what was perhaps
// meant.
func whyDropped(f *flow.Flow, part string) string {
	question, answer, _ := strings.Cut(part, "=")
	q := f.Question(model.ID(question))
	switch {
	case question == string(model.VersionParam):
		return "this is not a version of the flow, or there are two"
	case q == nil:
		return "the decision " + string(f.Decision.ID) + " does not ask this question" + hint(question, questionIDs(f))
	case answer != string(model.Unsure) && q.Places[0].Answer(model.ID(answer)) == nil:
		return "the question " + question + " has no such answer" + hint(answer, append(answerIDs(q), string(model.Unsure)))
	}
	return "there are different answers to this question; give one"
}

func hint(word string, candidates []string) string {
	if h := diag.DidYouMean(word, candidates); h != "" {
		return "; " + h
	}
	return ""
}

func questionIDs(f *flow.Flow) []string {
	var ids []string
	for _, q := range f.Questions {
		ids = append(ids, string(q.ID))
	}
	return ids
}

func answerIDs(q *flow.Question) []string {
	var ids []string
	for _, a := range q.Places[0].Answers {
		ids = append(ids, string(a.ID))
	}
	return ids
}
