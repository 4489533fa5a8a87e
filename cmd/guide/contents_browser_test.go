package main

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// TestContentsFollow scrolls through an article and a profile and finds what is
// being read marked in the contents, without any work while it scrolls.
func TestContentsFollow(t *testing.T) {
	b := openBrowser(t)
	send(t, b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: `window.scrolls = []; {
			const add = EventTarget.prototype.addEventListener
			EventTarget.prototype.addEventListener = function (type, ...rest) {
				if (/scroll|wheel|touchmove/.test(type)) scrolls.push(type)
				return add.call(this, type, ...rest)
			}
		}`,
	})
	const marked = `[...document.querySelectorAll(".toc [aria-current]")].map(a => a.hash).join()`
	for _, file := range []string{"articles/start-from-the-system/index.html", "backend/django/index.html"} {
		b.show(t, file, 1280, "light")
		hashes := evaluate[[]string](t, b, `[...document.querySelectorAll(".toc a")].map(a => a.hash)`)
		if len(hashes) < 4 {
			t.Fatalf("%s has the contents %q", file, hashes)
		}
		b.waitFor(t, marked+` === ""`)
		to := func(hash string) {
			evaluate[bool](t, b, `scrollTo(0, scrollY + document.querySelector("`+hash+`").getBoundingClientRect().top - 100), true`)
			b.waitFor(t, marked+` === "`+hash+`"`)
		}
		for _, hash := range hashes[:len(hashes)-2] { // the last ones may not get up so far
			to(hash)
		}
		to(hashes[1])
		b.reload(t)
		b.waitFor(t, marked+` === "`+hashes[1]+`"`)
		b.show(t, "index.html", 1280, "light")
		b.leave(t, -1, strings.TrimSuffix(file, "index.html"))
		b.waitFor(t, marked+` === "`+hashes[1]+`"`)
		b.leave(t, 1, "/repo/")
		b.show(t, strings.TrimSuffix(file, "index.html")+hashes[2], 1280, "light")
		b.waitFor(t, marked+` === "`+hashes[2]+`"`)
		if got := evaluate[[]string](t, b, "scrolls"); len(got) > 0 {
			t.Errorf("%s listens to %q", file, got)
		}
		for _, said := range b.said() {
			t.Error(said)
		}
	}
}
