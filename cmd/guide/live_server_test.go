package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/serve"
)

// TestLiveTabs opens more tabs than a browser opens connections to a server.
// They share one stream, and go on when the tab that had it is closed.
func TestLiveTabs(t *testing.T) {
	site := liveSite()
	s := showing(site)
	asked, url := liveServer(t, s)
	tabs := []*browser{liveTab(t, url, nil)}
	for i := range 8 {
		if i > 0 {
			tabs = append(tabs, liveTab(t, url, tabs[0]))
		}
		tabs[i].open(t, fmt.Sprintf("/?tab=%d", i))
		tabs[i].until(t, mainText+" === 'first'")
	}
	for i := range 3 {
		s.Show(site.with("index.html", fakePage(daySheet, fmt.Sprint("again ", i))))
		for _, tab := range tabs {
			tab.until(t, fmt.Sprintf("%s === 'again %d'", mainText, i))
		}
		// The oldest tab has the lock, or had it before it was loaded again. The
		// first one of a browser cannot be closed without the browser.
		if err := chromedp.Cancel(tabs[1].ctx); err != nil {
			t.Fatal(err)
		}
		tabs = append(tabs[:1], tabs[2:]...)
		tabs[0].open(t, "/.guide/live.js") // and thus gives the lock away
		tabs[0].open(t, "/")
	}
	// Nobody is loaded again, so that the lock stays where it is.
	for _, faults := range [][]diag.Diagnostic{liveFaults, nil} {
		s.Report(serve.NewReport(faults, liveSource))
		for _, tab := range tabs {
			tab.until(t, inPanel(fmt.Sprintf("(%s) === %t", panelOpen, faults != nil)))
		}
	}
	eventually(t, "one stream is open", func() bool { return asked.streams() == 1 })
}

// onPort runs a development server on a port of its own until stop is called.
func onPort(t *testing.T, s *serve.Server, port *int) (url string, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ready, ended := make(chan string, 1), make(chan error, 1)
	go func() { ended <- s.Listen(ctx, "127.0.0.1", *port, func(address string) { ready <- address }) }()
	select {
	case url = <-ready:
	case err := <-ended:
		t.Fatal(err)
	}
	fmt.Sscanf(url[strings.LastIndex(url, ":"):], ":%d", port)
	return url, func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
}

// TestLiveRestart stops the server below an open page and starts another. The
// page comes back to it, and is loaded again only if it has changed.
func TestLiveRestart(t *testing.T) {
	site := liveSite()
	port := 0
	url, stop := onPort(t, showing(site), &port)
	b := liveTab(t, url, nil)
	b.open(t, "/")
	evaluate[bool](t, b, "window.mark = 1, true")
	stop()
	// The next server has no site at first.
	s := serve.New(nil)
	_, stop = onPort(t, s, &port)
	s.Report(serve.NewReport(liveFaults, liveSource))
	b.until(t, inPanel(panelOpen))
	s.Show(site)
	s.Report(serve.Report{})
	b.until(t, `!document.querySelector("guide-report")`)
	if !evaluate[bool](t, b, "window.mark === 1") {
		t.Error("a page that is the same was loaded again")
	}
	stop()
	s = showing(site.with("index.html", fakePage(daySheet, "changed")))
	_, stop = onPort(t, s, &port)
	defer stop()
	b.until(t, mainText+" === 'changed'")
	evaluate[bool](t, b, "window.mark = 1, true")
	s.Report(serve.NewReport(liveFaults, liveSource))
	b.until(t, inPanel(panelOpen))
	if !evaluate[bool](t, b, "window.mark === 1") {
		t.Error("a page was loaded twice")
	}
}

// TestLiveComes opens addresses where nothing is yet: before the first build, a
// page that does not exist, and one that cannot be made.
func TestLiveComes(t *testing.T) {
	site := liveSite()
	s := serve.New(nil)
	_, url := liveServer(t, s)
	b := liveTab(t, url, nil)
	b.open(t, "/new/")
	s.Report(serve.NewReport(liveFaults, liveSource))
	b.until(t, inPanel(panelOpen))
	s.Show(site)
	s.Report(serve.Report{})
	b.until(t, mainText+" === 'nothing here'")
	s.Show(site.with("news/index.html", fakePage(daySheet, "news")))
	b.until(t, `document.querySelector("main li a").textContent === "/news/"`)
	s.Show(site.with("new/index.html", fakePage(daySheet, "new")))
	b.until(t, mainText+" === 'new'")
	evaluate[bool](t, b, "window.mark = 1, true")
	// An open page stays when it cannot be made again, and says so.
	s.Show(site.with("new/index.html", "!why not"))
	b.until(t, inPanel(panelOpen+` && root.textContent.includes("why not")`))
	if !evaluate[bool](t, b, "window.mark === 1") {
		t.Error("the last good page is gone")
	}
	b.open(t, "/new/")
	b.until(t, `document.querySelector("h1").textContent === "This page cannot be made"`)
	b.until(t, inPanel(panelOpen))
	s.Show(site.with("new/index.html", fakePage(daySheet, "mended")))
	b.until(t, mainText+" === 'mended' && !document.querySelector('guide-report')")
	s.Show(site)
	b.until(t, mainText+" === 'nothing here'")
}

