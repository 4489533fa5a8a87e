package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// scriptCommands are what scripts have besides testscript's own commands.
func scriptCommands(published string) map[string]func(*testscript.TestScript, bool, []string) {
	return map[string]func(*testscript.TestScript, bool, []string){
		"archive":   archive,
		"plant":     plant,
		"repeat":    repeat,
		"resave":    resave,
		"backdate":  backdate,
		"backdated": backdated,
		"holds":     holds,
		"exitcode":  exitcode,
		"unchanged": func(ts *testscript.TestScript, _ bool, args []string) { unchanged(ts, published, args) },
	}
}

// repeat appends a text many times: repeat FILE COUNT TEXT, with the escapes
// of plant.
func repeat(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: repeat FILE COUNT TEXT")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	ts.Check(err)
	_, err = f.WriteString(strings.Repeat(unescape(ts, args[2]), n))
	ts.Check(err)
	ts.Check(f.Close())
}

// resave writes text files again as another editor would: resave crlf|bom|lf
// FILE-OR-FOLDER... gives them line ends CRLF, a byte order mark, or neither.
func resave(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: resave crlf|bom|lf FILE-OR-FOLDER...")
	}
	for _, folder := range args[1:] {
		for _, file := range filesBelow(ts, folder) {
			data, err := os.ReadFile(file)
			ts.Check(err)
			data = bytes.ReplaceAll(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), []byte("\r\n"), []byte("\n"))
			switch args[0] {
			case "lf":
			case "crlf":
				data = bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))
			case "bom":
				data = append([]byte("\xef\xbb\xbf"), data...)
			default:
				ts.Fatalf("resave knows no form %q", args[0])
			}
			ts.Check(os.WriteFile(file, data, 0o644))
		}
	}
}

var longAgo = time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)

// backdate makes every file of a folder old: backdate DIR.
func backdate(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: backdate DIR")
	}
	for _, file := range filesBelow(ts, args[0]) {
		ts.Check(os.Chtimes(file, longAgo, longAgo))
	}
}

// backdated fails unless exactly the given files of a folder have been written
// since backdate: backdated DIR [WRITTEN...].
func backdated(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: backdated DIR [WRITTEN...]")
	}
	expected := map[string]bool{}
	for _, name := range args[1:] {
		expected[ts.MkAbs(filepath.Join(args[0], name))] = true
	}
	for _, file := range filesBelow(ts, args[0]) {
		info, err := os.Stat(file)
		ts.Check(err)
		if written := !info.ModTime().Equal(longAgo); written != expected[file] {
			ts.Fatalf("%s: written is %v, expected %v", file, written, expected[file])
		}
		delete(expected, file)
	}
	for file := range expected {
		ts.Fatalf("%s is not there", file)
	}
}

// holds fails unless a file of a folder holds a text: holds DIR TEXT. With !
// it fails when one does, and names it.
func holds(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: holds DIR TEXT")
	}
	text := []byte(unescape(ts, args[1]))
	for _, file := range filesBelow(ts, args[0]) {
		data, err := os.ReadFile(file)
		ts.Check(err)
		if at := bytes.Index(data, text); at >= 0 {
			if neg {
				ts.Fatalf("%s holds %q: …%s…", file, text, data[max(0, at-80):min(len(data), at+len(text)+80)])
			}
			return
		}
	}
	if !neg {
		ts.Fatalf("no file in %s holds %q", args[0], text)
	}
}

// exitcode runs a command and fails unless it ends with a code: exitcode CODE
// COMMAND [ARG...]. What it prints can be looked at as after exec.
func exitcode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exitcode CODE COMMAND [ARG...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("the exit code is %d, not %s", code, args[0])
	}
}

// filesBelow lists the regular files of a folder, or the one file.
func filesBelow(ts *testscript.TestScript, name string) []string {
	var files []string
	ts.Check(filepath.WalkDir(ts.MkAbs(name), func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files = append(files, path)
		}
		return err
	}))
	if len(files) == 0 {
		ts.Fatalf("there are no files in %s", name)
	}
	return files
}
