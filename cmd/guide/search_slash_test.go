package main

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
)

// slash hits the key that leads to the search, and tells whether it did.
func (b *browser) slash(t *testing.T) bool {
	t.Helper()
	send(t, b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "/", Code: "Slash", Text: "/"})
	return evaluate[bool](t, b, `document.activeElement === `+field)
}

const slashSwitch = `document.querySelector(".slash input")`

// TestSearchSlash switches the key that leads to the search off and on again,
// with keys alone: who speaks to a computer may hit keys without meaning to.
func TestSearchSlash(t *testing.T) {
	b := openBrowser(t)
	const moved = `new Promise(done => { new PerformanceObserver(l => done(l.getEntries().reduce((s, e) => s + e.value, 0))).observe({type: "layout-shift", buffered: true}); setTimeout(done, 300, 0) })`
	for _, file := range []string{"404.html", "articles/concurrency/index.html"} { // a short page and a long one
		for _, width := range []int64{360, 1280} {
			b.show(t, file, width, "light")
			if got := evaluate[float64](t, b, moved); got > 0 {
				t.Errorf("%s at %d px: the layout shifts by %v", file, width, got)
			}
			lost := evaluate[string](t, b, `(() => {
				const box = `+slashSwitch+`.closest("label").getBoundingClientRect(), foot = document.querySelector(".bottom").getBoundingClientRect()
				const over = [...document.querySelectorAll(".bottom :is(a, label:not(.slash), p)")].find(e => e.getBoundingClientRect().bottom > box.top + 0.5)
				return over?.outerHTML ?? (box.height >= 22 && box.bottom <= foot.bottom && box.left >= foot.left && box.right <= foot.right ? "" : JSON.stringify([box, foot]))
			})()`)
			if lost != "" {
				t.Errorf("%s at %d px: the switch is not below the footer: %s", file, width, lost)
			}
		}
	}
	if got := evaluate[string](t, b, slashSwitch+`.closest("label").textContent`); strings.TrimSpace(got) != "Press / to search" {
		t.Errorf("it is called %q", got)
	}
	if !evaluate[bool](t, b, slashSwitch+`.checked`) || !b.slash(t) {
		t.Error("the key is off at first")
	}

	toSwitch := func() { // the way through the whole page is long
		t.Helper()
		evaluate[bool](t, b, `([...document.querySelectorAll("main a")].pop().focus(), true)`)
		b.tabTo(t, "the switch", `e === `+slashSwitch)
	}
	b.show(t, "index.html", 1280, "light")
	toSwitch()
	b.press(t, " ")
	if evaluate[bool](t, b, slashSwitch+`.checked`) || b.slash(t) {
		t.Error("the key cannot be switched off")
	}
	b.reload(t)
	if evaluate[bool](t, b, slashSwitch+`.checked`) || b.slash(t) {
		t.Error("the key is on again after a reload")
	}
	b.show(t, "articles/index.html", 1280, "light")
	if b.slash(t) {
		t.Error("the key is on again on another page")
	}
	toSwitch()
	b.press(t, " ")
	if !b.slash(t) {
		t.Error("the key cannot be switched on again")
	}
	evaluate[bool](t, b, `(history.back(), true)`)
	b.waitFor(t, `location.pathname === "/repo/" && document.readyState === "complete" && `+slashSwitch+`.checked`)
	if !b.slash(t) {
		t.Error("the key is off on the page before")
	}

	b.show(t, "backend/compare/index.html", 1280, "light")
	if !evaluate[bool](t, b, `(document.querySelector("main input:not([type=radio], [type=checkbox])").focus(), true)`) || b.slash(t) {
		t.Error("a slash in a field leads away from it")
	}
	if got := evaluate[string](t, b, `document.activeElement.value`); got != "/" {
		t.Errorf("the field holds %q", got)
	}

	// A browser that keeps nothing.
	b.show(t, "index.html", 1280, "light")
	evaluate[bool](t, b, `(Storage.prototype.setItem = () => { throw new Error("full") }, `+slashSwitch+`.click(), true)`)
	b.waitFor(t, `document.querySelector("body > .quiet").textContent.includes("on this page only")`)
	if evaluate[bool](t, b, `(document.activeElement.blur(), true)`) && b.slash(t) {
		t.Error("the key cannot be switched off where nothing is kept")
	}

	send(t, b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	if evaluate[bool](t, b, slashSwitch+`.checkVisibility()`) {
		t.Error("the switch is printed")
	}
	for _, said := range b.said() {
		t.Error(said)
	}
}
