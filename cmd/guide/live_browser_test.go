package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

const (
	daySheet   = "body { color: rgb(1, 2, 3) }"
	nightSheet = "body { color: rgb(4, 5, 6) }"
)

// liveSite has two pages that share a style sheet.
func liveSite() fakeSite {
	return fakeSite{
		"index.html": fakePage(daySheet, "first"), "other/index.html": fakePage(daySheet, "other"), "404.html": fakePage(daySheet, "nothing here"),
		sheetPath(daySheet)[1:]: daySheet,
	}
}

const mainText = `document.querySelector("main").textContent`

// TestLiveReload changes one page of two. It alone is loaded again, where it
// stood.
func TestLiveReload(t *testing.T) {
	site := liveSite()
	s := showing(site)
	asked, url := liveServer(t, s)
	first := liveTab(t, url, nil)
	first.open(t, "/?a=b#c")
	other := liveTab(t, url, first)
	other.open(t, "/other/")
	for build := range 3 {
		eventually(t, "both have asked", func() bool {
			return asked.count("/.guide/page?path=%2F") > build && asked.count("/.guide/page?path=%2Fother%2F") > build
		})
		s.Show(site.with("index.html", fakePage(daySheet, fmt.Sprint("again ", build))))
		first.until(t, fmt.Sprintf("%s === 'again %d'", mainText, build))
	}
	s.Show(site.with("index.html", fakePage(daySheet, "again 2"), "other/index.html", fakePage(daySheet, "changed")))
	other.until(t, mainText+" === 'changed'")
	if n := asked.count("/?a=b"); n != 4 {
		t.Errorf("the page that changed three times was loaded %d times", n)
	}
	if n := asked.count("/other/"); n != 2 {
		t.Errorf("the page that changed once was loaded %d times", n)
	}
	if at := evaluate[string](t, first, "location.href"); at != url+"/?a=b#c" {
		t.Errorf("the page is now %s", at)
	}
	first.calm(t)
	other.calm(t)
}

// TestLiveStyles changes a style sheet. Pages take it as they stand, and are
// never without one.
func TestLiveStyles(t *testing.T) {
	site := liveSite()
	s := showing(site)
	asked, url := liveServer(t, s)
	b := liveTab(t, url, nil)
	b.open(t, "/")
	evaluate[bool](t, b, `(() => {
		window.colors = new Set()
		const look = () => { colors.add(getComputedStyle(document.body).color); requestAnimationFrame(look) }
		look()
		return true
	})()`)
	sheets := []string{daySheet, nightSheet}
	for i := range 4 {
		next, old := sheets[(i+1)%2], sheets[i%2]
		s.Show(site.with("index.html", fakePage(next, "first"), sheetPath(old)[1:], "", sheetPath(next)[1:], next))
		color := strings.TrimSuffix(strings.TrimPrefix(next, "body { color: "), " }")
		b.until(t, fmt.Sprintf(`getComputedStyle(document.body).color === %q && document.querySelectorAll("link").length === 1`, color))
	}
	if seen := evaluate[[]string](t, b, "[...colors]"); len(seen) != 2 {
		t.Errorf("the colors were %q", seen)
	}
	if n := asked.count("/"); n != 1 {
		t.Errorf("the page was loaded %d times", n)
	}
	// A sheet that cannot be had changes nothing, and the next one is taken.
	s.Show(site.with("index.html", fakePage("body { color: red }", "first")))
	eventually(t, "the sheet is asked for", func() bool { return asked.count(sheetPath("body { color: red }")) > 0 })
	s.Show(site.with("index.html", fakePage(nightSheet, "first"), sheetPath(nightSheet)[1:], nightSheet))
	b.until(t, `getComputedStyle(document.body).color === "rgb(4, 5, 6)" && document.querySelectorAll("link").length === 1`)
	s.Show(site.with("index.html", fakePage("", "bare")))
	b.until(t, mainText+" === 'bare'")
}

const longPage = `<p>%s</p><div id=box tabindex=0><p class=tall>in the box</p></div>
<label>Name <input id=name value=old></label><label>Note <textarea>old</textarea></label>
<label><input type=checkbox id=tick> tick</label><label><input type=radio name=r id=r1 checked> 1</label><label><input type=radio name=r id=r2> 2</label>
<label>One <select id=one><option>a<option>b<option>c</select></label><input type=password id=secret>
<details id=fold><summary>more</summary>text</details><details open><summary>less</summary>text</details>
<section><p class=tall>tall</p><button>nameless</button></section>`

const longSheet = ".tall { height: 3000px } #box { height: 200px; overflow: auto }"

