package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestInterrupt sends Ctrl-C while a site is published: the command ends with
// 130, as shells expect, and leaves nothing behind.
func TestInterrupt(t *testing.T) {
	a, b := variants(t)
	old, new := treeState(t, filepath.Join(a, "public")), treeState(t, filepath.Join(b, "public"))
	at := filepath.Dir(a)
	interrupted := 0
	for range 20 {
		cmd := guideCommand(t, at, today, "build", "--root", b, "--out", filepath.Join(a, "public"))
		var said bytes.Buffer
		cmd.Stderr = &said
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for deadline := time.Now().Add(5 * time.Second); !exists(filepath.Join(a, ".public.staging")) && time.Now().Before(deadline); {
			time.Sleep(50 * time.Microsecond)
		}
		cmd.Process.Signal(os.Interrupt)
		stuck := time.AfterFunc(30*time.Second, func() { cmd.Process.Kill() })
		cmd.Wait()
		stuck.Stop()
		got, code := treeState(t, filepath.Join(a, "public")), cmd.ProcessState.ExitCode()
		switch {
		case exists(filepath.Join(a, ".public.staging")):
			t.Fatalf("exit code %d, and staging is left", code)
		case code == 130 && got == old && strings.Contains(said.String(), "interrupted"):
			interrupted++
		case code == exitFine && got == new: // it was too fast for us: try again from the start
			if out, code := guideIn(t, at, "", today, "build", "--root", a, "--out", filepath.Join(a, "public")); code != exitFine {
				t.Fatal(out)
			}
		default:
			t.Fatalf("exit code %d, old site %t, new site %t: %s", code, got == old, got == new, said.String())
		}
	}
	t.Logf("%d of 20 builds were interrupted", interrupted)
	if interrupted == 0 {
		t.Error("no build was interrupted")
	}
}
