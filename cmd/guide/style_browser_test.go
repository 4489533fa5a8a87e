package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

const styleFile = "style/index.html"

// unmatchable are rules that no element on the page of all elements can have, with
// the reason.
var unmatchable = []struct{ selector, why string }{
	{`^(:is\()?\.k-(compare|decide|pair|stack)\b`, "it stands on another kind of page"},
	{`^(:is\()?\.hero\b`, "it is the head of the first page, with the main heading in it"},
	{`^h1 > :is\(\.sign\)`, "it stands in the main heading of a profile"},
	{`^\.top \+ main$`, "it is about pages without breadcrumbs"},
	{`^:is\(:root\)\[data-theme=`, "readers choose it at the bottom of the page"},
	{`^\.chroma (\.|:is\()`, "it colors a kind of word that stands in none of the samples here"},
}

// TestStylePageIsComplete holds that every rule of every style sheet has an
// element on the page that shows all of them, with scripts or without, so that
// whoever changes a rule can look at what it does.
func TestStylePageIsComplete(t *testing.T) {
	b := openBrowser(t)
	b.show(t, styleFile, 1280, "light")
	scripted := evaluate[[]string](t, b, unmatched)
	send(t, b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.show(t, styleFile, 1280, "light")
	needed := map[string]bool{}
	for _, missing := range evaluate[[]string](t, b, unmatched) {
		excused := !slices.Contains(scripted, missing)
		for _, u := range unmatchable {
			if regexp.MustCompile(u.selector).MatchString(missing) {
				excused, needed[u.selector] = true, true
			}
		}
		if !excused {
			t.Errorf("the page has no element for %s", missing)
		}
	}
	for _, u := range unmatchable {
		if !needed[u.selector] {
			t.Errorf("the exception %s is no longer needed", u.selector)
		}
	}
}

// unmatched lists the selectors of all style sheets that match nothing, as if
// every element had every state. Inside :not a state stays what it is: absent.
const unmatched = `(() => {
	const missing = [], state = /:is\(:[\w-]+, \[data-state~="\w+"\]\)|:(hover|focus-visible|focus-within|focus|active)(?![\w-])|:target(?![\w-])|::[\w-]+(\([^)]*\))?/y
	const bare = selector => {
		let bare = "", depth = 0, not = 0
		for (let i = 0; i < selector.length;) {
			state.lastIndex = i
			const found = !not && state.exec(selector)
			if (found) { // what stood alone is about any element
				if (!bare || /[\s>+~(,]$/.test(bare)) bare += "*"
				i += found[0].length
				continue
			}
			if (!not && selector.startsWith(":not(", i)) not = depth + 1
			if (selector[i] === "(") depth++
			if (selector[i] === ")" && depth-- === not) not = 0
			bare += selector[i++]
		}
		return bare
	}
	const split = list => {
		const parts = [""]
		let depth = 0
		for (const c of list) {
			depth += c === "(" ? 1 : c === ")" ? -1 : 0
			if (c === "," && !depth) parts.push("")
			else parts[parts.length - 1] += c
		}
		return parts.map(part => part.trim())
	}
	const walk = (rules, parent) => {
		for (const rule of rules) {
			let inside = parent
			if (rule.selectorText) {
				const own = split(bare(rule.selectorText)).map(s => !parent ? s : s.includes("&") ? s.replaceAll("&", ":is(" + parent + ")") : ":is(" + parent + ") " + s)
				for (const selector of own) if (!document.querySelector(selector)) missing.push(selector)
				inside = own.join(", ")
			}
			if (rule.cssRules) walk(rule.cssRules, inside)
		}
	}
	for (const sheet of document.styleSheets) walk(sheet.cssRules, "")
	return [...new Set(missing)]
})()`

// TestStylePageStates holds that what is said to be in a state looks like it.
func TestStylePageStates(t *testing.T) {
	b := openBrowser(t)
	b.show(t, styleFile, 1280, "light")
	for _, fault := range evaluate[[]string](t, b, stateless) {
		t.Error(fault)
	}
}

// stateless lists the elements that look the same without their state, and the
// colors that have no swatch.
const stateless = `(() => {
	const faults = [], look = e => {
		const all = []
		for (const each of [e, e.parentElement, e.closest(".card"), ...e.querySelectorAll("*")])
			for (const part of ["", "::before", "::after"]) all.push(each && Object.values(getComputedStyle(each, part)).map(p => getComputedStyle(each, part)[p]).join())
		return all.join()
	}
	for (const e of document.querySelectorAll("[data-state]")) {
		const state = e.dataset.state, with_ = look(e)
		delete e.dataset.state
		if (look(e) === with_) faults.push("the state " + state + " does nothing to " + e.outerHTML.slice(0, 80))
		e.dataset.state = state
	}
	const root = [...document.styleSheets[0].cssRules].find(rule => rule.selectorText === ":root")
	const colors = [root, ...root.cssRules].flatMap(({style}) => [...style].filter(name => name.startsWith("--") && style.getPropertyValue(name).includes("light-dark(")))
	if (!colors.length) faults.push("there are no colors")
	for (const name of colors) if (!document.querySelector("[data-color=" + name.slice(2) + "]")) faults.push("the color " + name + " has no swatch")
	return faults.length || document.querySelector("[data-state]") ? faults : ["nothing is in a state"]
})()`

// TestStylePageIsUnlisted holds that nothing leads to the page.
func TestStylePageIsUnlisted(t *testing.T) {
	s := realGuide(t, "")
	if got := meta(s.docs[styleFile], "robots"); got != "noindex" {
		t.Errorf("search engines are told %q", got)
	}
	for file, data := range s.files {
		if file != styleFile && strings.Contains(string(data), "/style/") {
			t.Errorf("%s names the page", file)
		}
	}
}
