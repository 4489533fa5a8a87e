package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"
)

// shownResults are the addresses of the results that are shown, below the base
// path.
const shownResults = `[...document.querySelectorAll("[role=option]")].map(e => e.getAttribute("href").replace(/^.*?\/repo\//, "/"))`

const field = `document.querySelector("search input")`

// ask types a question into the search field and waits for its results.
func (b *browser) ask(t *testing.T, question string) {
	t.Helper()
	evaluate[bool](t, b, `(`+field+`.value = "", `+field+`.focus(), true)`)
	b.press(t, question)
	b.waitFor(t, field+`.getAttribute("aria-expanded") === "true" && document.querySelector("search [role=status]").textContent`)
}

// TestSearchOrder asks the browser what the tests of the ranking ask: the same
// results come in the same order.
func TestSearchOrder(t *testing.T) {
	b := openBrowser(t)
	f := finder(t)
	b.show(t, "index.html", 1280, "light")
	for _, q := range questions {
		var want []string
		for _, found := range f.Find(q.words) {
			want = append(want, found.URL)
		}
		b.show(t, "index.html", 1280, "light")
		b.ask(t, q.words)
		if got := evaluate[[]string](t, b, shownResults); !slices.Equal(got, want) {
			t.Errorf("%q shows %v, not %v", q.words, got, want)
		}
	}
	for _, said := range b.said() {
		t.Error(said)
	}
}

// TestSearchKeyboard searches as readers do who use no mouse, and goes back and
// forward and loads pages again.
func TestSearchKeyboard(t *testing.T) {
	b := openBrowser(t)
	b.show(t, "backend/django/index.html", 1280, "light")
	loaded := `performance.getEntriesByType("resource").map(e => e.name).filter(n => /search|find|stem/.test(n)).length`
	if n := evaluate[int](t, b, loaded); n != 0 {
		t.Errorf("%d files for searching are loaded before anybody searches", n)
	}
	shift := `new Promise(done => new PerformanceObserver(l => done(l.getEntries().reduce((s, e) => s + e.value, 0))).observe({type: "layout-shift", buffered: true})) `
	send(t, b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "/", Code: "Slash", Text: "/"})
	if got := evaluate[string](t, b, field+`.value`); got != "" || !evaluate[bool](t, b, `document.activeElement === `+field) {
		t.Fatalf("the slash does not lead to the field, which holds %q", got)
	}
	if got := evaluate[string](t, b, seeFocus); got != "" {
		t.Error(got)
	}
	b.press(t, "GIL / x")
	b.press(t, kb.Backspace+kb.Backspace+kb.Backspace+kb.Backspace)
	b.waitFor(t, shownResults+`.length`)
	if got := evaluate[string](t, b, `document.querySelector("[role=option] mark").textContent`); got != "GIL" {
		t.Errorf("%q is marked", got)
	}
	b.press(t, kb.ArrowDown)
	b.press(t, kb.ArrowDown)
	b.press(t, kb.ArrowUp)
	active := `document.getElementById(` + field + `.getAttribute("aria-activedescendant")).getAttribute("aria-selected") + document.querySelectorAll("[aria-selected=true]").length`
	if got := evaluate[string](t, b, active); got != "true1" {
		t.Errorf("the active result is %s", got)
	}
	first := evaluate[[]string](t, b, shownResults)[0]
	b.press(t, kb.Escape)
	if evaluate[bool](t, b, `document.querySelector(".panel").checkVisibility()`) || evaluate[string](t, b, field+`.value + document.activeElement.localName`) != "GILinput" {
		t.Error("Escape does not just close the results")
	}
	b.press(t, " ")
	b.waitFor(t, `document.querySelector(".panel").checkVisibility()`)
	b.press(t, kb.ArrowDown)
	b.press(t, kb.Enter)
	b.waitFor(t, `location.pathname + location.hash === "/repo`+first+`"`)
	if got := evaluate[float64](t, b, `Promise.race([`+shift+`, new Promise(done => setTimeout(done, 300, 0))])`); got > 0 {
		t.Errorf("the layout shifts by %v", got)
	}
	evaluate[bool](t, b, `(history.back(), true)`)
	b.waitFor(t, `location.pathname === "/repo/backend/django/" && document.readyState === "complete"`)
	b.ask(t, "csrf")
	evaluate[bool](t, b, `(history.forward(), true)`)
	b.waitFor(t, `location.pathname + location.hash === "/repo`+first+`" && document.readyState === "complete"`)
	b.reload(t)
	b.ask(t, "csrf")
	b.press(t, kb.Enter) // without an arrow, the first one
	b.waitFor(t, `location.pathname + location.hash === "/repo/backend/django/#security"`)
	for _, said := range b.said() {
		t.Error(said)
	}
}

