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

// tsc compiles dir/src, with dir/tsconfig.json and the tests' TypeScript, into a folder like dir, which it returns.
func tsc(t *testing.T, dir string) string {
	testenv.NodeModules(t, dir)
	out := t.TempDir()
	for _, name := range []string{"package.json", "package-lock.json", "node_modules"} {
		if err := os.Symlink(filepath.Join(dir, name), filepath.Join(out, name)); err != nil {
			t.Fatal(err)
		}
	}
	compiler := testenv.Tool(t, "typescript", "bin", "tsc")
	run(t, node(t, dir, compiler, "--project", dir, "--outDir", out))
	return out
}
