package main_test

import (
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

var update = flag.Bool("update", false, "write the versions that the samples ran with to their tested.yaml")

// A variant is a sample's way to do its task in one framework.
type variant struct {
	start    func(t *testing.T, dir string) string // returns the URL that the behavior begins with
	versions func(t *testing.T) string             // the YAML of tested.yaml; nil where a lock file has the versions
}

// samples has one behavior for each task, shared by all its variants.
var samples = map[string]struct {
	behavior func(t *testing.T, url string)
	variants map[string]variant
}{
	"admin": {managesProducts, map[string]variant{
		"django": {startDjango, djangoVersions},
	}},
	"live-broadcast": {broadcasts, map[string]variant{
		"express": {startNode, nil},
	}},
}

func TestSamples(t *testing.T) {
	ran := ranVariants(t)
	for task, sample := range samples {
		for option := range sample.variants {
			if ran[task+"/"+option] == "" {
				t.Errorf("%s/%s is tested, but task.yaml does not list it with status ran", task, option)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(ran)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			task, option, _ := strings.Cut(name, "/")
			variant, ok := samples[task].variants[option]
			if !ok {
				t.Fatal("task.yaml says that this variant ran, but no behavior test starts it")
			}
			dir := ran[name]
			before := tree(t, dir)
			samples[task].behavior(t, variant.start(t, dir))
			if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
				t.Errorf("the test changed the source tree:\n%s", diff)
			}
			if variant.versions != nil {
				recordVersions(t, dir, variant.versions(t))
			}
		})
	}
}

// ranVariants maps task/option to the folder of each variant whose task.yaml claims that it ran.
func ranVariants(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(testenv.Root(t), "content/samples/*/task.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatal("no tasks under content/samples: ", err)
	}
	ran := map[string]string{}
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
			if variant.Status == "ran" {
				ran[filepath.Base(dir)+"/"+option] = filepath.Join(dir, option)
			}
		}
	}
	return ran
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

// recordVersions compares what a sample ran with to its tested.yaml, which the guide prints beside it.
func recordVersions(t *testing.T, dir, versions string) {
	t.Helper()
	file := filepath.Join(dir, "tested.yaml")
	want := "# Written by: go test ./cmd/guide -run TestSamples -update\n" + versions
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	have, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != want {
		// The behavior passed; only this machine is not the one that the record was made on.
		testenv.Skip(t, fmt.Sprintf("tested.yaml has\n%s\nbut the sample ran, and passed, with these versions; -update writes them\n%s", have, want))
	}
}

var printedURL = regexp.MustCompile(`http://127\.0\.0\.1:[1-9]\d*`)

// serve runs a server until the test ends and returns the URL that it printed, once it answers there.
func serve(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	log, err := os.Create(filepath.Join(t.TempDir(), "server.log"))
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait() // A killed server has an error too; serve reports one that ends early.
		close(ended)
	}()
	printed := func() string {
		text, _ := os.ReadFile(log.Name())
		return string(text)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		<-ended
		log.Close()
		if t.Failed() {
			t.Logf("the server printed:\n%s", printed())
		}
	})
	for range 1500 {
		select {
		case <-ended:
			t.Fatal("the server ended by itself")
		case <-time.After(20 * time.Millisecond):
		}
		url := printedURL.FindString(printed())
		if url == "" {
			continue
		}
		if conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://")); err == nil {
			conn.Close()
			return url
		}
	}
	t.Fatal("after 30 s the server does not answer")
	return ""
}

// run runs a command to its end and returns what it printed.
func run(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", cmd, err, out)
	}
	return string(out)
}