// TestSearchSaid holds what is said when there is nothing, or no index.
func TestSearchSaid(t *testing.T) {
	b := openBrowser(t)
	b.show(t, "index.html", 360, "light")
	status := `document.querySelector("search [role=status]")?.textContent`
	evaluate[bool](t, b, `(`+field+`.focus(), true)`)
	b.press(t, "xyzzyq")
	b.waitFor(t, status+` === "Nothing found" && document.querySelector(".panel a").getAttribute("href").endsWith("/repo/all/")`)
	if got := evaluate[string](t, b, field+`.getAttribute("aria-expanded")`); got != "false" {
		t.Errorf("with no results aria-expanded is %q", got)
	}
	b.show(t, "index.html", 360, "light")
	evaluate[bool](t, b, `(window.fetch = () => Promise.reject(new TypeError("no network")), `+field+`.focus(), true)`)
	b.press(t, "django")
	b.waitFor(t, status+` === "Search cannot be loaded now"`)
}

// TestSearchAxe looks at the open results in both themes, narrow and wide.
func TestSearchAxe(t *testing.T) {
	inThemes(t, func(t *testing.T, b *browser, theme string) {
		for _, width := range []int64{360, 1280} {
			b.show(t, "articles/concurrency/index.html", width, theme)
			b.ask(t, "django")
			b.press(t, kb.ArrowDown)
			evaluate[int](t, b, b.axe+";0")
			for _, fault := range evaluate[[]string](t, b, strings.Replace(axeFaults, "document", `document.querySelector("header")`, 1)) {
				t.Errorf("at %d px: %s", width, fault)
			}
			if got := evaluate[[]string](t, b, faultsInPage); len(got) > 0 {
				t.Errorf("at %d px: %v", width, got)
			}
		}
	})
}

// TestSearchMissed opens an address that does not exist: its words are looked
// for.
func TestSearchMissed(t *testing.T) {
	b := openBrowser(t)
	b.show(t, "articles/old/when-Django-is_right.html", 1280, "light")
	b.waitFor(t, `document.querySelector("#site-near a")`)
	if got := evaluate[string](t, b, `document.querySelector("#site-near h2").textContent`); got != "Pages about “when Django is right”" {
		t.Errorf("it says %q", got)
	}
	if got := evaluate[string](t, b, `document.querySelector("#site-near a").getAttribute("href")`); !strings.HasSuffix(got, "/repo/articles/django/") {
		t.Errorf("the first page is %s", got)
	}
	b.show(t, "%E0%A4%A", 1280, "light") // not an encoding of anything
	b.show(t, "404.html", 1280, "light")
	if evaluate[bool](t, b, `!!document.querySelector("#site-near *")`) {
		t.Error("the page itself is taken for a missed address")
	}
}

// TestSearchHidden holds that there is no search field where it cannot be used:
// without JavaScript and on paper.
func TestSearchHidden(t *testing.T) {
	b := openBrowser(t)
	b.show(t, "index.html", 1280, "light")
	if !evaluate[bool](t, b, field+`.checkVisibility()`) {
		t.Error("the field cannot be seen")
	}
	send(t, b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.show(t, "index.html", 1280, "light")
	if evaluate[bool](t, b, field+`.checkVisibility()`) {
		t.Error("the field can be seen without JavaScript")
	}
	send(t, b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: false})
	send(t, b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	if evaluate[bool](t, b, field+`.checkVisibility()`) {
		t.Error("the field is printed")
	}
}
