package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	os.Setenv("GUIDE_NO_CACHE", "true") // the user's own is none of the tests' business
	testscript.Main(m, map[string]func(){"guide": main})
}

// TestScript runs testdata/script: each file is one behavior of the command.
// A script starts in a copy of the small guide in testdata/guide, with the
// project's own layouts and assets, and with a site of it in public/.
// UPDATE_SCRIPTS=1 rewrites expected output.
func TestScript(t *testing.T) {
	published := publishedGuide(t)
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "script"),
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(env *testscript.Env) error {
			env.Setenv("SOURCE_DATE_EPOCH", "1796040000") // 30 November 2026
			env.Setenv("GUIDE_NO_CACHE", "true")
			return os.CopyFS(env.WorkDir, os.DirFS(published))
		},
		Cmds: scriptCommands(published),
	})
}

// publishedGuide lays out the small guide with its site, once for all scripts.
func publishedGuide(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for from, to := range map[string]string{"testdata/guide": ".", "../../layouts": "layouts", "../../assets": "assets"} {
		if err := os.CopyFS(filepath.Join(dir, to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("SOURCE_DATE_EPOCH", "1796040000")
	if code := run([]string{"build", "--root", dir, "--strict"}); code != exitFine {
		t.Fatalf("the guide in testdata/guide does not build: exit code %d", code)
	}
	return dir
}

// plant changes a file: plant FILE OLD NEW replaces the one place that reads
// OLD, with Go's escapes (\n, \t, \x00) in both. plant FILE ” NEW appends.
func plant(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: plant FILE OLD NEW")
	}
	file, before, after := ts.MkAbs(args[0]), unescape(ts, args[1]), unescape(ts, args[2])
	data, err := os.ReadFile(file)
	ts.Check(err)
	text := string(data) + after
	if before != "" {
		if n := strings.Count(string(data), before); n != 1 {
			ts.Fatalf("%s holds %q %d times, not once", args[0], before, n)
		}
		text = strings.Replace(string(data), before, after, 1)
	}
	ts.Check(os.WriteFile(file, []byte(text), 0o644))
}

func unescape(ts *testscript.TestScript, s string) string {
	var out strings.Builder
	for s != "" {
		if !strings.HasPrefix(s, `\`) {
			out.WriteByte(s[0])
			s = s[1:]
			continue
		}
		n := 2
		if strings.HasPrefix(s, `\x`) {
			n = 4
		}
		var b byte
		if _, err := fmt.Sscanf(s[:min(n, len(s))], map[int]string{2: `\%c`, 4: `\x%02x`}[n], &b); err != nil {
			ts.Fatalf("bad escape in %q", s)
		}
		if n == 2 {
			b = map[byte]byte{'n': '\n', 't': '\t', 'r': '\r', '\\': '\\'}[b]
		}
		out.WriteByte(b)
		s = s[n:]
	}
	return out.String()
}

// unchanged fails unless the site in public/ is still the one that the script
// began with.
func unchanged(ts *testscript.TestScript, published string, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: unchanged DIR")
	}
	want, got := treeHash(ts, filepath.Join(published, "public")), treeHash(ts, ts.MkAbs(args[0]))
	if got != want {
		ts.Fatalf("%s is not the site that was there before", args[0])
	}
	if left, _ := filepath.Glob(ts.MkAbs(".*.staging")); left != nil {
		ts.Fatalf("staging is left behind: %s", left)
	}
}

func treeHash(ts *testscript.TestScript, dir string) string {
	sum := sha256.New()
	ts.Check(filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		fmt.Fprintf(sum, "%s %s\n", filepath.ToSlash(name), d.Type())
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		_, err = io.Copy(sum, f)
		return err
	}))
	return hex.EncodeToString(sum.Sum(nil))
}
