package main_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/schema"
	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

var update = flag.Bool("update", false, "write the versions that the samples ran with to their tested.yaml")

// recordVersions compares what a sample ran with to its tested.yaml, which the guide prints beside it.
func recordVersions(t *testing.T, dir, versions string) {
	t.Helper()
	file := filepath.Join(dir, "tested.yaml")
	want := schema.Modeline("content/samples/task/option/tested.yaml") + "\n# Written by: go test ./cmd/guide -run TestSamples -update\n" + versions
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	have, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != want {
		// The behavior passed; only this machine is not the one that the record was made on.
		testenv.Skip(t, fmt.Sprintf("tested.yaml has\n%s\nbut the sample ran, and passed, with these versions; -update writes them\n%s", have, want))
	}
}
