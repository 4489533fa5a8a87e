package main_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// A sample is a task with one behavior, which all variants that can run share.
type sample struct {
	behavior func(t *testing.T, option, url string)
	variants map[string]variant // by option
}

// A variant is a sample's way to do its task in one framework. It has either start or parse.
type variant struct {
	start    func(t *testing.T, dir string) string // for status ran: returns the URL that the behavior begins with
	parse    func(t *testing.T, dir string)        // for status syntax-checked: fails where the language's own parser does
	versions func(t *testing.T) string             // the YAML of tested.yaml; nil where a lock file has the versions
}

// samples are by task. Each task adds its own in an init function of samples_<task>_test.go.
var samples = map[string]sample{}

func TestSamples(t *testing.T) {
	claimed := claimedVariants(t)
	for task, sample := range samples {
		for option := range sample.variants {
			if claimed[task+"/"+option].status == "" {
				t.Errorf("%s/%s is tested, but task.yaml does not list it with status ran or syntax-checked", task, option)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(claimed)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			task, option, _ := strings.Cut(name, "/")
			variant, claim := samples[task].variants[option], claimed[name]
			before := tree(t, claim.dir)
			switch {
			case claim.status == "ran" && variant.start != nil:
				samples[task].behavior(t, option, variant.start(t, claim.dir))
			case claim.status == "syntax-checked" && variant.parse != nil:
				variant.parse(t, claim.dir)
			default:
				t.Fatalf("task.yaml says %s, but no test does that with this variant", claim.status)
			}
			if diff := cmp.Diff(before, tree(t, claim.dir)); diff != "" {
				t.Errorf("the test changed the source tree:\n%s", diff)
			}
			if variant.versions != nil {
				recordVersions(t, claim.dir, variant.versions(t))
			}
		})
	}
}

// A claim is what task.yaml says about the variant in a folder.
type claim struct{ status, dir string }

// claimedVariants maps task/option to each variant whose task.yaml claims that it ran or was parsed.
func claimedVariants(t *testing.T) map[string]claim {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(testenv.Root(t), "content/samples/*/task.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatal("no tasks under content/samples: ", err)
	}
	claimed := map[string]claim{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var task struct {
			Variants map[string]struct{ Status string }
		}
		if err := yaml.Load(data, &task); err != nil {
			t.Fatal(file, ": ", err)
		}
		dir := filepath.Dir(file)
		for option, variant := range task.Variants {
			if variant.Status != "not-applicable" {
				claimed[filepath.Base(dir)+"/"+option] = claim{variant.Status, filepath.Join(dir, option)}
			}
		}
	}
	return claimed
}

// tree lists a folder's files with size and time. Reading the folders also tells `go test` what the result
// depends on: it sees the files that a test opens, but not those that node or python open.
func tree(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.Name() == "node_modules" {
			return fs.SkipDir
		}
		info, err := entry.Info()
		if err == nil && !entry.IsDir() {
			files = append(files, fmt.Sprint(path, " ", info.Size(), " ", info.ModTime()))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
