package output

import (
	"embed"
	"encoding/json"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

//go:embed schema/decision.json schema/stack.json
var schemas embed.FS

// The types of the data files. Their schemas stand in schema/; a test holds
// the two together.
type (
	decisionJSON struct {
		Schema    string                         `json:"$schema"`
		Decision  string                         `json:"decision"`
		Version   int                            `json:"version"` // of the flow
		Name      string                         `json:"name"`
		Question  string                         `json:"question"`
		Options   map[string]optionJSON          `json:"options"`
		Criteria  []criterionJSON                `json:"criteria"`
		Cells     map[string]map[string]cellJSON `json:"cells"`
		Sources   map[string]sourceJSON          `json:"sources"`
		Flow      flow.Object                    `json:"flow"`
		Scenarios []scenarioJSON                 `json:"scenarios"`
	}
	optionJSON struct {
		Name           string       `json:"name"`
		Kind           string       `json:"kind"`
		Summary        string       `json:"summary"`
		URL            string       `json:"url"`
		Language       string       `json:"language,omitempty"`
		License        string       `json:"license,omitempty"`
		FirstRelease   string       `json:"first_release,omitempty"`
		Version        string       `json:"version,omitempty"`
		VersionDate    string       `json:"version_date,omitempty"`
		Support        string       `json:"support,omitempty"`
		SupportWindows []windowJSON `json:"support_windows,omitempty"`
		IdealFor       []string     `json:"ideal_for"`
		Consider       []string     `json:"consider"`
	}
	windowJSON struct {
		Line    string   `json:"line"`
		Kind    string   `json:"kind"`
		From    string   `json:"from"`
		To      string   `json:"to,omitempty"`
		NoEnd   string   `json:"no_end,omitempty"`
		Sources []string `json:"sources"`
	}
	criterionJSON struct {
		ID     string            `json:"id"`
		Name   string            `json:"name"`
		Asks   string            `json:"asks"`
		Levels map[string]string `json:"levels"`
	}
	cellJSON struct {
		Level      string        `json:"level"`
		Verdict    string        `json:"verdict"`
		Mechanism  string        `json:"mechanism,omitempty"`
		Strengths  []string      `json:"strengths,omitempty"`
		Weaknesses []string      `json:"weaknesses,omitempty"`
		Sources    []string      `json:"sources"`
		Verified   string        `json:"verified"`
		Dissent    []dissentJSON `json:"dissent,omitempty"`
		SettledBy  string        `json:"settled_by,omitempty"`
	}
	dissentJSON struct {
		Says    string   `json:"says"`
		Sources []string `json:"sources"`
	}
	sourceJSON struct {
		Title     string `json:"title"`
		Publisher string `json:"publisher"`
		URL       string `json:"url,omitempty"`
		Kind      string `json:"kind"`
		Published string `json:"published,omitempty"`
		Accessed  string `json:"accessed"`
		Read      string `json:"read,omitempty"`
		Note      string `json:"note,omitempty"`
	}
	scenarioJSON struct {
		ID      string      `json:"id"`
		Title   string      `json:"title"`
		Text    string      `json:"text"`
		Accept  []string    `json:"accept"`
		Because string      `json:"because"`
		Answers flow.Object `json:"answers"`
		Outcome string      `json:"outcome"`
	}
)

// data gives each decision, and the pairs across decisions, as JSON.
func data(in *Input) files {
	all := files{strings.TrimPrefix(route.StackData, "/"): func() []byte { return encodeJSON(in.stack()) }}
	for _, d := range in.Guide.Decisions {
		all[strings.TrimPrefix(route.Data(d.ID), "/")] = func() []byte { return encodeJSON(in.decision(d)) }
	}
	for _, name := range []string{"decision", "stack"} {
		schema, err := schemas.ReadFile("schema/" + name + ".json")
		if err != nil {
			panic(err) // it is part of the program
		}
		all[strings.TrimPrefix(route.Schema(name), "/")] = func() []byte { return schema }
	}
	return all
}

func (in *Input) decision(d *model.Decision) decisionJSON {
	f := in.Flows[d.ID]
	out := decisionJSON{
		Schema: in.absolute(route.Schema("decision")), Decision: string(d.ID), Name: d.About.Name.V, Question: d.About.Question.V,
		Options: map[string]optionJSON{}, Criteria: []criterionJSON{}, Cells: map[string]map[string]cellJSON{},
		Sources: map[string]sourceJSON{}, Scenarios: []scenarioJSON{},
	}
	if f != nil { // a fault of it is reported
		out.Version, out.Flow = f.Version, f.JSON()
	}
	for _, list := range d.Flow.Cited() {
		in.cite(list, out.Sources)
	}
	for _, c := range d.Criteria {
		levels := map[string]string{}
		for _, l := range model.Levels {
			levels[string(l)] = c.Levels.Of(l)
		}
		out.Criteria = append(out.Criteria, criterionJSON{string(c.ID.V), c.Name.V, c.Asks.V, levels})
	}
	for _, o := range d.Options {
		out.Options[string(o.ID.V)] = in.option(d, o, out.Sources)
		cells := map[string]cellJSON{}
		for _, e := range o.Cells {
			cells[e.Key.V] = in.cell(e.Value, out.Sources)
		}
		out.Cells[string(o.ID.V)] = cells
	}
	for _, s := range d.Scenarios {
		out.Scenarios = append(out.Scenarios, scenario(f, s))
	}
	return out
}

func scenario(f *flow.Flow, s model.Scenario) scenarioJSON {
	out := scenarioJSON{ID: string(s.ID.V), Title: s.Title.V, Text: s.Text.V, Accept: ids(s.Accept), Because: s.Because.V}
	for _, a := range s.Answers {
		out.Answers = append(out.Answers, flow.Member{Name: a.Key.V, Value: a.Value.V})
	}
	if f == nil {
		return out
	}
	if r := f.Reach(flow.Answered(s.Answers)); r.Outcome != nil {
		out.Outcome = string(r.Outcome.ID)
	}
	return out
}

func (in *Input) option(d *model.Decision, o *model.Option, sources map[string]sourceJSON) optionJSON {
	out := optionJSON{
		Name: o.Name.V, Kind: o.Kind.V, Summary: o.Summary.V, URL: in.absolute(route.Option(d.ID, o.ID.V)),
		Language: o.Language.V, License: o.License.V, FirstRelease: o.FirstRelease.V.String(),
		IdealFor: strict.Values(o.IdealFor), Consider: strict.Values(o.Consider),
	}
	if o.Release != nil {
		out.Version, out.VersionDate = o.Release.Version.V, o.Release.Date.V.String()
	}
	if o.Support != nil {
		out.Support = o.Support.Statement.V
	}
	for _, w := range o.Windows() {
		out.SupportWindows = append(out.SupportWindows, windowJSON{
			w.Line.V, string(w.Kind.V), w.From.V.String(), w.To.V.String(), w.NoEnd.V, in.cite(w.Sources, sources),
		})
	}
	return out
}

func (in *Input) cell(c *model.Cell, sources map[string]sourceJSON) cellJSON {
	out := cellJSON{
		Level: string(c.Level.V), Verdict: c.Verdict.V, Mechanism: c.Mechanism.V, Strengths: strict.Values(c.Strengths), Weaknesses: strict.Values(c.Weaknesses),
		Sources: in.cite(c.Sources, sources), Verified: c.Verified.V.String(), SettledBy: c.SettledBy.V,
	}
	for _, x := range c.Dissent {
		out.Dissent = append(out.Dissent, dissentJSON{x.Says.V, in.cite(x.Sources, sources)})
	}
	return out
}

// cite lists the ids of sources and puts the sources themselves beside.
func (in *Input) cite(list []model.IDAt, sources map[string]sourceJSON) []string {
	for _, id := range list {
		if s := in.Guide.Source(id.V); s != nil {
			sources[string(id.V)] = sourceJSON{
				s.Title.V, s.Publisher.V, string(s.URL.V), string(s.Kind.V), s.Published.V.String(), s.Accessed.V.String(), string(s.Read.V), s.Note.V,
			}
		}
	}
	return ids(list)
}

func encodeJSON(v any) []byte {
	out, err := json.Marshal(v)
	if err != nil {
		panic(err) // the types here always encode
	}
	return out
}
