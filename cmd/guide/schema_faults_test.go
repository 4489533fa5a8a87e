package main

import (
	"fmt"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/model"
)

// schemaFaults are mistakes of form, planted once each in a file: a text that
// stands there, what stands there instead, and what the schema says of it.
var schemaFaults = []struct{ file, old, new, says string }{
	{"data/site.yaml", "title:", "tittle:", "tittle"},
	{"data/site.yaml", "language: en", "language: english please", "/language"},
	{"data/site.yaml", "branch: main", "branch: ma?in", "/branch"},
	{"data/site.yaml", "base_url: https", "base_url: ftp", "/base_url"},
	{"data/site.yaml", "[tea, cup]", "[]", "/decisions"},
	{"data/site.yaml", "[tea, cup]", "[Tea, cup]", "/decisions/0"},
	{"data/site.yaml", "[tea, cup]", "tea", "/decisions"},
	{"data/sources.yaml", "kind: survey", "kind: rumor", "/sources/0/kind"},
	{"data/sources.yaml", "https://leaf", "http://leaf", "/sources/0/url"},
	{"data/sources.yaml", "2026-01-10", "last week", "/sources/0/accessed"},
	{"data/sources.yaml", "publisher: Leaf Institute", "author: Leaf Institute", "author"},
	{"data/questions.yaml", "  night:", "  Night:", "/questions"},
	{"data/questions.yaml", "  night:", "  1st-night:", "/questions"},
	{"data/questions.yaml", "short: The night", "short: [The night]", "/questions/night/short"},
	{"data/questions.yaml", ", short: Short}", "}", "/questions/night/answers/short"},
	{"data/stack.yaml", "verdict: fits", "verdict: perfect", "/pairs/0/verdict"},
	{"data/stack.yaml", "reason: Both are large.", "reason:", "/pairs/0/reason"},
	{"data/rules.yaml", "says: Laravel", "says: 7", "/rules/0/says"},
	{"data/rules.yaml", "choose: [", "chose: [", "/rules/0/met/0"},
	{"data/tea/decision.yaml", "choose: [black]", "choose: []", "/short_answer/0/choose"},
	{"data/tea/decision.yaml", "question: ", "questions: ", "questions"},
	{"data/tea/criteria.yaml", "      weak: Two notes.\n", "", "/criteria/0/levels"},
	{"data/tea/criteria.yaml", "      weak:", "      poor:", "/criteria/0/levels"},
	{"data/tea/flow.yaml", "version: 1", "version: one", "/version"},
	{"data/tea/flow.yaml", "is: for", "is: good", "/questions/night/answers/short/effects/0/is"},
	{"data/tea/flow.yaml", "sources: [tea-manual]", "sources: []", "/questions/night/answers/short/effects/0/sources"},
	{"data/tea/flow.yaml", "start: night\n", "", "start"},
	{"data/tea/scenarios.yaml", "answers: {night: short}", "answers: {}", "/scenarios/0/answers"},
	{"data/tea/scenarios.yaml", "accept: [black]", "accept: black", "/scenarios/0/accept"},
	{"data/tea/links.yaml", "since: 2026-01-11", "since: 2026-13-11", "/links/0/since"},
	{"data/tea/links.yaml", "outcome:", "outcomes:", "outcomes"},
	{"data/tea/changes.yaml", "from: strong", "from: great", "/changes/0/from"},
	{"data/tea/changes.yaml", "reason: The harvest was poor.", "reason: \" \"", "/changes/0/reason"},
	{"data/tea/options/green.yaml", "level: fair", "level: great", "/cells/price/level"},
	{"data/tea/options/green.yaml", "links: {}", "links: {site: www.tea.example}", "/links/site"},
	{"data/tea/options/green.yaml", "kind: Tea", "kind: Tea\nlicence: MIT", "licence"},
	{"data/tea/options/green.yaml", "kind: Tea", "kind: Tea\nruntime: {name: Pot, minimum: 1.10}", "/runtime/minimum"},
	{"data/tea/options/green.yaml", "ideal_for: [Afternoons]", "ideal_for: []", "/ideal_for"},
	{"data/tea/options/green.yaml", "summary: Leaves", "summary: " + strings.Repeat("Leaves ", 600), "/summary"},
	{"content/samples/steep/task.yaml", "status: syntax-checked", "status: tested", "/variants/green/status"},
	{"content/samples/steep/task.yaml", "files: [steep.py]", "file: steep.py", "/variants/green"},
	{"content/samples/admin/django/tested.yaml", "\"3.2.25\"", "3.2", "/django"},
	{"content/samples/admin/django/tested.yaml", "\"3.2.25\"", "", "/django"},
	{"content/articles/black.md", "decision: tea", "draft: maybe", "/draft"},
	{"content/articles/black.md", "title:", "titel:", "titel"},
	{"content/pages/home.md", "summary:", "tags: [a]\nsummary:", "tags"},
}

// TestSchemaFaults holds that schemas refuse what the decoder refuses, where
// it stands: one that accepts everything would help nobody.
func TestSchemaFaults(t *testing.T) {
	seen := map[string]int{}
	for _, f := range schemaFaults {
		t.Run(f.file+" "+strings.TrimSpace(fmt.Sprintf("%.40s", f.new)), func(t *testing.T) {
			k := model.KindOf(f.file)
			seen[k.Name]++
			text, _ := planted(t, f.file, f.old, f.new)
			front := frontOf(t, f.file, []byte(text))
			if err := compiled(t)[k.Name].Validate(asJSON(t, front)); err == nil {
				t.Error("the schema accepts it")
			} else if !strings.Contains(err.Error(), f.says) {
				t.Errorf("the schema does not say %q: %v", f.says, err)
			}
			if len(decoded(k, front)) == 0 && builderSays(t, f.file, []byte(text)) == nil {
				t.Error("the builder accepts it")
			}
		})
	}
	for _, k := range model.FileKinds {
		if seen[k.Name] < 2 {
			t.Errorf("%s has only %d faults here", k.Name, seen[k.Name])
		}
	}
}
