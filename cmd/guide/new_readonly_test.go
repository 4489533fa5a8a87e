package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// readOnly runs guide new on a project of which a folder cannot be written to,
// whoever runs it, except for one folder in it.
const readOnly = `
set -eu
[ -z "$but" ] || mount --bind "$project/$but" /mnt
mount --bind "$project/$folder" "$project/$folder"
mount -o remount,bind,ro "$project/$folder"
[ -z "$but" ] || mount --bind /mnt "$project/$but"
exec guide new option white --root "$project" --decision tea --pairs
`

// TestNewReadOnly holds that guide new changes all of its files or none, and
// that the disk is no fault of the editor's.
func TestNewReadOnly(t *testing.T) {
	unshare, err := exec.LookPath("unshare")
	if err == nil {
		err = exec.Command(unshare, "-rm", "sh", "-c", "mount -t tmpfs none /mnt").Run()
	}
	if err != nil {
		testenv.Skip(t, "needs the right to mount in a user namespace, and unshare: apt-get install util-linux: "+err.Error())
	}
	for _, test := range []struct{ folder, but, file string }{
		{"data/tea/options", "", "data/tea/options/white.yaml"},
		{"data", "", "data/tea/options/white.yaml"},
		{"data", "data/tea/options", "data/stack.yaml"},
	} {
		want := "guide: cannot write " + test.file + ": read-only file system; nothing was changed\n"
		project := t.TempDir()
		if err := os.CopyFS(project, os.DirFS(filepath.Join("testdata", "guide"))); err != nil {
			t.Fatal(err)
		}
		for _, dir := range []string{"layouts", "assets"} {
			if err := os.CopyFS(filepath.Join(project, dir), os.DirFS(filepath.Join("..", "..", dir))); err != nil {
				t.Fatal(err)
			}
		}
		pair := "  - {a: green, b: mug, verdict: fits, reason: Both are large., sources: [tea-manual]}\n"
		stack := filepath.Join(project, "data", "stack.yaml")
		if data, err := os.ReadFile(stack); err != nil || os.WriteFile(stack, append(data, pair...), 0o644) != nil {
			t.Fatal("the stack cannot be prepared", err)
		}
		before := treeState(t, project)
		cmd := exec.Command(unshare, "-rm", "sh", "-c", readOnly)
		cmd.Env = append(guideCommand(t, project, today).Env, "project="+project, "folder="+test.folder, "but="+test.but)
		said, err := cmd.CombinedOutput()
		if code := cmd.ProcessState.ExitCode(); code != exitMachine || string(said) != want {
			t.Errorf("%s: %v, exit code %d, said\n%s\nwant\n%s", test, err, code, said, want)
		}
		if treeState(t, project) != before {
			t.Errorf("%s: the project was changed", test)
		}
	}
}
