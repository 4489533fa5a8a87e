package main

import (
	"runtime"
	"testing"
	"time"

	"golang.org/x/sys/unix"
	"whichbackend.example/guide/cmd/guide/internal/share"
)

// TestShareImagesSoon: an image takes less than 10 ms of one core, on average.
// The time of the thread counts, not that of the clock, so that other work on
// the machine does not.
func TestShareImagesSoon(t *testing.T) {
	var cards []share.Card
	for _, doc := range realGuide(t, "").docs {
		if alt := meta(doc, "og:image:alt"); alt != "" {
			cards = append(cards, share.Card{Over: "Backend framework", Title: alt, Site: "Which Backend?", Aside: "Start from what the system needs."})
		}
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	start := threadTime(t)
	for _, c := range cards {
		share.Draw(c)
	}
	each := (threadTime(t) - start) / time.Duration(max(1, len(cards)))
	if t.Logf("%d images, %v each", len(cards), each); len(cards) == 0 || each > 10*time.Millisecond {
		t.Error("that is too long")
	}
}

// threadTime is the time that this thread has worked.
func threadTime(t *testing.T) time.Duration {
	t.Helper()
	var used unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_THREAD, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
