package publish

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// An output of another user cannot be replaced, and Check says so.
func TestOtherUser(t *testing.T) {
	if os.Getuid() != 0 {
		// Then a folder without permissions does the same.
		root, out := project(t)
		mustPublish(t, root, out, small("A"))
		for _, dir := range []string{out + "/x", out, root} {
			os.Chmod(dir, 0o555)
			if err := Check(root, out); err == nil || !strings.Contains(err.Error(), "permission denied") {
				t.Errorf("%s: %v", dir, err)
			}
			os.Chmod(dir, 0o755)
		}
		return
	}
	root, err := os.MkdirTemp("", "publish-test-") // t.TempDir is for the owner only
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(root) })
	out := filepath.Join(root, "public")
	self := copySelf(t)
	mustPublish(t, root, out, small("A"))
	nobody := 65534
	for dir, theirs := range map[string][]string{
		root: {}, out: {root}, out + "/x": {root, out, out + "/z", out + "/gone"}, "": {root, out, out + "/x", out + "/gone"},
	} {
		for _, d := range []string{root, out, out + "/x", out + "/gone"} {
			owner := 0
			if slices.Contains(theirs, d) {
				owner = nobody
			}
			if err := os.Chown(d, owner, owner); err != nil {
				t.Fatal(err)
			}
		}
		os.Chmod(root, 0o755)
		cmd := command(t, root, "check", "HOME=/")
		cmd.Path = self
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(nobody), Gid: uint32(nobody)}}
		text, err := cmd.CombinedOutput()
		refused := err != nil && strings.Contains(string(text), "permission denied")
		if refused != (dir != "") || refused != (err != nil) {
			t.Errorf("without %q: %v %s", dir, err, text)
		}
	}
}

// Who is not root cannot look into a folder that somebody closed, and yet a spare with
// such a folder is in nobody's way.
func TestClosedSpare(t *testing.T) {
	root, err := os.MkdirTemp("", "publish-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(root) })
	cmd := command(t, root, "closed", "HOME=/")
	if os.Getuid() == 0 {
		if err := os.Chown(root, 65534, 65534); err != nil {
			t.Fatal(err)
		}
		cmd.Path = copySelf(t)
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, text)
	}
}

func copySelf(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "publish-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	self, err := os.ReadFile("/proc/self/exe")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "self")
	if err := os.WriteFile(path, self, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}
