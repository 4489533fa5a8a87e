package main

import (
	"bytes"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// formFields are the fields of each form in order. Links of the site fill them in by
// these names, and addresses that somebody shared keep working.
var formFields = map[string][]string{
	"add-a-source.yml":      {"source", "publisher", "published", "kind", "claim", "interest"},
	"broken-page.yml":       {"page", "what", "browser"},
	"correct-a-claim.yml":   {"page", "place", "claim", "correction", "source", "interest"},
	"propose-an-option.yml": {"option", "decision", "documentation", "reason", "rules", "sources", "interest"},
}

func TestIssueForms(t *testing.T) {
	for name, fields := range formFields {
		data, err := os.ReadFile(filepath.Join(testenv.Root(t), ".github", "ISSUE_TEMPLATE", name))
		if err != nil {
			t.Error(err)
			continue
		}
		found, faults := formFaults(data)
		for _, fault := range faults {
			t.Errorf("%s: %s", name, fault)
		}
		if !slices.Equal(found, fields) {
			t.Errorf("%s has the fields %q, not %q", name, found, fields)
		}
	}
	files, _ := filepath.Glob(filepath.Join(testenv.Root(t), ".github", "ISSUE_TEMPLATE", "*"))
	for _, file := range files {
		if name := filepath.Base(file); formFields[name] == nil && name != "config.yml" {
			t.Errorf("nothing is known of %s", name)
		}
	}
}

// TestFormChoice holds the list of forms and their links to the project's own data.
func TestFormChoice(t *testing.T) {
	root := testenv.Root(t)
	data, err := os.ReadFile(filepath.Join(root, ".github", "ISSUE_TEMPLATE", "config.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var config struct {
		Blank bool                `yaml:"blank_issues_enabled"`
		Links []map[string]string `yaml:"contact_links"`
	}
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(&config); err != nil {
		t.Fatal(err)
	}
	var said struct {
		Repository string
		BaseURL    string `yaml:"base_url"`
		Decisions  []string
	}
	if data, err = os.ReadFile(filepath.Join(root, "data", "site.yaml")); err == nil {
		err = yaml.Unmarshal(data, &said)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, link := range config.Links {
		if keys := slices.Sorted(maps.Keys(link)); !slices.Equal(keys, []string{"about", "name", "url"}) {
			t.Errorf("a link has the keys %q", keys)
		}
		if u := link["url"]; !strings.HasPrefix(u, said.Repository+"/") && !strings.HasPrefix(u, said.BaseURL) {
			t.Errorf("%s is neither in %s nor on the site", u, said.Repository)
		}
	}
	form, err := os.ReadFile(filepath.Join(root, ".github", "ISSUE_TEMPLATE", "propose-an-option.yml"))
	if err != nil || !strings.Contains(string(form), "        - "+strings.Join(said.Decisions, "\n        - ")+"\n") {
		t.Errorf("the form for an option does not offer the decisions %q: %v", said.Decisions, err)
	}
}

// TestTrusted holds that the example of code owners names all that the guide trusts.
func TestTrusted(t *testing.T) {
	root := testenv.Root(t)
	data, err := os.ReadFile(filepath.Join(root, ".github", "CODEOWNERS.example"))
	if err != nil {
		t.Fatal(err)
	}
	owned := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		name := strings.TrimSuffix(strings.TrimPrefix(fields[0], "/"), "/")
		info, err := os.Stat(filepath.Join(root, name))
		if len(fields) != 2 || err != nil || info.IsDir() != strings.HasSuffix(fields[0], "/") {
			t.Errorf("%q owns nothing: %v", line, err)
		}
		owned[name] = true
	}
	for _, name := range []string{".ci", ".github", "assets", "cmd", "data/site.yaml", "go.mod", "go.sum", "layouts", "netlify.toml"} {
		if !owned[name] {
			t.Errorf("nobody owns %s", name)
		}
	}
}

// githubLink is an address of the project's own repository in a document.
var githubLink = regexp.MustCompile(`https://github\.com/whichbackend/guide/issues/new\?[^)\s]+`)

// TestFormLinks holds links to forms in documents to the forms.
func TestFormLinks(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(testenv.Root(t), ".github", "*.md"))
	if len(files) == 0 {
		t.Fatal("there are no documents")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, link := range githubLink.FindAllString(string(data), -1) {
			u, err := url.Parse(link)
			if err != nil {
				t.Fatal(err)
			}
			form := u.Query().Get("template")
			for key := range u.Query() {
				if key != "template" && !slices.Contains(formFields[form], key) {
					t.Errorf("%s fills in the field %s of %s", path.Base(file), key, form)
				}
			}
			if formFields[form] == nil {
				t.Errorf("%s leads to a form %q", path.Base(file), form)
			}
		}
	}
}
