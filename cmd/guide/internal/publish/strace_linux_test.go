package publish

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

func strace(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("strace")
	if err == nil {
		err = exec.Command(path, "-o", "/dev/null", "true").Run()
	}
	if err != nil {
		testenv.Skip(t, "needs a working strace: apt-get install strace")
	}
	return path
}

// mode has a child keep spares if o says so.
func mode(o Options, name string) string {
	if o.Spare {
		return name + " with spares"
	}
	return name
}

// traced runs a child under strace and returns what it said and what strace saw.
func traced(t *testing.T, root, mode string, options ...string) (said, saw string, err error) {
	t.Helper()
	mode, spare, _ := strings.Cut(mode, " with ")
	cmd := command(t, root, mode, "PUBLISH_SPARE="+spare)
	log := filepath.Join(t.TempDir(), "log")
	cmd.Args = append(append([]string{"strace", "-f", "-y", "-o", log}, options...), cmd.Path)
	cmd.Path = strace(t)
	text, err := cmd.CombinedOutput()
	data, readErr := os.ReadFile(log)
	if readErr != nil {
		t.Fatal(readErr, string(text))
	}
	return string(text), string(data), err
}

// Every system call that changes a disk, and every way of looking at one, fails
// once, at its first, second, … use.
func TestEveryStepFails(t *testing.T) { both(t, everyStepFails) }

func everyStepFails(t *testing.T, o Options) {
	strace(t)
	for _, fault := range []string{
		"mkdirat:ENOSPC", "openat:EMFILE", "write:ENOSPC", "write:EIO", "fchmod:EIO", "close:EIO", "linkat:EMLINK", "syncfs:EIO",
		"renameat2:EIO", "renameat2:ENOSYS", "renameat:EACCES", "fsync:EIO", "unlinkat:EIO", "flock:ENOLCK",
		"newfstatat:EACCES", "newfstatat:ENOENT", "getdents64:EIO", "read:EIO", "fstat:EIO", "openat2:ENOSYS", "openat2:EACCES",
	} {
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			call, errno, _ := strings.Cut(fault, ":")
			root, out := project(t)
			turnBack(t, root, out, o)
			for n := 1; failOnce(t, root, out, call, errno, n, o); n++ {
				n += n / 16 // only looking takes so many calls, and looks much the same each time
			}
		})
	}
}

// turnBack publishes site A, over a spare that is site B.
func turnBack(t *testing.T, root, out string, o Options) {
	t.Helper()
	if o.Spare {
		mustPublish(t, root, out, small("B"), o)
	}
	mustPublish(t, root, out, small("A"), o)
}

// lost finds the faults after which a page may not be on the disk.
var lost = regexp.MustCompile(`(?m)^\d+ +(?:(?:write|close|fchmod)\(\d+<[^>]*/next/[^>]*\.(?:html|json)>|syncfs\(|fsync\().*INJECTED`)

var plain = regexp.MustCompile(`builder: (cannot .*/publish-test-|.*/public is published, but |/.*/public (?:has no folder to lie in|is not empty and was not made))`)

// failOnce reports whether there was an n-th call to fail.
func failOnce(t *testing.T, root, out, call, errno string, n int, o Options) bool {
	t.Helper()
	said, saw, err := traced(t, root, mode(o, "once B"), "-e", "trace="+call, "-e", fmt.Sprintf("inject=%s:error=%s:when=%d", call, errno, n))
	injected := strings.Contains(saw, "(INJECTED)")
	started := strings.Contains(said, "builder: ") // or the loader met the fault
	isA, isB := small("A").differs(out), small("B").differs(out)
	switch {
	case isA != "" && isB != "":
		t.Fatalf("%d: neither site:\n%s\n%s\n%s\n%s", n, said, saw, isA, isB)
	case err == nil && (lost.MatchString(saw) || errno == "ENOLCK" && injected):
		t.Fatalf("%d: a fault that costs data was swallowed: %s", n, saw)
	case err != nil && started && errno == "ENOSYS":
		t.Fatalf("%d: no way round an exchange that the system lacks: %s", n, said)
	case err == nil && isB != "":
		t.Fatalf("%d: success, but %s", n, isB)
	case err != nil && !injected:
		t.Fatalf("%d: %v %s", n, err, said)
	case err != nil && !started && isA != "":
		t.Fatalf("%d: a builder that never ran did harm: %s", n, isA)
	case err != nil && started && !plain.MatchString(said):
		t.Fatalf("%d: not a plain error: %s", n, said)
	}
	turnBack(t, root, out, o) // needs no help
	return injected
}

// F06: the data is on the disk before the exchange, and the exchange before the end.
func TestOrderOfSyncs(t *testing.T) { both(t, orderOfSyncs) }

func orderOfSyncs(t *testing.T, o Options) {
	root, out := projectOnDisk(t)
	turnBack(t, root, out, o)
	_, saw, err := traced(t, root, mode(o, "once B"), "-e", "trace=write,syncfs,renameat2,fsync,unlinkat,renameat")
	if err != nil {
		t.Fatal(err)
	}
	order := regexp.MustCompile(`(?s)write\([^\n]*next/x/y.html.*syncfs\([^\n]* = 0\n.*RENAME_EXCHANGE\) = 0\n.*fsync\(\d+<[^\n]*\) = 0\n.*(?:unlinkat|renameat)\(`)
	if !order.MatchString(saw) {
		t.Error(saw)
	}
}

// What did not change costs a publication with a spare neither a folder nor a link, and
// nothing is deleted but what had changed.
func TestCostOfAnEdit(t *testing.T) {
	root, out := project(t)
	for i := 1; i < 4; i++ {
		s := big(0)
		s["same/1/1.html"] = fmt.Sprint("edit ", i)
		mustPublish(t, root, out, s, Options{Spare: true})
	}
	// The next is without the edits: one page differs from the output, and the same one
	// of the spare; the lists of files differ too.
	_, saw, err := traced(t, root, "big 0 with spares", "-e", "trace=mkdirat,linkat,unlinkat,write,syncfs")
	if err != nil {
		t.Fatal(err)
	}
	for call, want := range map[string]int{"mkdirat": 0, "linkat": 0, "unlinkat": 2, "write": 2} {
		if n := len(regexp.MustCompile(`(?m)^\d+ +`+call+`\(.* = \d+$`).FindAllString(saw, -1)); n != want {
			t.Errorf("%d calls of %s, not %d", n, call, want)
		}
	}
	if t.Failed() {
		t.Log(saw)
	}
}
