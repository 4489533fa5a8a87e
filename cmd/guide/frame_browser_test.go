package main

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp/kb"
)

// whatColors tells which colors a page has: what the reader chose, what the
// switch says, and whether the page is dark. The last part says whether it was
// so when the page began: what changes later would flash.
const whatColors = `[
	document.documentElement.dataset.theme ?? "",
	document.querySelector(".colors :checked").value,
	getComputedStyle(document.body).backgroundColor.match(/oklch\((\S+)/)[1] < 0.5 ? "dark" : "light",
	window.began,
].join()`

// TestColors chooses the colors with the keyboard and finds them on other pages,
// after loading again, and on the way back and forth.
func TestColors(t *testing.T) {
	b := openBrowser(t)
	send(t, b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: `new MutationObserver((_, watch) => {
			if (!document.body) return
			window.began = document.documentElement.dataset.theme ?? ""
			watch.disconnect()
		}).observe(document, {childList: true, subtree: true})`,
	})
	colored := func(when, want string) {
		t.Helper()
		if got := evaluate[string](t, b, whatColors); got != want {
			t.Errorf("%s: %s, not %s", when, got, want)
		}
	}
	b.show(t, "changes/index.html", 1280, "dark")
	colored("as the system has it", ",,dark,")
	for !evaluate[bool](t, b, `document.activeElement.name === "colors"`) {
		b.press(t, kb.Tab)
	}
	if seen := evaluate[string](t, b, seeFocus); seen != "" {
		t.Error(seen)
	}
	b.press(t, kb.ArrowRight)
	colored("light", "light,light,light,")
	b.reload(t)
	colored("loaded again", "light,light,light,light")
	b.show(t, "backend/decide/index.html", 360, "dark")
	colored("on another page", "light,light,light,light")
	b.leave(t, -1, "/changes/")
	colored("going back", "light,light,light,light")
	b.leave(t, 1, "/decide/")
	colored("going forward", "light,light,light,light")

	evaluate[bool](t, b, `document.querySelector(".colors [value=dark]").click(), true`)
	send(t, b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "light"}}})
	colored("dark, whatever the system has", "dark,dark,dark,light")
	b.show(t, "articles/real-time/index.html", 1280, "light")
	colored("dark on another page", "dark,dark,dark,dark")
	evaluate[bool](t, b, `document.querySelector(".colors [value='']").click(), true`)
	colored("the system again", ",,light,dark")
	b.show(t, "index.html", 1280, "light")
	colored("the system on another page", ",,light,")

	evaluate[bool](t, b, `localStorage.setItem("theme", "<neither>"), true`)
	b.show(t, "index.html", 1280, "dark")
	if got := evaluate[string](t, b, `getComputedStyle(document.body).backgroundColor.match(/oklch\((\S+)/)[1] < 0.5 ? "dark" : "light"`); got != "dark" {
		t.Errorf("with something else kept, the page is %s", got)
	}
	for _, said := range b.said() {
		t.Error(said)
	}
}

// TestFrameKeyboard goes with the keyboard alone where every page leads: past
// the frame, into the contents, and to a copy of the code.
func TestFrameKeyboard(t *testing.T) {
	b := openBrowser(t)
	b.show(t, "articles/real-time/index.html", 360, "light")
	b.press(t, kb.Tab)
	if got := evaluate[string](t, b, `document.activeElement.className + "; " + (`+seeFocus+`)`); got != "skip; " {
		t.Errorf("the first stop is %s", got)
	}
	b.press(t, kb.Enter)
	b.waitFor(t, `location.hash === "#main"`)
	b.tabTo(t, "the contents", `e.matches(".toc > summary")`) // from the main part on: there is nothing between
	if opened := evaluate[bool](t, b, `document.querySelector(".toc").open`); opened {
		t.Error("the contents are open on a phone")
	}
	b.press(t, kb.Enter)
	b.tabTo(t, "a heading", `e.matches(".toc a") && e.parentElement.matches(":nth-child(3)")`)
	b.press(t, kb.Enter)
	b.waitFor(t, `location.hash !== "#main" && document.querySelector(":target").getBoundingClientRect().top >= 0 && document.querySelector(":target").getBoundingClientRect().top < 120`)

	evaluate[int](t, b, `(navigator.clipboard.writeText = text => (window.copied = text, Promise.resolve()), 0)`)
	b.tabTo(t, "the button", `e.matches(".copy")`)
	if name := evaluate[string](t, b, `document.activeElement.ariaLabel`); name != "Copy server.js" {
		t.Errorf("the button is called %q", name)
	}
	b.press(t, kb.Enter)
	b.waitFor(t, `document.activeElement.textContent === "Copied" && document.querySelector("[role=status]").textContent === "Copied"`)
	if same := evaluate[bool](t, b, `copied === document.activeElement.closest("figure").querySelector("pre").textContent && copied.includes("io.")`); !same {
		t.Error("what was copied is not the code")
	}
	evaluate[int](t, b, `(navigator.clipboard.writeText = () => Promise.reject(new Error("no")), 0)`)
	b.press(t, kb.Enter)
	b.waitFor(t, `getSelection().toString().trim() === document.querySelector("pre").textContent.trim()`)
	for _, said := range b.said() {
		t.Error(said)
	}
}
