package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// startNode starts server.js of a sample.
func startNode(t *testing.T, dir string) string {
	return serve(t, node(t, dir, "server.js"))
}

// startNest compiles a sample, because its decorators need it, and starts main.js.
func startNest(t *testing.T, dir string) string {
	return serve(t, node(t, tsc(t, dir), "main.js"))
}

// node makes a command in a folder whose npm packages are installed; a server with PORT=0 finds a free port.
func node(t *testing.T, dir string, args ...string) *exec.Cmd {
	testenv.NodeModules(t, dir)
	cmd := exec.Command(testenv.Need(t, "node"), args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PORT=0")
	return cmd
}

// tsc compiles a sample with its own TypeScript into a folder of its own, which it returns.
func tsc(t *testing.T, dir string) string {
	t.Helper()
	out := t.TempDir()
	run(t, node(t, dir, "node_modules/typescript/bin/tsc", "--outDir", out))
	for _, name := range []string{"package.json", "package-lock.json", "node_modules"} {
		if err := os.Symlink(filepath.Join(dir, name), filepath.Join(out, name)); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// parseJS lets Node.js parse the files of a sample without running them.
func parseJS(t *testing.T, dir string) {
	for _, file := range sourceFiles(t, dir, ".js") {
		run(t, exec.Command(testenv.Need(t, "node"), "--check", file))
	}
}
