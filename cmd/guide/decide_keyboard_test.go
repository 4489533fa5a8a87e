package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	download "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestDecideKeyboard goes from the first page of the guide to a downloaded
// decision record with Tab and Enter alone, and sees where it is at every step.
func TestDecideKeyboard(t *testing.T) {
	b := openBrowser(t)
	dir := t.TempDir()
	b.downloadTo(t, dir)
	b.show(t, "index.html", 1280, "light")

	b.tabTo(t, "the first answer on the first page", `e.matches(".ask .choice")`)
	b.press(t, kb.Enter)
	b.waitFor(t, `document.querySelector("#site-run h2")`)
	b.tabTo(t, "the answers of the second question", `e.matches("#site-run .choice")`)
	for range 9 {
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
	if name := filepath.Base(record); !regexp.MustCompile(`^decision-backend-[a-z-]+\.md$`).MatchString(name) {
		t.Errorf("the record is called %s", name)
	}
	if data, err := os.ReadFile(record); err != nil || !strings.Contains(string(data), "\n## Decision Outcome\n") {
		t.Errorf("the record reads %q: %v", data, err)
	}
	for _, said := range b.said() {
		t.Error(said)
	}
}

// tabTo presses Tab until the focus, as e, meets a condition.
func (b *browser) tabTo(t *testing.T, what, condition string) {
	t.Helper()
	for range 60 {
		b.press(t, kb.Tab)
		if got := evaluate[string](t, b, seeFocus); got != "" {
			t.Fatalf("on the way to %s: %s", what, got)
		}
		if evaluate[bool](t, b, `(e => `+condition+`)(document.activeElement)`) {
			return
		}
	}
	t.Fatalf("Tab does not lead to %s", what)
}

func (b *browser) press(t *testing.T, key string) {
	t.Helper()
	if err := chromedp.Do(b.ctx, chromedp.KeyEvent(key)); err != nil {
		t.Fatal(err)
	}
}

// waitFor waits until an expression is true, also across a change of pages.
func (b *browser) waitFor(t testing.TB, expression string) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("!!("+expression+")")); err == nil && ok {
			return
		}
	}
	t.Fatalf("it does not come to %s", expression)
}

// seeFocus says what keeps people from seeing where the focus is, or nothing.
const seeFocus = `(() => {
	const e = document.activeElement, box = e.getBoundingClientRect(), name = e.outerHTML.slice(0, 90)
	const ring = s => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2
	if (e === document.body) return "nothing has the focus"
	if (!ring(getComputedStyle(e)) && !ring(getComputedStyle(e, "::after"))) return "no ring is around " + name
	if (box.bottom < 1 || box.top > innerHeight - 1 || box.right < 1 || box.left > innerWidth - 1) return "out of sight is " + name
	return ""
})()`

// downloadTo lets the browser save files in a folder.
func (b *browser) downloadTo(t *testing.T, dir string) {
	t.Helper()
	_, err := chromedp.CallBrowser(b.ctx, download.SetDownloadBehavior, download.SetDownloadBehaviorParams{Behavior: download.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir})
	if err != nil {
		t.Fatal(err)
	}
}

// awaitFile waits for the one file that a download leaves in a folder.
func awaitFile(t *testing.T, dir string) string {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		found, _ := filepath.Glob(filepath.Join(dir, "[^.]*"))
		for _, file := range found {
			if info, err := os.Stat(file); err == nil && info.Size() > 0 && filepath.Ext(file) != ".crdownload" { // an empty one only keeps the name free
				return file
			}
		}
	}
	t.Fatal("nothing is downloaded")
	return ""
}
