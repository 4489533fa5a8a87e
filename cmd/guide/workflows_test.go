package main

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// allowedActions are all code of others that workflows may run. It is GitHub's
// own, and named by its commit: a tag can be moved.
var allowedActions = regexp.MustCompile(`^actions/(checkout|setup-go|setup-node|configure-pages|upload-pages-artifact|deploy-pages)@[0-9a-f]{40}$`)

// TestWorkflows holds that a pull request can do nothing but be checked: its
// code runs without secrets and with a token that only reads.
func TestWorkflows(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(testenv.Root(t), ".github", "workflows", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no workflows: %v", err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var w struct {
			On          map[string]any
			Permissions map[string]string
			Jobs        map[string]struct {
				Permissions map[string]string
				Needs       string
				Minutes     int `yaml:"timeout-minutes"`
				Steps       []struct {
					Uses, Run string
					With      map[string]any
				}
			}
		}
		if err := yaml.Unmarshal(data, &w); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for event := range w.On {
			if !slices.Contains([]string{"push", "pull_request", "workflow_dispatch"}, event) {
				t.Errorf("%s runs on %s", name, event)
			}
		}
		if !maps.Equal(w.Permissions, map[string]string{"contents": "read"}) {
			t.Errorf("%s has the permissions %v", name, w.Permissions)
		}
		if bytes.Contains(data, []byte("secrets.")) || bytes.Contains(data, []byte("secrets:")) {
			t.Errorf("%s uses secrets", name)
		}
		for id, job := range w.Jobs {
			if job.Minutes == 0 {
				t.Errorf("%s: %s may run for ever", name, id)
			}
			onlyDeploys := true
			for _, step := range job.Steps {
				onlyDeploys = onlyDeploys && strings.HasPrefix(step.Uses, "actions/deploy-pages@")
				if step.Uses != "" && !allowedActions.MatchString(step.Uses) {
					t.Errorf("%s: %s uses %s", name, id, step.Uses)
				}
				if strings.HasPrefix(step.Uses, "actions/checkout@") && step.With["persist-credentials"] != false {
					t.Errorf("%s: %s leaves the token to the code that it runs", name, id)
				}
				if strings.Contains(step.Run, "${{") { // a branch can be named like a command
					t.Errorf("%s: %s puts an expression into a script: %s", name, id, step.Run)
				}
			}
			for scope, right := range job.Permissions {
				if right == "write" && !onlyDeploys {
					t.Errorf("%s: %s runs code and may write %s", name, id, scope)
				}
			}
		}
	}
}