// robber tries from another origin everything that loads something, and tells
// what it got.
const robber = `(async (at) => {
	const load = (tag, attributes) => new Promise((resolve) => {
		const made = document.createElement(tag)
		made.onload = () => resolve(tag + " " + Object.values(attributes)[0])
		made.onerror = () => resolve("")
		Object.assign(made, attributes)
		document.body.append(made)
		setTimeout(resolve, 3000, "")
	})
	const frame = async (path) => {
		const made = document.createElement("iframe")
		const loaded = new Promise((resolve) => { made.onload = resolve; setTimeout(resolve, 3000) })
		made.src = at + path
		document.body.append(made)
		await loaded
		return made.contentWindow.length || framed.size ? "iframe " + path : ""
	}
	const framed = new Set()
	addEventListener("message", ({ data }) => framed.add(data))
	const ask = (path, mode) => fetch(at + path, { mode }).then((r) => mode + " " + path, () => "")
	const listen = (path) => new Promise((resolve) => {
		const source = new EventSource(at + path)
		source.onopen = () => resolve("stream " + path)
		source.onerror = () => { source.close(); resolve("") }
	})
	const paths = ["/", "/data.json", "/code.js", "/icon.svg", "/nothing/", "/.guide/live.js", "/.guide/page?path=/", "/.guide/overlay.css"]
	const got = []
	for (const path of paths) {
		got.push(await ask(path, "cors"), await ask(path, "no-cors"), await load("script", { src: at + path }), await load("img", { src: at + path }),
			await load("link", { href: at + path, rel: "stylesheet" }))
	}
	got.push(await listen("/.guide/live"), await frame("/"), await frame("/.guide/page?path=/"))
	if (window.stolen) got.push("the code ran")
	return got.filter(Boolean)
})`

// TestLiveRobber opens a page of another origin on this machine that wants what
// an editor is working on.
func TestLiveRobber(t *testing.T) {
	site := liveSite().with("data.json", `{"secret":1}`, "code.js", "window.stolen = 1", "icon.svg", `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`,
		"index.html", fakePage("", "first"))
	_, url := liveServer(t, showing(site))
	// The same files from a server without defences show that the robber can rob.
	open := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		switch path := strings.TrimPrefix(r.URL.Path, "/"); path {
		case ".guide/live":
			w.Header().Set("Content-Type", "text/event-stream")
			w.Write([]byte("data: x\n\n"))
		case "":
			w.Header().Set("Content-Type", "text/html")
			w.Write([]byte("<iframe></iframe>"))
		default:
			types := map[string]string{"json": "application/json", "js": "text/javascript", "svg": "image/svg+xml", "css": "text/css"}
			w.Header().Set("Content-Type", types[path[strings.LastIndex(path, ".")+1:]])
			w.Write([]byte(site[path]))
		}
	}))
	t.Cleanup(open.Close)
	evil := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte("<!doctype html><title>evil</title><body>"))
	}))
	t.Cleanup(evil.Close)
	b := liveTab(t, evil.URL, nil)
	for _, host := range []string{"127.0.0.1", "localhost"} { // of the same site, and of another
		b.open(t, "/")
		at := strings.Replace(url, "127.0.0.1", host, 1)
		if got := evaluate[[]string](t, b, fmt.Sprintf("%s(%q)", robber, at)); len(got) > 0 {
			t.Errorf("from %s it gets %q", host, got)
		}
	}
	b.open(t, "/")
	if got := evaluate[[]string](t, b, fmt.Sprintf("%s(%q)", robber, open.URL)); len(got) < 20 {
		t.Errorf("the robber is no good: from an open server it gets only %q", got)
	}
	// A link from there can be followed.
	evaluate[bool](t, b, fmt.Sprintf("location.href = %q, true", url+"/"))
	b.until(t, mainText+" === 'first'")
}
