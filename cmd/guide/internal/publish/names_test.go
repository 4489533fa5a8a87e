//go:build unix

package publish

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

func TestNames(t *testing.T) {
	long := strings.Repeat("x", 256)
	for _, test := range []struct {
		paths []string
		want  string
	}{
		{[]string{"index.html", "a/index.html", "a/b/c.css", ".well-known/security.txt", "é ö.html"}, ""},
		{[]string{"_redirects", "_headers", "a+b,(c).html", strings.Repeat("x", 255)}, ""},
		{[]string{}, "no files"},
		{[]string{"build.json"}, "own list"},
		{[]string{"Build.json"}, "same place as build.json"},
		{[]string{"build.json/x"}, "same place as build.json"},
		{[]string{".htaccess"}, "dot"},
		{[]string{"a/.git/config"}, "dot"},
		{[]string{"a/.well-known/x"}, "dot"},
		{[]string{".well-known"}, "dot"},
		{[]string{long}, "255"},
		{[]string{strings.Repeat("x/", 600) + "y"}, "1024"},
		{[]string{"a\nb"}, "print"},
		{[]string{"a\x1b[31m"}, "print"},
		{[]string{"a\u202eb"}, "print"},
		{[]string{`a\b`}, "backslash"},
		{[]string{"a/x.html", "A/y.html"}, "same place"},
		{[]string{"a/x.html", "a/X.html"}, "same place"},
		{[]string{"É.html", "é.html"}, "same place"},
		{[]string{"a", "A/y.html"}, "same place"},
	} {
		m := fstest.MapFS{}
		for _, p := range test.paths {
			m[p] = &fstest.MapFile{}
		}
		_, err := list(m)
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%.80q: got %v, want %q", test.paths, err, test.want)
		}
	}
}

// odd lists what no honest file system would.
type odd []string

func (o odd) Open(string) (fs.File, error) { return nil, fs.ErrNotExist }

func (o odd) Stat(string) (fs.FileInfo, error) {
	return fstest.MapFS{"d/x": nil}.Stat("d")
}

func (o odd) ReadDir(dir string) (list []fs.DirEntry, err error) {
	for _, name := range o {
		if folder, isDir := strings.CutSuffix(name, "/"); isDir && dir == "." {
			list = append(list, listed{folder, fs.ModeDir})
		} else if !isDir {
			list = append(list, listed{name, 0})
		}
	}
	return list, nil
}

type listed struct {
	name string
	mode fs.FileMode
}

func (e listed) Name() string               { return e.name }
func (e listed) IsDir() bool                { return e.mode.IsDir() }
func (e listed) Type() fs.FileMode          { return e.mode.Type() }
func (e listed) Info() (fs.FileInfo, error) { return nil, fs.ErrInvalid }

func TestOddFileSystems(t *testing.T) {
	for _, test := range []odd{
		{"../../etc/passwd"},
		{".."},
		{"./"},
		{""},
		{"a/../b/"},
		{"bad\xff"},
		{"same", "same"},
	} {
		var bad *NameError
		if _, err := list(test); !errors.As(err, &bad) {
			t.Errorf("%q: %v", test, err)
		}
	}
	dir := t.TempDir()
	if err := os.Symlink("/etc/passwd", dir+"/link"); err != nil {
		t.Fatal(err)
	}
	if _, err := list(os.DirFS(dir)); err == nil {
		t.Error("a link was listed")
	}
}

func TestBadNameChangesNothing(t *testing.T) {
	root, out := project(t)
	good := site{"index.html": "good"}
	mustPublish(t, root, out, good)
	if _, err := Publish(context.Background(), root, out, site{"x": "1", "con\x07": "2"}.fs(), Options{}); err == nil {
		t.Error("published a control character")
	}
	mustBe(t, out, good)
}