// TestLiveKeeps holds that a reload takes nothing from the reader, and that the
// next one starts anew.
func TestLiveKeeps(t *testing.T) {
	site := fakeSite{"index.html": fakePage(longSheet, fmt.Sprintf(longPage, "old")), sheetPath(longSheet)[1:]: longSheet, "404.html": ""}
	s := showing(site)
	_, url := liveServer(t, s)
	b := liveTab(t, url, nil)
	b.open(t, "/")
	evaluate[bool](t, b, `(() => {
		const $ = (s) => document.querySelector(s)
		$("#name").value = "new name"; $("textarea").value = "new\nnote"; $("#tick").checked = true; $("#r2").checked = true
		$("#one").selectedIndex = 2; $("#fold").open = true; $("details:not(#fold)").open = false; $("#secret").value = "hush"
		$("#box").scrollTop = 777; scrollTo(0, 1234)
		$("textarea").focus({preventScroll: true}); $("textarea").setSelectionRange(2, 5)
		addEventListener("pagehide", () => sessionStorage.setItem("spy", sessionStorage.getItem("guide-keep")))
		return true
	})()`)
	const now = `(() => {
		const $ = (s) => document.querySelector(s)
		return JSON.stringify([$("#name").value, $("textarea").value, $("#tick").checked, $("#r1").checked, $("#r2").checked, $("#one").value,
			$("#fold").open, $("details:not(#fold)").open, $("#box").scrollTop, scrollY, document.activeElement.nodeName,
			$("textarea").selectionStart, $("textarea").selectionEnd])
	})()`
	const want = `["new name","new\nnote",true,false,true,"c",true,false,777,1234,"TEXTAREA",2,5]`
	s.Show(site.with("index.html", fakePage(longSheet, fmt.Sprintf(longPage, "changed"))))
	b.until(t, "document.querySelector('p').textContent === 'changed' && document.activeElement.nodeName === 'TEXTAREA'")
	if got := evaluate[string](t, b, now); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if left := evaluate[string](t, b, "sessionStorage.getItem('guide-keep') + sessionStorage.getItem('spy')"); !strings.HasPrefix(left, "null{") || strings.Contains(left, "hush") {
		t.Errorf("in the storage is %s", left)
	}
	evaluate[bool](t, b, "document.querySelector('button').focus(), true")
	s.Show(site.with("index.html", fakePage(longSheet, fmt.Sprintf(longPage, "once more"))))
	b.until(t, "document.querySelector('p').textContent === 'once more' && document.activeElement.textContent === 'nameless'")
	b.calm(t)
}

// TestLiveWithout holds that pages are kept up to date in browsers that lack or
// forbid what the script would like to have.
func TestLiveWithout(t *testing.T) {
	for name, script := range map[string]string{
		"locks":   "delete Navigator.prototype.locks",
		"channel": "delete window.BroadcastChannel",
		"refused": "navigator.locks.request = async () => { throw new DOMException('no', 'SecurityError') }",
		"storage": "for (const name of ['sessionStorage', 'localStorage']) Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError') }})",
	} {
		t.Run(name, func(t *testing.T) {
			site := liveSite()
			s := showing(site)
			_, url := liveServer(t, s)
			b := liveTab(t, url, nil)
			send(t, b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
			b.open(t, "/")
			for i := range 2 {
				s.Show(site.with("index.html", fakePage(daySheet, fmt.Sprint("again ", i))))
				b.until(t, fmt.Sprintf("%s === 'again %d'", mainText, i))
			}
			b.calm(t)
		})
	}
}

// TestLiveStubborn has a server that refuses its stream at first.
func TestLiveStubborn(t *testing.T) {
	site := liveSite()
	s := showing(site)
	asked, url := liveServer(t, s)
	asked.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/.guide/live" && asked.count("/.guide/live") < 4 {
			http.Error(w, "not now", http.StatusServiceUnavailable)
			return
		}
		s.ServeHTTP(w, r)
	})
	b := liveTab(t, url, nil)
	b.open(t, "/")
	eventually(t, "the page tries again", func() bool { return asked.count("/.guide/live") > 3 })
	s.Show(site.with("index.html", fakePage(daySheet, "changed")))
	b.until(t, mainText+" === 'changed'")
}

// TestLiveLoop holds that a page is not loaded again and again although it never
// becomes what the server says it is.
func TestLiveLoop(t *testing.T) {
	s := showing(liveSite())
	asked, url := liveServer(t, s)
	asked.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Header.Del("Accept-Encoding")
		answer := httptest.NewRecorder()
		s.ServeHTTP(answer, r)
		w.Header().Set("Content-Type", answer.Header().Get("Content-Type"))
		w.Write([]byte(strings.Replace(answer.Body.String(), "data-tag=\"", "data-tag=\"other", 1)))
	})
	b := liveTab(t, url, nil)
	b.open(t, "/")
	eventually(t, "the page has asked often", func() bool {
		// It fails while the page is loaded.
		chromedp.Run(b.ctx, chromedp.Evaluate[bool]("document.dispatchEvent(new Event('visibilitychange'))"))
		return asked.count("/.guide/page?path=%2F") > 5
	})
	if n := asked.count("/"); n != 2 {
		t.Errorf("the page was loaded %d times", n)
	}
}

// TestLiveBack goes on to another page and back to one that the browser has
// kept, and that has changed meanwhile or not.
func TestLiveBack(t *testing.T) {
	site := liveSite()
	s := showing(site)
	asked, url := liveServer(t, s)
	b := liveTab(t, url, nil)
	b.open(t, "/")
	back := func(meanwhile func()) {
		// Browsers keep no page that is still asking for something.
		b.until(t, `performance.getEntriesByType("resource").some(({name}) => name.includes("/.guide/page"))`)
		evaluate[bool](t, b, "window.mark = 1, true")
		b.open(t, "/other/")
		// The page that is left must not hold the stream.
		eventually(t, "one stream is open", func() bool { return asked.streams() == 1 })
		meanwhile()
		evaluate[bool](t, b, "history.back(), true")
	}
	// A browser under load may drop a page that it could keep.
	kept := false
	for range 5 {
		back(func() {})
		b.until(t, mainText+" === 'first'")
		if kept = evaluate[bool](t, b, "window.mark === 1"); kept {
			break
		}
	}
	if !kept {
		t.Error("the browser keeps no page for the way back")
	}
	s.Show(site.with("index.html", fakePage(daySheet, "changed")))
	b.until(t, mainText+" === 'changed'")
	back(func() { s.Show(site.with("index.html", fakePage(daySheet, "meanwhile"))) })
	b.until(t, mainText+" === 'meanwhile'")
	s.Show(site.with("index.html", fakePage(daySheet, "later")))
	b.until(t, mainText+" === 'later'")
}
