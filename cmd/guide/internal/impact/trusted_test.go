package impact

import "testing"

// TestTrusted has a file of each kind, and whether it is to be read as code.
func TestTrusted(t *testing.T) {
	for path, want := range map[string]bool{
		"content/articles/black.md": false, "content/samples/steep/task.yaml": false, "content/samples/steep/green/steep.py": true, "content/samples/steep/green/task.yaml": true,
		"data/tea/flow.yaml": false, "data/site.yaml": true, "data/schema/flow.schema.json": true, "layouts/base.html": true, "assets/site.js": true,
		".github/workflows/check.yml": true, ".ci/run": true, "cmd/guide/main.go": true, "go.mod": true, "netlify.toml": true, "README.md": false, "LICENSE": true, "other": true,
	} {
		if got := whyTrusted(path) != ""; got != want {
			t.Errorf("%s is to be read as code: %v", path, got)
		}
	}
}
