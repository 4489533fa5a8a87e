package main

import (
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed is the policy of imports between the packages of this command: a
// package may import those behind its name and no others of ours. It is a
// statement, not a description: to add an arrow, argue for it here. The order
// is that of doc.go, and every arrow points upward.
var allowed = []struct{ name, imports string }{
	{"testenv", ""},        // for tests only
	{"testenv/corpus", ""}, // for tests only
	{"wire", ""},
	{"cache", ""},
	{"diag", "wire"},
	{"crew", "diag"},
	{"kept", "diag wire"},
	{"kept/kepttest", "diag kept"}, // for tests only
	{"memo", "crew diag"},
	{"source", "crew diag"},
	{"strict", "diag"},
	{"model", "crew diag kept memo source strict wire"},
	{"schema", "model strict"},
	{"route", "diag model"},
	{"highlight/pattern", ""},
	{"highlight", "highlight/pattern"},
	{"markdown", "diag highlight"},
	{"flow", "diag model strict"},
	{"flow/flowtest", "diag flow model strict"}, // for tests only
	{"stack", "diag flow model strict"},
	{"rank", "model"},
	{"chart", ""},
	{"plot", ""},
	{"share", ""},
	{"layout", "crew diag memo"},
	{"view", "chart diag flow layout memo model plot rank route stack strict"},
	{"twin", "diag layout markdown"},
	{"embed", "diag flow highlight layout markdown model route source strict twin view"},
	{"check", "crew diag flow markdown model route stack strict wire"},
	{"asset", "diag memo wire"},
	{"artifact", "asset check diag memo"},
	{"output", "flow model route stack strict"},
	{"search", "wire"},
	{"search/searchtest", "search"}, // for tests only
	{"site", "asset cache check crew diag embed flow highlight kept layout markdown memo model output rank route search share source stack strict twin view wire"},
	{"interview", "diag flow model route stack strict"},
	{"impact", "crew diag flow model site stack strict"},
	{"vcs", ""},
	{"scaffold", "check diag flow model schema site strict"},
	{"publish", ""},
	{"watch", ""},
	{"serve", "diag"},
}

const ours = "whichbackend.example/guide/cmd/guide/internal/"

func TestImports(t *testing.T) {
	for i, p := range allowed {
		for _, name := range strings.Fields(p.imports) {
			if at := slices.IndexFunc(allowed[:i], func(q struct{ name, imports string }) bool { return q.name == name }); at < 0 {
				t.Errorf("the policy lets %s import %s, which does not stand above it", p.name, name)
			}
		}
		for file, imports := range importsOf(t, filepath.Join("internal", p.name)) {
			for _, name := range imports {
				if !slices.Contains(strings.Fields(p.imports), name) {
					t.Errorf("%s imports %s; the policy in deps_test.go does not allow it", file, name)
				}
			}
		}
	}
	folders, err := os.ReadDir("internal")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if !slices.ContainsFunc(allowed, func(p struct{ name, imports string }) bool { return p.name == f.Name() }) {
			t.Errorf("internal/%s is not in the policy of deps_test.go", f.Name())
		}
	}
}

// importsOf lists our packages that the files of a folder import, without its
// tests.
func importsOf(t *testing.T, folder string) map[string][]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no Go files in %s: %v", folder, err)
	}
	found := map[string][]string{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range parsed.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(name, ours) {
				found[file] = append(found[file], strings.TrimPrefix(name, ours))
			}
		}
	}
	return found
}

// TestMachine keeps rule 1 of the house: only the command itself, cache, vcs,
// publish, watch and serve touch the machine.
func TestMachine(t *testing.T) {
	machine := []string{"os", "os/exec", "os/signal", "net", "net/http", "syscall", "golang.org/x/sys/unix"}
	for _, p := range allowed {
		if slices.Contains([]string{"cache", "vcs", "publish", "watch", "serve", "testenv", "testenv/corpus"}, p.name) {
			continue
		}
		files, _ := filepath.Glob(filepath.Join("internal", p.name, "*.go"))
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
			if err != nil {
				t.Fatal(err)
			}
			for _, spec := range parsed.Imports {
				if name, _ := strconv.Unquote(spec.Path.Value); slices.Contains(machine, name) {
					t.Errorf("%s imports %s: %s must not touch the machine", file, name, path.Base(filepath.Dir(file)))
				}
			}
		}
	}
}
