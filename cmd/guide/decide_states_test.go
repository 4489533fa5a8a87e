package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// decideFile is the file of the page of questions, with answers where given.
func decideFile(f *flow.Flow, s flow.State) string {
	file := string(f.Decision.ID) + "/decide/"
	if len(s) > 0 {
		file += "?" + f.Encode(s)
	}
	return file
}

// statesTo gives, for each outcome of a flow, the answers of a path to it.
func statesTo(f *flow.Flow) map[model.ID]flow.State {
	states := map[model.ID]flow.State{}
	for p := range f.Paths() {
		if states[p.Outcome.ID] == nil {
			states[p.Outcome.ID] = p.State()
		}
	}
	return states
}

// unsure answers whatever is asked with unsure, after some answers.
func unsure(f *flow.Flow, s flow.State) flow.State {
	s = maps.Clone(s)
	for r := f.Evaluate(s); r.Next != nil; r = f.Evaluate(s) {
		s[r.Next.Question.ID] = model.Unsure
	}
	return s
}

// kindsOfStates are the pages of one flow that look different, by what they show.
func kindsOfStates(f *flow.Flow) map[string]string {
	first := f.Start.Answers[len(f.Start.Answers)-1]
	state := flow.State{f.Start.Question.ID: first.ID}
	kinds := map[string]string{
		"start":   decideFile(f, nil),
		"asking":  decideFile(f, state),
		"change":  decideFile(f, state) + "#site-ask-" + string(f.Start.Question.ID),
		"several": decideFile(f, unsure(f, state)),
		"notices": decideFile(f, state) + "0&a=b&%3Cb%3E&" + string(f.Questions[len(f.Questions)-1].ID) + "=unsure",
	}
	states := statesTo(f)
	for _, o := range f.Outcomes {
		kind := string(o.Strength.V)
		if len(o.Choose) == 0 {
			kind = "none"
		}
		if kinds[kind] == "" {
			kinds[kind] = decideFile(f, states[o.ID])
		}
	}
	return kinds
}

// heading is what the page of questions has to show for a result of the engine.
func heading(b *browser, f *flow.Flow, r flow.Result) string {
	switch {
	case r.Next != nil:
		return r.Next.Question.Words.Ask.V
	case r.Outcome != nil:
		return outcomeTitle(b, f, r.Outcome)
	}
	return fmt.Sprintf("%d outcomes are possible", len(r.Possible))
}

// outcomeTitle is the heading of an outcome's section on the finished page.
func outcomeTitle(b *browser, f *flow.Flow, o *flow.Outcome) string {
	for n := range elements(b.site.docs[decideFile(f, nil)+"index.html"], "section") {
		if attr(n, "id") == string(o.ID) {
			for h := range elements(n, "h3") {
				return text(h)
			}
		}
	}
	return ""
}

// enter brings the page, which is open already, into a state as going back in
// the browser's history does.
func (b *browser) enter(t testing.TB, f *flow.Flow, s flow.State) {
	t.Helper()
	evaluate[int](t, b, `(history.pushState({}, "", "?"+`+quoted(f.Encode(s))+`), dispatchEvent(new PopStateEvent("popstate")), 0)`)
}

func quoted(s string) string {
	data, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(data)
}

// decideShown is what the page of questions shows.
type decideShown struct {
	Heading, Query, Hash, Said, Focus string
	Notices                           []string
}

const whatIsShown = `({
	Heading: document.querySelector("#site-run h2").textContent,
	Query: location.search.slice(1),
	Hash: location.hash,
	Said: document.querySelector("body > [role=status]:last-of-type").textContent,
	Focus: document.activeElement.localName,
	Notices: [...document.querySelectorAll("#site-run .notice")].map(n => n.textContent),
})`

// realStates are the flows of the guide that a browser looks at.
func realStates(b *browser) []*flow.Flow {
	all := flow.All(b.site.Guide)
	var flows []*flow.Flow
	for _, d := range b.site.Guide.Decisions {
		flows = append(flows, all[d.ID])
	}
	return flows
}
