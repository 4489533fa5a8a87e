package flow_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// TestTea reads as what the engine does for a person.
func TestTea(t *testing.T) {
	f := tea(t)
	all := []string{"strong-tea", "mild-tea", "either-tea", "no-tea"}
	for _, c := range []struct {
		name, query string
		want        told
	}{
		{"nothing is answered", "", told{Next: "night", Possible: all}},
		{"the first answer settles it", "night=short", told{
			Steps: []step{{"night", "night", "short"}}, Possible: all[:1], Outcome: "strong-tea",
			Reasons: []string{"{night night short}blackforIts leaves are oxidized and strong.", "{night night short}greenrules-outIt is too mild after such a night."},
			Flips:   []string{"night=long [mild-tea either-tea no-tea] guests"},
		}},
		{"the first answer leads on", "night=long", told{
			Steps: []step{{"night", "night", "long"}}, Next: "guests", Possible: all[1:],
			Flips: []string{"night=short [strong-tea] "},
		}},
		{"both are answered", "night=long&guests=some", told{
			Steps: []step{{"night", "night", "long"}, {"guests", "guests", "some"}}, Possible: all[2:3], Outcome: "either-tea",
			Flips: []string{"night=short [strong-tea] ", "guests=none [mild-tea] ", "guests=many [no-tea] "},
		}},
		{"an answer that is not reached counts for nothing", "night=short&guests=many", told{
			Steps: []step{{"night", "night", "short"}}, Unused: []string{"guests"}, Possible: all[:1], Outcome: "strong-tea",
			Reasons: []string{"{night night short}blackforIts leaves are oxidized and strong.", "{night night short}greenrules-outIt is too mild after such a night."},
			Flips:   []string{"night=long [no-tea] "},
		}},
		{"an answer that is not reached yet narrows what is possible", "guests=some", told{
			Next: "night", Unused: []string{"guests"}, Possible: []string{"strong-tea", "either-tea"},
		}},
		{"unsure leads along every branch", "night=unsure&guests=none", told{
			Steps: []step{{"night", "night", ""}, {"guests", "guests", "none"}}, Possible: all[:2], SeparatedBy: "night",
			Reasons: []string{"{guests guests none}greenforOne cup is enough."},
			Flips:   []string{"night=short [strong-tea] ", "night=long [mild-tea] ", "guests=some [strong-tea either-tea] ", "guests=many [strong-tea no-tea] "},
		}},
		{"unsure of everything", "night=unsure&guests=unsure", told{
			Steps: []step{{"night", "night", ""}, {"guests", "guests", ""}}, Possible: all, SeparatedBy: "guests",
			Flips: []string{
				"night=short [strong-tea] ", "night=long [mild-tea either-tea no-tea] ",
				"guests=none [strong-tea mild-tea] ", "guests=some [strong-tea either-tea] ", "guests=many [strong-tea no-tea] ",
			},
		}},
	} {
		got := plain(f.Evaluate(f.ParseQuery(c.query).State))
		got.State, got.reachedAnswered = nil, nil
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", c.name, got, c.want)
		}
	}
}

// TestMet picks reasons by option and bearing.
func TestMet(t *testing.T) {
	f := tea(t)
	r := f.Evaluate(flow.State{"night": "short"})
	for _, c := range []struct {
		option   model.ID
		bearings []model.Bearing
		want     []model.ID
	}{
		{"", []model.Bearing{model.For}, []model.ID{"black"}},
		{"", []model.Bearing{model.Against, model.RulesOut}, []model.ID{"green"}},
		{"", []model.Bearing{model.For, model.RulesOut}, []model.ID{"black", "green"}},
		{"green", []model.Bearing{model.For, model.RulesOut}, []model.ID{"green"}},
		{"green", []model.Bearing{model.For}, nil},
		{"coffee", []model.Bearing{model.For}, nil},
	} {
		var got []model.ID
		for _, m := range r.Met(c.option, c.bearings...) {
			got = append(got, m.Effect.Option.V)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("Met(%q, %v): %v, want %v", c.option, c.bearings, got, c.want)
		}
	}
}

// TestResultJSON holds what programs read: every name is there in every state,
// and lists are lists also when they are empty.
func TestResultJSON(t *testing.T) {
	f := tea(t)
	for query, want := range map[string]string{
		"": `{"decision":"tea","answers":{},"unused":[],"dropped":[],"next":{"id":"night","ask":"How was the night?","answers":{"short":{"label":"Short, or broken"},"long":{"label":"Long enough"}}},` +
			`"possible":["strong-tea","mild-tea","either-tea","no-tea"],"outcome":null,"why":[],"why_not":{},"flips":[]}`,
		"x&guests=some&night=short": `{"decision":"tea","answers":{"night":"short","guests":"some"},"unused":["guests"],"dropped":["x"],"next":null,"possible":["strong-tea"],` +
			`"outcome":{"id":"strong-tea","choose":["black"],"strength":"clear","summary":"Drink black tea.","runner_up":null,"why_not":{},` +
			`"cautions":["It keeps you awake in the evening."],"revisit_when":["You slept well again."],"sources":["tea-manual"]},` +
			`"why":[{"question":"night","answer":"short","option":"black","because":"Its leaves are oxidized and strong.","sources":["tea-manual"]}],` +
			`"why_not":{"green":[{"question":"night","answer":"short","is":"rules-out","because":"It is too mild after such a night.","sources":["leaf-study"]}]},` +
			`"flips":[{"question":"night","to":"long","outcomes":["either-tea"]}]}`,
	} {
		q := f.ParseQuery(query)
		got, err := json.Marshal(f.Evaluate(q.State).JSON(f, q.Dropped))
		if err != nil || string(got) != want {
			t.Errorf("%q: %v\n got %s\nwant %s", query, err, got, want)
		}
	}
}
