package main

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// allowedActions are all code of others that workflows may run. It is GitHub's
// own, and named by its commit: a tag can be moved.
var allowedActions = regexp.MustCompile(`^actions/(checkout|setup-go|setup-node|upload-artifact|download-artifact|configure-pages|upload-pages-artifact|deploy-pages)@[0-9a-f]{40}$`)

var (
	version    = regexp.MustCompile(`(?m)uses: (\S+)(.*)$`)
	versioned  = regexp.MustCompile(`^ # v[0-9]+\.[0-9]+\.[0-9]+$`)
	expression = regexp.MustCompile(`\$\{\{.*?\}\}`)
	scriptRun  = regexp.MustCompile(`\.github/scripts/([a-z-]+\.sh)`)
	// oneScript runs a script of ours with words from the environment, and program is
	// what else may run beside a secret: our own, built from the default branch.
	oneScript = regexp.MustCompile(`^\.github/scripts/[a-z-]+\.sh( "\$[A-Z_]+[a-z/.-]*")*$`)
	program   = regexp.MustCompile(`^go (build -o "\$RUNNER_TEMP/guide" \./cmd/guide|run \./cmd/guide unpack "\$RUNNER_TEMP/[a-z./]+" --out "\$RUNNER_TEMP/[a-z]+")$`)
)

// rights are what a job may write, one at a time and for one purpose.
var rights = []string{"issues", "pull-requests", "pages", "id-token"}

type workflow struct {
	Name        string
	On          map[string]any
	Permissions map[string]string
	Concurrency struct {
		Group  string
		Cancel bool `yaml:"cancel-in-progress"`
	}
	Jobs map[string]workflowJob
}

type workflowJob struct {
	If          string
	Needs       any
	RunsOn      string `yaml:"runs-on"`
	Container   any
	Permissions map[string]string
	Minutes     int `yaml:"timeout-minutes"`
	Environment any
	Outputs     map[string]string
	Steps       []workflowStep
}

type workflowStep struct {
	ID, Name, If, Uses, Run string
	With                    map[string]any
	Env                     map[string]string
}

func (s workflowStep) action() string { name, _, _ := strings.Cut(s.Uses, "@"); return name }

// workflowFaults holds a workflow to the rules of the house.
func workflowFaults(text string) []string {
	var w workflow
	d := yaml.NewDecoder(bytes.NewReader([]byte(text)))
	d.KnownFields(true) // what is not known here was not thought about
	if err := d.Decode(&w); err != nil {
		return []string{fmt.Sprintf("it cannot be read: %v", err)}
	}
	var faults []string
	say := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	for _, event := range slices.Sorted(maps.Keys(w.On)) {
		if !slices.Contains([]string{"push", "pull_request", "workflow_dispatch", "workflow_run", "schedule"}, event) {
			say("it runs on %s", event)
		}
	}
	_, open := w.On["pull_request"]
	_, after := w.On["workflow_run"]
	if open && after {
		say("it runs on a pull request and with rights")
	}
	if !maps.Equal(w.Permissions, map[string]string{"contents": "read"}) {
		say("its permissions are %v", w.Permissions)
	}
	if w.Concurrency.Group == "" {
		say("its runs may overlap")
	}
	for _, m := range version.FindAllStringSubmatch(text, -1) {
		if !versioned.MatchString(m[2]) {
			say("no comment says which version %s is", m[1])
		}
	}
	secrets := 0
	for _, id := range slices.Sorted(maps.Keys(w.Jobs)) {
		secrets += jobFaults(id, w.Jobs[id], open, after, say)
	}
	for _, e := range expression.FindAllString(text, -1) {
		if strings.Contains(e, "secrets") || strings.Contains(e, "token") {
			secrets--
		}
		if strings.ContainsAny(e, "[*") || strings.Contains(e, "toJSON") { // which could be everything
			say("the expression %s is more than a name", e)
		}
	}
	if secrets != 0 {
		say("a secret stands where it may not")
	}
	return faults
}

// jobFaults looks at one job, and counts the secrets that it may have.
func jobFaults(id string, job workflowJob, open, after bool, say func(string, ...any)) (secrets int) {
	if job.Minutes == 0 {
		say("%s may run for ever", id)
	}
	if job.RunsOn != "ubuntu-24.04" {
		say("%s runs on %s", id, job.RunsOn)
	}
	for _, step := range job.Steps {
		secrets += stepFaults(id, step, after, say)
	}
	for _, scope := range slices.Sorted(maps.Keys(job.Permissions)) {
		if job.Permissions[scope] != "write" {
			continue
		}
		if open {
			say("%s may write %s, and a pull request starts it", id, scope)
		}
		if !slices.Contains(rights, scope) {
			say("%s may write %s", id, scope)
		}
		for _, step := range job.Steps {
			if step.Run != "" && !oneScript.MatchString(step.Run) {
				say("%s may write %s and runs more than a script: %s", id, scope, step.Run)
			}
			if step.Uses != "" && !slices.Contains([]string{"actions/checkout", "actions/download-artifact", "actions/deploy-pages"}, step.action()) {
				say("%s may write %s and uses %s", id, scope, step.action())
			}
		}
	}
	return secrets
}

// stepFaults looks at one step, and counts the secrets that it may have: GitHub's own
// token where a script or a download needs it, and the one of the site for previews.
func stepFaults(id string, step workflowStep, after bool, say func(string, ...any)) (secrets int) {
	if step.Uses != "" && !allowedActions.MatchString(step.Uses) {
		say("%s uses %s", id, step.Uses)
	}
	if strings.Contains(step.Run, "${{") { // a branch can be named like a command
		say("%s puts an expression into a script: %s", id, step.Run)
	}
	switch step.action() {
	case "actions/checkout":
		if step.With["persist-credentials"] != false {
			say("%s leaves the token to the code that it runs", id)
		}
		if after && (step.With["ref"] != nil || step.With["repository"] != nil) {
			say("%s checks out more than the default branch", id)
		}
	case "actions/setup-go":
		if after && step.With["cache"] != false {
			say("%s uses what a branch may have left in a cache", id)
		}
	case "actions/download-artifact":
		if path, _ := step.With["path"].(string); !strings.HasPrefix(path, "${{ runner.temp }}/") {
			say("%s unpacks an artifact into the work tree", id)
		}
		if step.With["github-token"] == "${{ github.token }}" {
			secrets++
		}
	}
	script := oneScript.MatchString(step.Run)
	if after && step.Run != "" && !script && !program.MatchString(step.Run) {
		say("%s runs more than scripts of the default branch: %s", id, step.Run)
	}
	switch token := step.Env["TOKEN"]; {
	case script && token == "${{ github.token }}":
		secrets++
	case script && after && token == "${{ secrets.NETLIFY_PREVIEW_TOKEN }}":
		secrets++
		if step.Env["SITE"] != "${{ vars.PREVIEW_SITE_ID }}" {
			say("%s has a secret, and does not say where to", id)
		}
	}
	return secrets
}
