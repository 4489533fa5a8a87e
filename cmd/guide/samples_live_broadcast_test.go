package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

func init() {
	samples["live-broadcast"] = sample{broadcasts, map[string]variant{
		"express": {start: startNode},
	}}
}

// broadcasts lets two real clients talk to the server; the script says how and what they must hear.
func broadcasts(t *testing.T, _, url string) {
	testenv.Tool(t, "socket.io-client", "package.json") // what the script imports
	script := filepath.Join(testenv.Root(t), "content/samples/live-broadcast/behavior.mjs")
	if _, err := os.ReadFile(script); err != nil { // read, so that a change of the script runs the test again
		t.Fatal(err)
	}
	run(t, exec.Command(testenv.Need(t, "node"), script, url))
}
