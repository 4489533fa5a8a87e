package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWeeklyReportScript(t *testing.T) {
	const fine = `{"diagnostics":[]}`
	const late = `{"claims":[{"decision":"tea","option":"black","criterion":"price","verified":"2025-01-02","days":365},{"decision":"tea","option":"green","criterion":"price","verified":"2026-01-02","days":364}]}`
	const dead = "{\"diagnostics\":[{\"file\":\"data/sources.yaml\",\"line\":7,\"severity\":\"warning\",\"rule\":\"external-link\",\"message\":\"the address answers 404 Not Found\"}]}"
	const ofLate = "### Claims that nobody checked for a year\n\n- `tea/black on price`, checked on 2025-01-02\n"
	const ofDead = "### What `guide check --external` says\n\n- `data/sources.yaml:7` the address answers 404 Not Found\n"
	for name, test := range map[string]struct{ links, freshness, want string }{
		"all well":  {fine, fine + `{"claims":[{"days":3}]}`, ""},
		"links":     {dead, fine + `{"claims":[]}`, ofDead},
		"claims":    {fine, fine + late, ofLate},
		"both":      {dead, fine + late, ofDead + "\n" + ofLate},
		"no claims": {dead, dead, ofDead}, // errors end the check before it looks at ages
	} {
		report := filepath.Join(t.TempDir(), "report.md")
		said, _, err := workflowScript(t, "weekly-report.sh", nil, tempFile(t, test.links), tempFile(t, test.freshness), report)
		got, readErr := os.ReadFile(report)
		if err != nil || readErr != nil || strings.TrimRight(string(got), "\n") != strings.TrimRight(test.want, "\n") || test.want == "" && len(got) > 0 {
			t.Errorf("%s: %v %v\n%s%s", name, err, readErr, said, got)
		}
	}
	// What the command prints is what the script reads.
	dir := publishedGuide(t)
	freshness := filepath.Join(t.TempDir(), "freshness.json")
	f, err := os.Create(freshness)
	if err != nil {
		t.Fatal(err)
	}
	k := checkCommand{Freshness: true}
	k.Root, k.Format, k.Now, k.Search, k.Twins, k.NoCache = dir, "json", "2036-01-01", true, true, true
	if err := k.Run(&command{ctx: t.Context(), stdout: f, stderr: f}); err != nil {
		t.Fatal(err)
	}
	report := filepath.Join(t.TempDir(), "report.md")
	if said, _, err := workflowScript(t, "weekly-report.sh", nil, tempFile(t, fine), freshness, report); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if got, _ := os.ReadFile(report); !strings.Contains(string(got), "### Claims that nobody checked for a year\n\n- `") {
		t.Errorf("ten years later the report is %q", got)
	}
}

func TestWeeklyIssueScript(t *testing.T) {
	const list = "GET /repos/a/guide/issues?state=open&labels=weekly-check&per_page=100&page=1"
	const open, change, say = "POST /repos/a/guide/issues", "PATCH /repos/a/guide/issues/3", "POST /repos/a/guide/issues/3/comments"
	ours := comments(3, "github-actions[bot]: <!-- guide: weekly -->\nold")
	for name, test := range map[string]struct {
		report, issues string
		want           []string
		state          string
	}{
		"opened":          {"- a link\n", "[]", []string{open}, ""},
		"updated":         {"- a link\n", ours, []string{change}, ""},
		"closed":          {"", ours, []string{say, change}, "closed"},
		"nothing":         {"", "[]", nil, ""},
		"another's":       {"- a link\n", comments(3, "somebody: <!-- guide: weekly -->"), []string{open}, ""},
		"another's, well": {"", comments(3, "somebody: <!-- guide: weekly -->"), nil, ""},
		"pull request":    {"- a link\n", strings.Replace(ours, `"id"`, `"pull_request":{},"id"`, 1), []string{open}, ""},
	} {
		api := newFakeAPI(t, map[string][]string{list: {test.issues}, open: {"{}"}, change: {"{}"}, say: {"{}"}})
		said, _, err := workflowScript(t, "weekly-issue.sh", map[string]string{"GITHUB_API_URL": api.URL}, tempFile(t, test.report))
		if want := append([]string{list}, test.want...); err != nil || strings.Join(api.asked, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s: %v %q\n%s", name, err, api.asked, said)
			continue
		}
		last := api.sent[api.asked[len(api.asked)-1]]
		if test.state != "" && !strings.Contains(last, `"closed"`) {
			t.Errorf("%s: it sends %s", name, last)
		}
		if test.report != "" && (!strings.HasPrefix(bodyOf(t, last), "<!-- guide: weekly -->\n- a link\n") || !strings.Contains(last, `"weekly-check"`)) {
			t.Errorf("%s: it sends %s", name, last)
		}
	}
	api := newFakeAPI(t, map[string][]string{list: {"500"}})
	if said, _, err := workflowScript(t, "weekly-issue.sh", map[string]string{"GITHUB_API_URL": api.URL}, tempFile(t, "a")); err == nil {
		t.Errorf("the script is content with an API that fails\n%s", said)
	}
}
