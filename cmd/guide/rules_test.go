package main

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/check"
)

// unseen are the rules that no script can break, with the reason.
var unseen = map[string]string{
	"external-link":    "it asks the world outside, which a test must not depend on",
	"incomplete-key":   "it is a fault of the program, which no input causes",
	"not-reproducible": "it is a fault of the program, which no input causes",
	"program":          "it is a fault of the program, which no input causes",
}

// TestRules holds the list of rules, the code and the scripts together: what
// the code reports is listed with a sentence, what is listed is reported, and
// every rule is broken by a script.
func TestRules(t *testing.T) {
	reported := reportedRules(t)
	seen := rulesInScripts(t)
	listed := map[string]bool{}
	for _, r := range check.Rules() {
		if listed[r.Name] {
			t.Errorf("the rule %s is listed twice", r.Name)
		}
		listed[r.Name] = true
		if !sentence.MatchString(r.Doc) {
			t.Errorf("the rule %s has no sentence: %q", r.Name, r.Doc)
		}
		if reported[r.Name] == "" {
			t.Errorf("the rule %s is listed, but nothing reports it", r.Name)
		}
		if reason := unseen[r.Name]; !seen[r.Name] && reason == "" {
			t.Errorf("no script in testdata/script shows [%s]", r.Name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(reported)) {
		if !listed[name] {
			t.Errorf("%s reports the rule %s, which is not listed in internal/check", reported[name], name)
		}
	}
	for name := range seen {
		if !listed[name] {
			t.Errorf("a script shows [%s], which is not listed", name)
		}
	}
}

var (
	sentence = regexp.MustCompile(`^[A-Z].*\.$`)
	ruleName = regexp.MustCompile(`^[a-z]+[0-9]*(-[a-z0-9]+)*$`)
	shown    = regexp.MustCompile(`(?m)(?:error|warning): .* \\?\[([a-z0-9-]+)\\?\]\$?'?$`)
)

// rulesInScripts collects the rules that expected output names.
func rulesInScripts(t *testing.T) map[string]bool {
	t.Helper()
	scripts, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	seen := map[string]bool{}
	for _, script := range scripts {
		text, err := os.ReadFile(script)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range shown.FindAllStringSubmatch(string(text), -1) {
			seen[m[1]] = true
		}
	}
	return seen
}
