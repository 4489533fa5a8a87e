package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// broadcasts lets two real clients talk to the server; the script says how and what they must hear.
func broadcasts(t *testing.T, url string) {
	testenv.Tool(t, "socket.io-client", "package.json") // what the script imports
	script := filepath.Join(testenv.Root(t), "content/samples/live-broadcast/behavior.mjs")
	if _, err := os.ReadFile(script); err != nil { // read, so that a change of the script runs the test again
		t.Fatal(err)
	}
	run(t, exec.Command(testenv.Need(t, "node"), script, url))
}

func startNode(t *testing.T, dir string) string {
	node := testenv.Need(t, "node")
	testenv.NodeModules(t, dir)
	cmd := exec.Command(node, "server.js")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PORT=0")
	return serve(t, cmd)
}
