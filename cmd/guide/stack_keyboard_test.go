package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestStackKeyboard goes from the first page of the guide to the record of a whole
// stack with Tab and Enter alone, and says on the way that a decision is made.
func TestStackKeyboard(t *testing.T) {
	b := openBrowser(t)
	dir := t.TempDir()
	b.downloadTo(t, dir)
	b.show(t, "index.html", 1280, "light")
	evaluate[int](t, b, `(document.querySelector("#site-decisions").focus(), document.querySelector("#site-decisions ~ ul a").focus(), 0)`)
	b.tabTo(t, "the run of all decisions", `e.pathname.endsWith("/stack/")`)
	b.press(t, kb.Enter)
	b.waitFor(t, `document.querySelector("#site-run h2")`)

	b.tabTo(t, "a decision that is made", `e.matches(".board summary")`)
	b.press(t, kb.Enter)
	b.tabTo(t, "its first option", `e.matches(".board details a")`)
	made := evaluate[string](t, b, "document.activeElement.textContent")
	b.press(t, kb.Enter)
	b.waitFor(t, `document.querySelector(".stands[data-is=made]")`)
	if got := evaluate[string](t, b, `document.querySelector(".stands[data-is=made]").textContent`); !strings.HasSuffix(got, ": "+made) {
		t.Errorf("after the decision for %s the board says %q", made, got)
	}
	b.tabTo(t, "the answers", `e.matches("#site-run .choice")`)
	for range 12 {
		before := evaluate[string](t, b, "location.search")
		b.press(t, kb.Enter)
		b.waitFor(t, `location.search !== `+quoted(before))
		if got := evaluate[string](t, b, seeFocus); got != "" {
			t.Fatalf("after an answer: %s", got)
		}
		if focus := evaluate[string](t, b, "document.activeElement.localName"); focus != "h2" {
			t.Fatalf("after an answer the focus is on %q", focus)
		}
		if evaluate[bool](t, b, `!!document.querySelector("#site-run .result")`) {
			break
		}
		b.tabTo(t, "the answers", `e.matches("#site-run .choice")`)
	}
	b.tabTo(t, "the record", `e.textContent.includes("decision record")`)
	b.press(t, kb.Enter)

	record := awaitFile(t, dir)
	if name := filepath.Base(record); !regexp.MustCompile(`^decision-stack-[a-z-]+\.md$`).MatchString(name) {
		t.Errorf("the record is called %s", name)
	}
	if data, err := os.ReadFile(record); err != nil || !strings.Contains(string(data), "\n## Decision Outcome\n") {
		t.Errorf("the record reads %q: %v", data, err)
	}
	for _, said := range b.said() {
		t.Error(said)
	}
}
