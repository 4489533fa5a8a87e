package main

import (
	"crypto/sha1"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/site"
	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// TestDeployScript deploys a small site to a Netlify of our own.
func TestDeployScript(t *testing.T) {
	files := map[string]string{"index.html": "front", "a/index.html": "same", "b/index.html": "same", "assets/site.css": "a{}"}
	sum := func(text string) string { return fmt.Sprintf("%x", sha1.Sum([]byte(text))) }
	const previews = `{"url":"http://p.example","ssl_url":"https://p.example","custom_domain":null}`
	const post, poll = "POST /sites/s-1/deploys", "GET /deploys/d1"
	const ready = `{"state":"ready","deploy_ssl_url":"https://pr-7--p.example"}`
	asks := func(sums ...string) string {
		data, _ := json.Marshal(map[string]any{"id": "d1", "required": sums})
		return string(data)
	}
	for name, test := range map[string]struct {
		site, deploy string
		states       []string
		uploads      []string // paths
		want         string   // why not
	}{
		"nothing required": {previews, asks(), []string{ready}, nil, ""},
		"null required":    {previews, `{"id":"d1","required":null}`, []string{ready}, nil, ""},
		"some required":    {previews, asks(sum("front"), sum("same")), []string{`{"state":"uploading"}`, `{"state":"processing"}`, ready}, []string{"a/index.html", "index.html"}, ""},
		"unknown required": {previews, asks(sum("other")), []string{ready}, nil, "a file that is not there"},
		"error":            {previews, asks(), []string{`{"state":"error"}`}, nil, "could not put the preview in place"},
		"never":            {previews, asks(), []string{`{"state":"uploading"}`}, nil, "did not finish in time"},
		"odd address":      {previews, asks(), []string{`{"state":"ready","deploy_ssl_url":"https://p.example/\nnumber=8"}`}, nil, "gave no address"},
		"odd id":           {previews, `{"id":"../sites","required":[]}`, []string{ready}, nil, "gave no id"},
		"own address":      {`{"url":"http://p.example","ssl_url":"https://whichbackend.example"}`, asks(), []string{ready}, nil, "the address of the guide itself"},
		"own domain":       {`{"url":"http://p.example","ssl_url":"https://p.example","custom_domain":"whichbackend.example"}`, asks(), []string{ready}, nil, "the address of the guide itself"},
		"no site":          {"404", asks(), []string{ready}, nil, "GET /sites/s-1 did not work"},
		"no deploy":        {previews, "422", []string{ready}, nil, "POST /sites/s-1/deploys did not work"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			answers := map[string][]string{"GET /sites/s-1": {test.site}, post: {test.deploy}, poll: test.states}
			for file, text := range files {
				path := filepath.Join(folder, file)
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
				answers["PUT /deploys/d1/files/"+file] = []string{"{}"}
			}
			api := newFakeAPI(t, answers)
			said, output, err := workflowScript(t, "deploy.sh", map[string]string{"API": api.URL, "SITE": "s-1"}, folder, "7")
			if (err != nil) != (test.want != "") || !strings.Contains(said, test.want) {
				t.Fatalf("%v\n%s", err, said)
			}
			var uploads []string
			for _, what := range api.asked {
				if file, put := strings.CutPrefix(what, "PUT /deploys/d1/files/"); put {
					uploads = append(uploads, file)
					if api.sent[what] != files[file] {
						t.Errorf("%s was sent as %q", file, api.sent[what])
					}
				}
			}
			slices.Sort(uploads)
			if !slices.Equal(uploads, test.uploads) {
				t.Errorf("%q were sent, not %q", uploads, test.uploads)
			}
			if test.want != "" {
				if output != "" {
					t.Errorf("it says %q", output)
				}
				return
			}
			if output != "url=https://pr-7--p.example\n" {
				t.Errorf("it says %q", output)
			}
			var sent struct {
				Draft  bool
				Branch string
				Files  map[string]string
			}
			headers, err := os.ReadFile(filepath.Join(folder, "_headers"))
			if err == nil {
				err = json.Unmarshal([]byte(api.sent[post]), &sent)
			}
			want := map[string]string{"/_headers": sum(string(headers))}
			for file, text := range files {
				want["/"+file] = sum(text)
			}
			if err != nil || !sent.Draft || sent.Branch != "pr-7" || !maps.Equal(sent.Files, want) {
				t.Errorf("%v: %s", err, api.sent[post])
			}
		})
	}
	if said, _, err := workflowScript(t, "deploy.sh", map[string]string{"API": "http://127.0.0.1", "TOKEN": "", "SITE": "s-1"}, t.TempDir(), "7"); err == nil || !strings.Contains(said, "NETLIFY_PREVIEW_TOKEN is not set") {
		t.Errorf("without a token: %v\n%s", err, said)
	}
	if said, _, err := workflowScript(t, "deploy.sh", map[string]string{"API": "http://127.0.0.1", "SITE": "../s"}, t.TempDir(), "7"); err == nil || !strings.Contains(said, "not the id of a site") {
		t.Errorf("with an odd site: %v\n%s", err, said)
	}
}

// TestPreviewHeaders holds the headers of previews to the guide's own.
func TestPreviewHeaders(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(testenv.Root(t), ".github", "scripts", "preview-headers"))
	if err != nil {
		t.Fatal(err)
	}
	want := "/*\n"
	for _, h := range site.SecurityHeaders() {
		want += "  " + h.Name + ": " + h.Value + "\n"
	}
	want += "  X-Robots-Tag: noindex\n"
	if _, rules, _ := strings.Cut(string(data), "/*\n"); "/*\n"+rules != want {
		t.Errorf("the headers of previews are\n%s, not\n%s", rules, want)
	}
}
