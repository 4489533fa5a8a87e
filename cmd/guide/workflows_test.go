package main

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// workflowFiles reads all workflows.
func workflowFiles(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(testenv.Root(t), ".github", "workflows", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no workflows: %v", err)
	}
	found := map[string]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found[filepath.Base(file)] = string(data)
	}
	return found
}

// TestWorkflows holds that a pull request can do nothing but be checked and shown:
// its code runs without secrets and with a token that only reads, and what has rights
// runs no code of it.
func TestWorkflows(t *testing.T) {
	files := workflowFiles(t)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		for _, fault := range workflowFaults(files[name]) {
			t.Errorf("%s: %s", name, fault)
		}
	}
	scripts, err := filepath.Glob(filepath.Join(testenv.Root(t), ".github", "scripts", "*.sh"))
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	all := strings.Join(slices.Collect(maps.Values(files)), "")
	for _, script := range scripts {
		info, err := os.Stat(script)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(script)
		if sourced := name == "api.sh"; !sourced && (info.Mode()&0o111 == 0 || !strings.Contains(all, ".github/scripts/"+name+" ")) {
			t.Errorf("no workflow can run %s, or none does", name)
		}
	}
	for _, m := range scriptRun.FindAllStringSubmatch(all, -1) {
		if !slices.Contains(scripts, filepath.Join(testenv.Root(t), ".github", "scripts", m[1])) {
			t.Errorf("there is no script %s", m[1])
		}
	}
}

// TestWorkflowRules plants a fault for each rule in a workflow that has none.
func TestWorkflowRules(t *testing.T) {
	files := workflowFiles(t)
	const open, closed = "preview.yml", "preview-deploy.yml"
	const checkout = "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2"
	for _, test := range []struct{ file, before, after, want string }{
		{open, "  pull_request:\n", "  pull_request_target:\n", "it runs on pull_request_target"},
		{open, "  pull_request:\n", "  pull_request:\n  issue_comment:\n", "it runs on issue_comment"},
		{closed, "  workflow_run:\n", "  pull_request:\n  workflow_run:\n", "it runs on a pull request and with rights"},
		{open, "contents: read", "contents: write", "its permissions are map[contents:write]"},
		{open, "permissions:\n  contents: read\n", "", "its permissions are map[]"},
		{open, "permissions:\n  contents: read\n", "permissions: write-all\n", "it cannot be read"},
		{open, "concurrency:\n", "environment:\n", "it cannot be read"},
		{open, "  group: preview-${{ github.ref }}\n", "", "its runs may overlap"},
		{open, "    timeout-minutes: 15\n", "", "build may run for ever"},
		{open, "ubuntu-24.04", "self-hosted", "build runs on self-hosted"},
		{open, "    timeout-minutes: 15\n", "    timeout-minutes: 15\n    permissions:\n      issues: write\n", "build may write issues, and a pull request starts it"},
		{open, checkout, "actions/checkout@v4 # v4.2.2", "build uses actions/checkout@v4"},
		{open, checkout, "actions/checkout@11bd719 # v4.2.2", "build uses actions/checkout@11bd719"},
		{open, checkout, "someone/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2", "build uses someone/checkout@"},
		{open, " # v4.2.2", "", "no comment says which version actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 is"},
		{open, "          persist-credentials: false\n", "", "build leaves the token to the code that it runs"},
		{open, `"$NUMBER" >`, `"${{ github.event.number }}" >`, "build puts an expression into a script"},
		{open, "NUMBER: ${{ github.event.number }}", "NUMBER: ${{ secrets.NETLIFY_PREVIEW_TOKEN }}", "a secret stands where it may not"},
		{open, "NUMBER: ${{ github.event.number }}", "NUMBER: ${{ github.token }}", "a secret stands where it may not"},
		{open, "concurrency:\n", "env:\n  A: ${{ secrets.A }}\nconcurrency:\n", "it cannot be read"},
		{open, "retention-days: 3", "retention-days: ${{ secrets.A }}", "a secret stands where it may not"},
		{open, "NUMBER: ${{ github.event.number }}", "NUMBER: ${{ toJSON(github) }}", "the expression ${{ toJSON(github) }} is more than a name"},
		{open, "NUMBER: ${{ github.event.number }}", "NUMBER: ${{ github['to' + 'ken'] }}", "the expression ${{ github["},
		{open, "    timeout-minutes: 15\n", "    timeout-minutes: 15\n    secrets: inherit\n", "it cannot be read"},
		{open, "    runs-on: ubuntu-24.04\n", "    runs-on: ubuntu-24.04\n    uses: someone/workflows/.github/workflows/a.yml@main\n", "it cannot be read"},
		{closed, "          persist-credentials: false\n", "          persist-credentials: false\n          ref: ${{ github.event.workflow_run.head_sha }}\n", "pull-request checks out more than the default branch"},
		{closed, "          persist-credentials: false\n", "          persist-credentials: false\n          repository: someone/guide\n", "pull-request checks out more than the default branch"},
		{closed, "${{ runner.temp }}/artifact", ".", "deploy unpacks an artifact into the work tree"},
		{closed, "          cache: false # nothing that a branch may have left\n", "", "deploy uses what a branch may have left in a cache"},
		{closed, "run: go run ./cmd/guide unpack", "run: go run ./cmd/guide build", "deploy runs more than scripts of the default branch"},
		{closed, "run: .github/scripts/impact.sh", "run: git checkout FETCH_HEAD && .github/scripts/impact.sh", "impact runs more than scripts of the default branch"},
		{closed, "      pull-requests: write\n", "      pull-requests: write\n      actions: write\n", "comment may write actions"},
		{closed, "run: .github/scripts/comment.sh", "run: go run ./cmd/guide unpack", "comment may write pull-requests and runs more than a script"},
		{closed, "    steps:\n      - uses: " + checkout + "\n        with:\n          persist-credentials: false\n      - uses: actions/download-artifact@d3f86a106a0bac45b974a628896c90dbdf5c8093 # v4.3.0\n        with:\n          name: impact\n", "    steps:\n      - uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0\n      - uses: actions/download-artifact@d3f86a106a0bac45b974a628896c90dbdf5c8093 # v4.3.0\n        with:\n          name: impact\n", "comment may write pull-requests and uses actions/setup-node"},
		{closed, "TOKEN: ${{ secrets.NETLIFY_PREVIEW_TOKEN }}", "TOKEN: ${{ secrets.OTHER }}", "a secret stands where it may not"},
		{closed, "          SITE: ${{ vars.PREVIEW_SITE_ID }}\n", "", "deploy has a secret, and does not say where to"},
	} {
		text := files[test.file]
		if !strings.Contains(text, test.before) {
			t.Errorf("%s has no %q", test.file, test.before)
			continue
		}
		faults := workflowFaults(strings.Replace(text, test.before, test.after, 1))
		if !slices.ContainsFunc(faults, func(f string) bool { return strings.HasPrefix(f, test.want) }) {
			t.Errorf("%s with %q: %q; nothing says %q", test.file, test.after, faults, test.want)
		}
	}
}

// TestShellcheck looks at the scripts of the workflows and of CI.
func TestShellcheck(t *testing.T) {
	program := testenv.Need(t, "shellcheck")
	scripts, _ := filepath.Glob(filepath.Join(testenv.Root(t), ".github", "scripts", "*.sh"))
	out, err := exec.Command(program, append([]string{"--external-sources", "--source-path=SCRIPTDIR"}, append(scripts, filepath.Join(testenv.Root(t), ".ci", "run"))...)...).CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
