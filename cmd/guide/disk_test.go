package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// full builds site b over site a on a disk of $size bytes that holds a with its
// sources, then again with room. What readers see after each is copied out.
const full = `
set -eu
mkdir -p "$disk" "$copies"
mount -t tmpfs -o "size=$size,mode=755" none "$disk"
cp -a "$a/." "$disk/project"
cp -a "$b/content" "$b/data" "$disk/project/"
code=0
guide build --root "$disk/project" || code=$?
cp -a "$disk/project/public" "$copies/first"
ls -A "$disk/project" > "$copies/names"
mount -o remount,size=64m "$disk"
guide build --root "$disk/project"
cp -a "$disk/project/public" "$copies/second"
exit $code
`

// TestFullDisk (R2) publishes onto disks with less and less room.
func TestFullDisk(t *testing.T) {
	unshare, err := exec.LookPath("unshare")
	if err == nil {
		err = exec.Command(unshare, "-rm", "sh", "-c", "mount -t tmpfs none /mnt").Run()
	}
	if err != nil {
		testenv.Skip(t, "needs the right to mount in a user namespace, and unshare: apt-get install util-linux: "+err.Error())
	}
	a, b := variants(t)
	site := map[string]string{treeState(t, filepath.Join(a, "public")): "a", treeState(t, filepath.Join(b, "public")): "b"}
	taken, needed := pagesOf(t, a)+1, pagesOf(t, filepath.Join(b, "public")) // variant b has one file more
	results := map[string]int{}
	for room := int64(0); room < needed*2 && results["b"] == 0; room += 1 + needed/8 {
		at := t.TempDir()
		copies := filepath.Join(at, "copies")
		cmd := exec.Command(unshare, "-rm", "sh", "-c", full)
		cmd.Env = append(guideCommand(t, at, today).Env, "disk="+filepath.Join(at, "disk"), "copies="+copies, "a="+a, "b="+b,
			"size="+strconv.FormatInt((taken+room)<<12, 10))
		said, err := cmd.CombinedOutput()
		code := cmd.ProcessState.ExitCode()
		if !exists(filepath.Join(copies, "second")) {
			t.Fatalf("room %d: %v\n%s", room, err, said)
		}
		first, second := site[treeState(t, filepath.Join(copies, "first"))], site[treeState(t, filepath.Join(copies, "second"))]
		if left, _ := os.ReadFile(filepath.Join(copies, "names")); strings.Contains(string(left), "staging") {
			t.Errorf("room %d: staging is left:\n%s", room, said)
		}
		if !(code == exitMachine && first == "a" || code == exitFine && first == "b") || second != "b" {
			t.Errorf("room %d: exit code %d with site %q, then with room site %q:\n%s", room, code, first, second, said)
		}
		results[first]++
	}
	t.Logf("sites after a build with little room: %v", results)
	if results["a"] < 2 || results["b"] < 1 {
		t.Error("the disks were not full when it matters")
	}
}

// pagesOf is the room that a folder takes on a memory disk, in pages.
func pagesOf(t *testing.T, dir string) (pages int64) {
	t.Helper()
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			info, _ := d.Info()
			pages += (info.Size() + 4095) >> 12
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}
