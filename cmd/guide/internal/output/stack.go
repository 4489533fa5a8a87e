package output

import (
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/stack"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// What joins the decisions. Their flows stand in their own files.
type (
	stackJSON struct {
		Schema    string                `json:"$schema"`
		Version   int                   `json:"version"` // of the joint run
		Decisions []stackDecisionJSON   `json:"decisions"`
		Questions []stackQuestionJSON   `json:"questions"` // in the order in which they are asked
		Follows   []followJSON          `json:"follows"`   // the first that holds counts
		Pairs     []pairJSON            `json:"pairs"`
		Scenarios []stackScenarioJSON   `json:"scenarios"`
		Links     []stackLinkJSON       `json:"links"`
		Sources   map[string]sourceJSON `json:"sources"`
	}
	stackDecisionJSON struct {
		ID   string `json:"id"`
		Name string `json:"name"`
		URL  string `json:"url"` // of its options, questions and outcomes
	}
	stackQuestionJSON struct {
		ID        string      `json:"id"`
		Ask       string      `json:"ask"`
		Decisions []string    `json:"decisions"` // that ask it
		Decider   string      `json:"decider,omitempty"`
		Answers   flow.Object `json:"answers"`
	}
	followJSON struct {
		Question string      `json:"question"`
		Answer   string      `json:"answer"`
		Answered flow.Object `json:"answered,omitempty"`
		Chosen   flow.Object `json:"chosen,omitempty"`
		Because  string      `json:"because"`
	}
	pairJSON struct {
		A       string   `json:"a"`
		B       string   `json:"b"`
		Verdict string   `json:"verdict"`
		Reason  string   `json:"reason"`
		Sources []string `json:"sources"`
	}
	stackScenarioJSON struct {
		ID      string      `json:"id"`
		Title   string      `json:"title"`
		Text    string      `json:"text"`
		Made    flow.Object `json:"made"`
		Answers flow.Object `json:"answers"`
		Accept  flow.Object `json:"accept"`
		Because string      `json:"because"`
		Query   string      `json:"query,omitempty"` // of an address of the joint run
	}
	stackLinkJSON struct {
		Query    string      `json:"query"`
		Outcomes flow.Object `json:"outcomes"`
		Since    string      `json:"since"`
		Moved    string      `json:"moved,omitempty"`
	}
)

func (in *Input) stack() stackJSON {
	data := in.Guide.Stack
	out := stackJSON{
		Schema: in.absolute(route.Schema("stack")), Version: 1, Decisions: []stackDecisionJSON{}, Questions: []stackQuestionJSON{}, Follows: []followJSON{},
		Pairs: []pairJSON{}, Scenarios: []stackScenarioJSON{}, Links: []stackLinkJSON{}, Sources: map[string]sourceJSON{},
	}
	for _, d := range in.Guide.Decisions {
		out.Decisions = append(out.Decisions, stackDecisionJSON{string(d.ID), d.About.Name.V, in.absolute(route.Data(d.ID))})
	}
	for _, p := range data.Pairs {
		out.Pairs = append(out.Pairs, pairJSON{string(p.A.V), string(p.B.V), string(p.Verdict.V), p.Reason.V, in.cite(p.Sources, out.Sources)})
	}
	for _, f := range data.Follows {
		out.Follows = append(out.Follows, followJSON{string(f.Question.V), string(f.Answer.V), listsOf(f.Answered), listsOf(f.Chosen), f.Because.V})
	}
	for i := range data.Scenarios {
		out.Scenarios = append(out.Scenarios, in.stackScenario(&data.Scenarios[i]))
	}
	for _, l := range data.Links {
		out.Links = append(out.Links, stackLinkJSON{l.Query.V, idsOf(l.Outcomes), l.Since.V.String(), l.Moved.V})
	}
	if in.Stack != nil { // a fault of it is reported
		out.Version = in.Stack.Version
		for _, q := range in.Stack.Questions {
			out.Questions = append(out.Questions, stackQuestion(q))
		}
	}
	return out
}

func stackQuestion(q *stack.Question) stackQuestionJSON {
	out := stackQuestionJSON{ID: string(q.ID), Ask: q.Words.Ask.V, Decisions: []string{}}
	for _, p := range q.Parts {
		out.Decisions = append(out.Decisions, string(p.Decision.ID))
	}
	if q.Decider != nil {
		out.Decider = string(q.Decider.Decision.ID)
	}
	for _, a := range q.Words.Answers {
		out.Answers = append(out.Answers, flow.Member{Name: a.Key.V, Value: flow.Object{{Name: "label", Value: a.Value.Label.V}}})
	}
	return out
}

func (in *Input) stackScenario(s *model.StackScenario) stackScenarioJSON {
	out := stackScenarioJSON{
		ID: string(s.ID.V), Title: s.Title.V, Text: s.Text.V, Made: idsOf(s.Made), Answers: idsOf(s.Answers), Accept: listsOf(s.Accept), Because: s.Because.V,
	}
	if in.Stack != nil {
		out.Query = in.Stack.Encode(stack.State{Answers: flow.Answered(s.Answers), Made: flow.Answered(s.Made)})
	}
	return out
}

// idsOf and listsOf keep the order of the file.
func idsOf(m strict.Map[model.IDAt]) flow.Object {
	all := flow.Object{}
	for _, e := range m {
		all = append(all, flow.Member{Name: e.Key.V, Value: e.Value.V})
	}
	return all
}

func listsOf(m strict.Map[[]model.IDAt]) flow.Object {
	all := flow.Object{}
	for _, e := range m {
		all = append(all, flow.Member{Name: e.Key.V, Value: ids(e.Value)})
	}
	return all
}
