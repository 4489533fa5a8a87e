package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// TestSameBytes (R4) builds this guide on machines that differ in everything
// but the input. File modes count as bytes: hosts refuse pages that only their
// owner may read.
func TestSameBytes(t *testing.T) {
	at := t.TempDir()
	machines := []struct {
		folder, umask string
		env           []string
		backwards     bool
	}{
		{folder: "plain"},
		{folder: "with spaces, é and 50% of 'quotes' #1", umask: "077", env: []string{"TZ=Pacific/Kiritimati", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8"}},
		{folder: strings.Repeat("deep/", 40) + "down", umask: "000", env: []string{"TZ=Etc/GMT+12", "LC_ALL=C", "GOMAXPROCS=1"}},
		{folder: "backwards", env: []string{"GOMAXPROCS=8", "TZ=Asia/Kathmandu", "HOME=/nonexistent", "TMPDIR=/nonexistent", "USER=somebody"}, backwards: true},
	}
	first := ""
	for _, m := range machines {
		dir := filepath.Join(at, m.folder)
		copyProject(t, testenv.Root(t), dir, m.backwards)
		out, code := guideIn(t, dir, m.umask, m.env, "build", "--now", "2027-03-01")
		if code != exitFine {
			t.Fatalf("%s: exit code %d\n%s", m.folder, code, out)
		}
		hash := treeState(t, filepath.Join(dir, "public"))
		if first == "" {
			first = hash
		} else if hash != first {
			t.Errorf("%s, umask %q, %s: another site than in the first folder", m.folder, m.umask, m.env)
		}
	}

	// The site is there, so a second build has nothing to do and does nothing.
	dir := filepath.Join(at, machines[0].folder)
	before := identities(t, dir)
	out, _ := guideIn(t, dir, "", nil, "build", "--now", "2028-01-01")
	if !strings.Contains(out, "(0 written, ") || !strings.Contains(out, " 0 removed)") {
		t.Errorf("the second build says %s", out)
	}
	for p, info := range identities(t, dir) {
		if old := before[p]; old == nil || !os.SameFile(old, info) || !old.ModTime().Equal(info.ModTime()) {
			t.Errorf("the second build touched %s", p)
		}
	}
}

// copyProject copies what a build reads. The order in which files are created
// is the order in which some disks list them.
func copyProject(t *testing.T, from, to string, backwards bool) {
	t.Helper()
	var files []string
	for _, folder := range []string{"content", "data", "layouts", "assets"} {
		err := filepath.WalkDir(filepath.Join(from, folder), func(p string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() && slices.Contains([]string{"node_modules", "__pycache__"}, d.Name()) {
				return fs.SkipDir
			}
			if err == nil && d.Type().IsRegular() {
				files = append(files, p)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if backwards {
		slices.Reverse(files)
	}
	for i, p := range files {
		name, _ := filepath.Rel(from, p)
		target := filepath.Join(to, name)
		data, err := os.ReadFile(p)
		if err == nil {
			err = os.MkdirAll(filepath.Dir(target), 0o755)
		}
		if err == nil {
			err = os.WriteFile(target, data, 0o644)
		}
		if err == nil && backwards { // times before 1970 and far ahead
			err = os.Chtimes(target, time.Time{}, time.Unix(int64(i-len(files)/2)*100_000_000, 0))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// guideIn runs the command in a folder, as a process of its own, and returns
// what it says and its exit code.
func guideIn(t *testing.T, dir, umask string, env []string, args ...string) (string, int) {
	t.Helper()
	cmd := guideCommand(t, dir, env, args...)
	if umask != "" {
		if runtime.GOOS == "windows" {
			return guideIn(t, dir, "", env, args...)
		}
		shell := exec.Command("sh", append([]string{"-c", "umask " + umask + `; exec "$@"`, "sh", cmd.Path}, args...)...)
		shell.Dir, shell.Env = cmd.Dir, cmd.Env
		cmd = shell
	}
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// guideCommand is the command as a process; TestMain puts it into PATH.
func guideCommand(t *testing.T, dir string, env []string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command("guide", args...)
	if cmd.Err != nil {
		t.Fatal(cmd.Err)
	}
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "NETLIFY=", "SOURCE_DATE_EPOCH=")
	cmd.Env = append(cmd.Env, env...)
	return cmd
}

// treeState is a hash of a folder: names, kinds, modes and bytes.
func treeState(t *testing.T, dir string) string {
	t.Helper()
	sum := sha256.New()
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(dir, p)
		fmt.Fprintf(sum, "%q %v\n", filepath.ToSlash(name), info.Mode())
		if d.Type().IsRegular() {
			data, err := os.ReadFile(p)
			fmt.Fprintf(sum, "%d %s\n", len(data), data)
			return err
		}
		return nil
	})
	if err != nil {
		return "cannot be read: " + err.Error()
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// identities are the files and folders below a folder, with their times.
func identities(t *testing.T, dir string) map[string]fs.FileInfo {
	t.Helper()
	all := map[string]fs.FileInfo{}
	err := filepath.WalkDir(filepath.Join(dir, "public"), func(p string, d fs.DirEntry, err error) error {
		if err == nil {
			all[p], err = d.Info()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
