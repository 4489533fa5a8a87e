package main

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestDecideJSON compares the names in what decide prints for programs with
// those that are promised, for every kind of result.
func TestDecideJSON(t *testing.T) {
	const always = "decision answers unused dropped next possible outcome why why_not flips"
	outcome := "id choose strength summary runner_up why_not cautions revisit_when sources"
	for _, test := range []struct{ given, next, outcome, more string }{
		{given: "", next: "id ask answers"},
		{given: "night=long", next: "id ask answers"},
		{given: "night=short", outcome: outcome},
		{given: "night=long guests=many", outcome: outcome + " instead"},
		{given: "night=long guests=unsure", more: " separated_by"},
	} {
		args := []string{"decide", "tea", "--json"}
		for _, a := range strings.Fields(test.given) {
			args = append(args, "-a", a)
		}
		out, code := guideIn(t, "testdata/guide", "", nil, args...)
		var object map[string]any
		if err := json.Unmarshal([]byte(out), &object); err != nil || code != exitFine {
			t.Fatalf("%s: exit code %d, %v: %s", test.given, code, err, out)
		}
		sameNames(t, test.given, object, always+test.more)
		sameNames(t, test.given+": next", object["next"], test.next)
		sameNames(t, test.given+": outcome", object["outcome"], test.outcome)
		for _, flip := range object["flips"].([]any) {
			names := "question to outcomes"
			if flip := flip.(map[string]any); flip["question"] == "night" && flip["to"] == "long" && test.given == "night=short" {
				names += " reopens"
			}
			sameNames(t, test.given+": flip", flip, names)
		}
		for _, why := range object["why"].([]any) {
			sameNames(t, test.given+": why", why, "question answer option because sources")
		}
		for option, list := range object["why_not"].(map[string]any) {
			for _, why := range list.([]any) {
				sameNames(t, test.given+": why not "+option, why, "question answer is because sources")
			}
		}
	}
}

// sameNames compares the names of an object with those wanted; none are wanted
// of null.
func sameNames(t *testing.T, what string, got any, want string) {
	t.Helper()
	object, _ := got.(map[string]any)
	names := slices.Sorted(maps.Keys(object))
	if wanted := slices.Sorted(slices.Values(strings.Fields(want))); !slices.Equal(names, wanted) {
		t.Errorf("%s: the names are %q, not %q", what, names, wanted)
	}
}

// TestDecideInterrupt presses Ctrl-C while decide waits for an answer.
func TestDecideInterrupt(t *testing.T) {
	cmd := guideCommand(t, "testdata/guide", nil, "decide", "tea")
	var said bytes.Buffer
	cmd.Stderr = &said
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	stuck := time.AfterFunc(30*time.Second, func() { cmd.Process.Kill() })
	defer stuck.Stop()
	if _, err := stdout.Read(make([]byte, 1)); err != nil { // it asks
		t.Fatal(err)
	}
	cmd.Process.Signal(os.Interrupt)
	io.Copy(io.Discard, stdout)
	cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted || said.String() != "guide: interrupted\n" {
		t.Errorf("exit code %d: %s", code, said.String())
	}
}
