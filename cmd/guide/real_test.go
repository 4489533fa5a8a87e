package main

import (
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/share"
	"whichbackend.example/guide/cmd/guide/internal/site"
	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// realOrigin is not the address in data/site.yaml, so that a page that names
// the site by anything but the options of the build is found.
const realOrigin = "https://origin.example"

// realSite is the guide of this repository as readers get it. Tests must not
// change anything in it.
type realSite struct {
	*site.Site
	root, base string
	said       string // diagnostics
	files      map[string][]byte
	docs       map[string]*html.Node // of .html files
	handler    http.Handler
}

var (
	realMutex sync.Mutex
	realSites = map[string]*realSite{}
)

// realGuide is the guide of this repository, built once for each base path.
func realGuide(t testing.TB, base string) *realSite {
	t.Helper()
	realMutex.Lock()
	defer realMutex.Unlock()
	if realSites[base] == nil {
		realSites[base] = buildReal(t, base, site.Options{})
	}
	return realSites[base]
}

func buildReal(t testing.TB, base string, o site.Options) *realSite {
	t.Helper()
	s := plantedReal(t, base, o, nil)
	if strings.Contains(s.said, "error: ") {
		t.Fatalf("the guide does not build:\n%s", s.said)
	}
	return s
}

// plantedReal is the guide of this repository with some files as somebody might
// have written them: plant gives the text of a file, from what it is. What is
// wrong with them does not matter as long as pages can be made.
func plantedReal(t testing.TB, base string, o site.Options, plant map[string]func(string) string) *realSite {
	t.Helper()
	s := &realSite{root: testenv.Root(t), base: base, files: map[string][]byte{}, docs: map[string]*html.Node{}}
	root, err := os.OpenRoot(s.root)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	o.Draw = share.Draw
	o.BaseURL = realOrigin + base + "/"
	diags := &diag.List{}
	in := site.Read(root.FS())
	for file, write := range plant {
		in = in.Put(file, []byte(write(string(in.Source(file)))))
	}
	s.Site = in.Build(o, diags)
	if !diags.Failed() {
		s.All(diags)
	}
	var said strings.Builder
	if err := (diag.Printer{Format: diag.Text, Source: s.Source}).Print(&said, diags); err != nil {
		t.Fatal(err)
	}
	s.said = said.String()
	s.handler = asPublished(showing(s.Site))
	for _, p := range s.Paths() {
		if s.files[p], err = s.Bytes(p); err != nil {
			t.Fatal(err)
		}
		if path.Ext(p) == ".html" {
			if s.docs[p], err = html.Parse(strings.NewReader(string(s.files[p]))); err != nil {
				t.Fatal(err)
			}
		}
	}
	return s
}

// url is the public address of a file of the output.
func (s *realSite) url(file string) string {
	if file == "index.html" || strings.HasSuffix(file, "/index.html") {
		file = strings.TrimSuffix(file, "index.html")
	}
	return realOrigin + s.base + "/" + file
}

// file is the file of the output behind a public address, or "".
func (s *realSite) file(url string) string {
	rest, inside := strings.CutPrefix(url, realOrigin+s.base+"/")
	if !inside {
		return ""
	}
	if rest == "" || strings.HasSuffix(rest, "/") {
		rest += "index.html"
	}
	if s.files[rest] == nil {
		return ""
	}
	return rest
}

// TestReal holds that the guide of this repository has nothing to complain
// about, so that the first complaint on a pull request is the pull request's.
func TestReal(t *testing.T) {
	for _, base := range []string{"", "/repo"} {
		if s := realGuide(t, base); s.said != "" {
			t.Errorf("the guide at %q/ has faults:\n%s", base, s.said)
		}
	}
}

// TestRealFS holds that what is published is what Bytes gives.
func TestRealFS(t *testing.T) {
	s := realGuide(t, "")
	left := len(s.files)
	err := fs.WalkDir(s.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		left--
		data, err := fs.ReadFile(s.FS(), p)
		f, openErr := s.FS().Open(p)
		if err != nil || openErr != nil {
			return errors.Join(err, openErr)
		}
		same, err := io.ReadAll(f)
		if info, _ := d.Info(); string(data) != string(s.files[p]) || string(same) != string(data) || info.Size() != int64(len(data)) {
			t.Errorf("%s in the file system is not the file that is served", p)
		}
		return errors.Join(err, f.Close())
	})
	if err != nil || left != 0 {
		t.Errorf("the file system lacks %d files: %v", left, err)
	}
}

// TestPreview holds that search engines are sent away from every page of a
// preview, and from no page of the real site but stubs.
func TestPreview(t *testing.T) {
	preview, published := buildReal(t, "", site.Options{NoIndex: true}), realGuide(t, "")
	if got := string(preview.files["robots.txt"]); got != "User-agent: *\nDisallow: /\n" {
		t.Errorf("robots.txt of a preview is %q", got)
	}
	for file, doc := range preview.docs {
		if meta(doc, "robots") != "noindex" {
			t.Errorf("%s of a preview may be listed", file)
		}
		if hidden := meta(published.docs[file], "robots") == "noindex"; hidden != (kind(doc) == "redirect" || file == styleFile) {
			t.Errorf("%s of the real site: hidden %t", file, hidden)
		}
	}
}
