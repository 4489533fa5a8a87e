package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/site"
	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// hosted is netlify.toml as Netlify's own program understands it.
type hosted struct {
	Config struct {
		Build struct {
			Command, Publish string
			Environment      map[string]string
		}
		Headers []struct {
			For    string
			Values map[string]string
		}
		Redirects []struct {
			From, To   string
			Status     int
			Force      bool
			Conditions map[string]any
		}
	}
}

// TestNetlify reads netlify.toml and the redirects that the build makes.
func TestNetlify(t *testing.T) { testNetlify(t, "production", "go run ./cmd/guide build") }

// TestNetlifyPreview reads the same for a pull request. Its build gets nothing but the
// version of Go: there is no secret that it could need.
func TestNetlifyPreview(t *testing.T) {
	testNetlify(t, "deploy-preview", "go run ./cmd/guide build --preview")
}

func testNetlify(t *testing.T, context, command string) {
	node := testenv.Need(t, "node")
	program := testenv.Tool(t, "@netlify", "config", "bin.js")
	s := realGuide(t, "")
	dir := t.TempDir()
	config, err := os.ReadFile(filepath.Join(s.root, "netlify.toml"))
	for file, data := range map[string][]byte{"netlify.toml": config, "public/_redirects": s.files["_redirects"]} {
		if err == nil {
			err = os.MkdirAll(filepath.Dir(filepath.Join(dir, file)), 0o755)
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, file), data, 0o644)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, program, "--offline", "--cwd", dir, "--repositoryRoot", dir, "--branch", "main", "--context", context)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil || said.Len() > 0 { // a misspelt key is only a warning
		t.Fatalf("%v\n%s", err, &said)
	}
	var h hosted
	if err := json.Unmarshal(out, &h); err != nil {
		t.Fatal(err)
	}
	if b := h.Config.Build; b.Command != command || len(b.Environment) != 1 || b.Environment["GO_VERSION"] == "" || filepath.Base(b.Publish) != "public" {
		t.Errorf("the build is %q into %s, with %q", b.Command, b.Publish, b.Environment)
	}

	want := map[string]string{"Strict-Transport-Security": "max-age=31536000"}
	for _, header := range site.SecurityHeaders() {
		want[header.Name] = header.Value
	}
	forAll, shared := 0, 0
	for _, rule := range h.Config.Headers {
		if rule.For == "/*" {
			forAll++
			if !maps.Equal(rule.Values, want) {
				t.Errorf("the headers of all pages are %q, not %q", rule.Values, want)
			}
			continue
		}
		if cache := rule.Values["Cache-Control"]; strings.Contains(cache, "immutable") != (rule.For == "/assets/*") {
			t.Errorf("%s is cached as %q", rule.For, cache)
		}
		if _, open := rule.Values["Access-Control-Allow-Origin"]; open && rule.For != "/data/*" {
			t.Errorf("other sites may read %s", rule.For)
		}
		if rule.For == "/share/*" {
			shared++
		}
		if policy := rule.Values["Cross-Origin-Resource-Policy"]; (policy == "cross-origin") != (rule.For == "/share/*") || policy != "" && forAll == 0 {
			t.Errorf("other sites may show %s by the policy %q", rule.For, policy)
		}
	}
	if forAll != 1 || shared != 1 {
		t.Errorf("%d rules for all pages and %d for share images", forAll, shared)
	}

	lines := strings.Count(string(s.files["_redirects"]), "\n")
	for i, r := range h.Config.Redirects {
		last := i == len(h.Config.Redirects)-1
		switch {
		case last && r.From == "/*" && r.To == "/404.html" && r.Status == 404 && !r.Force:
		case last || r.Status != 301 || !r.Force || s.files[strings.TrimPrefix(r.To, "/")+"index.html"] == nil:
			t.Errorf("a redirect from %s to %s with %d", r.From, r.To, r.Status)
		}
	}
	if len(h.Config.Redirects) != lines+1 {
		t.Errorf("%d redirects of %d lines", len(h.Config.Redirects), lines)
	}
}

// TestHeaders is the part of TestNetlify that needs Go alone.
func TestHeaders(t *testing.T) {
	config, err := os.ReadFile(filepath.Join(testenv.Root(t), "netlify.toml"))
	if err != nil {
		t.Fatal(err)
	}
	_, forAll, _ := strings.Cut(string(config), `for = "/*"`)
	forAll, _, _ = strings.Cut(forAll, "[[")
	for _, h := range site.SecurityHeaders() {
		if line := "\n    " + h.Name + ` = "` + h.Value + `"` + "\n"; !strings.Contains(forAll, line) {
			t.Errorf("netlify.toml has no line %s", line)
		}
	}
}

// immutableName is a file whose name tells its content, so that it may be kept
// for ever.
var immutableName = regexp.MustCompile(`^assets/(.+/)?[a-z0-9-]+\.[0-9a-f]{8,}\.[a-z0-9]+$`)

func TestImmutable(t *testing.T) {
	for file := range realGuide(t, "").files {
		if strings.HasPrefix(file, "assets/") && !immutableName.MatchString(file) {
			t.Errorf("%s is kept for ever, but its name does not change with its content", file)
		}
	}
}
