//go:build unix

package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	base, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	root := filepath.Join(base, "home", "project")
	t.Setenv("HOME", filepath.Join(base, "home"))
	for _, dir := range []string{".git/objects", "content/articles", "made", "empty", "full", "broken", "linked", "site/empty"} {
		if err := os.MkdirAll(filepath.Join(root, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	hash := sum(nil)
	write(t, filepath.Join(root, "made/build.json"), `{"files":{"index.html":"`+hash+`"}}`)
	write(t, filepath.Join(root, "full/thesis.doc"), "")
	write(t, filepath.Join(base, ".git/HEAD"), "")
	write(t, filepath.Join(root, "broken/build.json"), `{"files":{"index.html":"`+hash)
	write(t, filepath.Join(root, "hostile/build.json"), `{"files":{"../x":"`+hash+`"}}`)
	write(t, filepath.Join(root, "other/build.json"), `{"files":{"index.html":"12"}}`)
	write(t, filepath.Join(root, "finder/.DS_Store"), "")
	write(t, filepath.Join(root, "README.md"), "")
	write(t, filepath.Join(base, "elsewhere/sources/data/a.yaml"), "")
	for link, to := range map[string]string{
		"link": "made", "linked/x": "/etc", "data": "../../elsewhere/sources/data",
		"toGit": ".git", "toTop": base, "loop": "loop",
	} {
		if err := os.Symlink(to, filepath.Join(root, link)); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(root, "linked/build.json"), `{"files":{"index.html":"`+hash+`"}}`)

	for _, test := range []struct{ out, want string }{
		{"public", ""},
		{"made", ""},
		{"empty", ""},
		{"finder", ""},
		{"site/public", ""},
		{"made/../public/", ""},
		{base + "/elsewhere/public", ""},
		{"toTop/outside", ""},

		{"", "is not a folder name"},
		{"a\x00b", "is not a folder name"},
		{".", "holds the project"},
		{"..", "holds the project"},
		{"/", "root of the file system"},
		{base, "holds the project"},
		{"toTop/home", "holds the project"},
		{".git", "lies in .git"},
		{".git/public", "lies in .git"},
		{".GIT/public", "has no folder"},
		{"toGit/public", "lies in .git"},
		{"content", "source folder"},
		{"Content", "source folder"},
		{"content/articles", "source folder"},
		{"content/public", "source folder"},
		{"layouts", "source folder"}, // even when the project has none yet
		{".ci", "source folder"},
		{"data", "is or holds or lies in data"},
		{"data/public", "source folder"},
		{base + "/elsewhere/sources", "holds data"},
		{base + "/elsewhere/sources/data/public", "source folder"},
		{"README.md", "is a file"},
		{"README.md/public", "cannot lie in a file"},
		{"README.md/x/public", "cannot lie in a file"},
		{"link", "is a link"},
		{"link/", "is a link"},
		{"loop", "is a link"},
		{"missing/public", "has no folder"},
		{"full", "not empty"},
		{"broken", "not empty"},
		{"hostile", "not empty"},
		{"other", "not empty"},
		{"linked", "linked/x is a link"},
		{".public.staging", "prepare their pages"},
		{"../../.git/public", "lies in .git"},
		{"." + strings.Repeat("x", 250), "too long"},
		{"/proc/self", "link"},
	} {
		out := test.out
		if out != "" && !filepath.IsAbs(out) {
			out = root + "/" + out
		}
		err := Check(root, out)
		var refused *RefusedError
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%q: %v", test.out, err)
		case test.want != "" && (!errors.As(err, &refused) || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%q: got %v, want a refusal with %q", test.out, err, test.want)
		case refused != nil && refused.Hint == "":
			t.Errorf("%q: no hint", test.out)
		}
	}
}

func TestCheckHome(t *testing.T) {
	root, out := project(t)
	home := filepath.Join(out, "me")
	if err := os.MkdirAll(home, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOME", home)
	for _, dir := range []string{out, home} {
		if err := Check(root, dir); err == nil || !strings.Contains(err.Error(), "home") {
			t.Errorf("%s: %v", dir, err)
		}
	}
}

// Where the project is reached through a link, or the output is named relative to it.
func TestCheckRelative(t *testing.T) {
	root, _ := project(t)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(root, link); err != nil {
		t.Fatal(err)
	}
	t.Chdir(link)
	for out, ok := range map[string]bool{"public": true, ".": false, "content": false, link: false, root: false, "../public": true} {
		if err := Check(".", out); (err == nil) != ok {
			t.Errorf("%s: %v", out, err)
		}
	}
}

func TestCheckInsideADotFolder(t *testing.T) {
	base := t.TempDir()
	for _, dir := range []string{".git/worktrees/x", ".app.staging/x"} {
		root := filepath.Join(base, dir)
		if err := os.MkdirAll(root, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := Check(root, filepath.Join(root, "public")); err != nil {
			t.Error(err)
		}
	}
}

func TestCheckChangesNothing(t *testing.T) {
	root, out := project(t)
	if err := Check(root, out); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(out); err == nil {
		t.Error("Check created the output")
	}
	alone(t, root)
}
