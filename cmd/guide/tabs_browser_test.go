package main

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp/kb"
)

// tabsShown is what a page of samples shows.
type tabsShown struct {
	Selected string   // tabs
	Panels   []string // that are seen
	Hash     string
	Stop     string // where Tab stops in the bar
}

const whatTabsShow = `(() => {
	const names = (selector, is) => [...document.querySelectorAll(selector)].filter(is).map(e => e.textContent)
	return {
		selected: names("[role=tab]", e => e.ariaSelected === "true").join(),
		panels: [...document.querySelectorAll(".variant")].filter(e => e.querySelector("h2").checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})).map(e => e.id),
		hash: location.hash,
		stop: names("[role=tab]", e => e.tabIndex === 0).join(),
	}
})()`

// opened holds that one tab is open.
func (b *browser) opened(t *testing.T, when, id, name, hash string) {
	t.Helper()
	got := evaluate[tabsShown](t, b, whatTabsShow)
	if got.Selected != name || got.Stop != name || len(got.Panels) != 1 || got.Panels[0] != id || got.Hash != hash {
		t.Errorf("%s: %+v, not %s at %q", when, got, name, hash)
	}
}

// leave goes through the history of the browser to another page.
func (b *browser) leave(t *testing.T, steps int, path string) {
	t.Helper()
	evaluate[int](t, b, fmt.Sprintf("setTimeout(() => history.go(%d))", steps))
	b.waitFor(t, `location.pathname.endsWith("`+path+`") && document.readyState === "complete"`)
}

// TestTabs chooses frameworks as readers do, and finds the choice again.
func TestTabs(t *testing.T) {
	b := openBrowser(t)
	b.show(t, "samples/admin/index.html", 1280, "light")
	b.opened(t, "at first", "django", "Django", "")
	b.tabTo(t, "the tabs", `e.matches("[role=tab]")`)
	for _, step := range []struct{ key, id, name string }{
		{kb.ArrowRight, "express", "Express"},
		{kb.ArrowLeft, "django", "Django"},
		{kb.ArrowLeft, "nestjs", "NestJS"},
		{kb.ArrowRight, "django", "Django"},
		{kb.End, "nestjs", "NestJS"},
		{kb.Home, "django", "Django"},
		{kb.ArrowRight, "express", "Express"},
	} {
		b.press(t, step.key)
		b.opened(t, "after a key", step.id, step.name, "#"+step.id)
		if focus := evaluate[string](t, b, "document.activeElement.textContent"); focus != step.name {
			t.Errorf("the focus is on %q, not on %s", focus, step.name)
		}
	}
	b.reload(t)
	b.opened(t, "loaded again", "express", "Express", "#express")

	b.show(t, "samples/json-endpoint/index.html", 360, "dark")
	b.opened(t, "on another page", "express", "Express", "")
	evaluate[bool](t, b, `[...document.querySelectorAll("[role=tab]")].find(e => e.textContent === "Flask").click(), true`)
	b.opened(t, "after a click", "flask", "Flask", "#flask")

	b.show(t, "samples/admin/#laravel", 1280, "light")
	b.opened(t, "a shared link", "laravel", "Laravel", "#laravel")
	if bar := evaluate[float64](t, b, `document.querySelector(".tabs").getBoundingClientRect().top`); bar < 0 || bar > 400 {
		t.Errorf("a shared link shows the tabs at %v", bar)
	}
	b.leave(t, -1, "/json-endpoint/")
	b.opened(t, "going back", "flask", "Flask", "#flask")
	b.leave(t, 1, "/admin/")
	b.opened(t, "going forward", "laravel", "Laravel", "#laravel")
	evaluate[bool](t, b, `location.hash = "site-fastify", true`)
	b.waitFor(t, `location.hash === "#site-fastify" && !document.getElementById("fastify").hidden`)
	b.opened(t, "a link to a part of a tab", "fastify", "Fastify", "#site-fastify")
	evaluate[bool](t, b, `document.getElementById("nestjs").dispatchEvent(new Event("beforematch", {bubbles: true}))`)
	b.opened(t, "a search in the page", "nestjs", "NestJS", "#nestjs")

	b.show(t, "samples/index.html", 1280, "light")
	b.show(t, "samples/admin/index.html", 1280, "light")
	b.opened(t, "links choose nothing for later", "flask", "Flask", "")
	for _, hash := range []string{"#main", "#%", "#nothing", "#__proto__"} {
		b.show(t, "samples/index.html", 1280, "light")
		b.show(t, "samples/admin/"+hash, 1280, "light")
		b.opened(t, "with "+hash, "flask", "Flask", hash)
		for _, said := range b.said() {
			t.Errorf("with %s: %s", hash, said)
		}
	}
	send(t, b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: `Object.defineProperty(window, "localStorage", {get() { throw new Error("no storage") }})`,
	})
	b.show(t, "samples/json-endpoint/index.html", 1280, "light")
	b.tabTo(t, "the tabs", `e.matches("[role=tab]")`)
	b.press(t, kb.ArrowRight)
	b.opened(t, "where nothing may be kept", "express", "Express", "#express")
}

// TestTabsAll holds that all solutions are printed, and shown without scripts.
func TestTabsAll(t *testing.T) {
	b := openBrowser(t)
	b.show(t, "samples/admin/index.html#flask", 1280, "light")
	send(t, b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	b.waitFor(t, whatTabsShow+".panels.length === 7") // the next frame shows what the medium says
	send(t, b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: ""})
	send(t, b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.reload(t)
	if got := evaluate[tabsShown](t, b, whatTabsShow); len(got.Panels) != 7 || got.Selected != "" {
		t.Errorf("without scripts: %+v", got)
	}
}
