package main

import (
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"whichbackend.example/guide/cmd/guide/internal/serve"
)

// fakeSite is a site of pages for the development server. One that begins with
// "!" cannot be made.
type fakeSite map[string]string

func (f fakeSite) Base() string    { return "" }
func (f fakeSite) Paths() []string { return slices.Sorted(maps.Keys(f)) }

func (f fakeSite) Bytes(path string) ([]byte, error) {
	data, ok := f[path]
	if !ok && path != "favicon.ico" { // browsers ask for it by themselves
		return nil, fs.ErrNotExist
	}
	if why, broken := strings.CutPrefix(data, "!"); broken {
		return nil, errors.New(why)
	}
	return []byte(data), nil
}

// with is the site with some files changed; without a text they are removed.
func (f fakeSite) with(changes ...string) fakeSite {
	next := maps.Clone(f)
	for i := 0; i < len(changes); i += 2 {
		next[changes[i]] = changes[i+1]
		if changes[i+1] == "" {
			delete(next, changes[i])
		}
	}
	return next
}

// fakePage is a page with a style sheet, or without for "".
func fakePage(sheet, body string) string {
	link := ""
	if sheet != "" {
		sum := sha512.Sum384([]byte(sheet))
		link = fmt.Sprintf("<link rel=stylesheet href=%s integrity=sha384-%s>", sheetPath(sheet), base64.StdEncoding.EncodeToString(sum[:]))
	}
	return "<!doctype html><html lang=en><meta name=viewport content='width=device-width,initial-scale=1'><title>t</title>" + link + "<main>" + body + "</main>"
}

func sheetPath(sheet string) string {
	return fmt.Sprintf("/assets/a.%x.css", sha512.Sum384([]byte(sheet)))[:26] + ".css"
}

// counting counts what a server is asked for.
type counting struct {
	http.Handler
	mutex sync.Mutex
	asked map[string]int
	open  int // streams
}

func (c *counting) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	stream := r.URL.Path == "/.guide/live"
	c.mutex.Lock()
	c.asked[r.URL.RequestURI()]++
	if stream {
		c.open++
	}
	c.mutex.Unlock()
	c.Handler.ServeHTTP(w, r)
	if stream {
		c.mutex.Lock()
		defer c.mutex.Unlock()
		c.open--
	}
}

func (c *counting) streams() int {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.open
}

func (c *counting) count(target string) int {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.asked[target]
}

// liveTab opens a tab that looks at a development server, in a browser of its
// own or, with one, beside it.
func liveTab(t *testing.T, url string, beside *browser) *browser {
	t.Helper()
	b := &browser{url: url}
	if beside == nil {
		b.ctx = openTab(t)
	} else {
		var cancel context.CancelFunc
		b.ctx, cancel = chromedp.NewContext(beside.ctx)
		t.Cleanup(cancel)
	}
	if err := chromedp.Listen(b.ctx, b.note); err != nil {
		t.Fatal(err)
	}
	send(t, b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watchPolicy})
	return b
}

// liveServer serves a development server and counts what it is asked for.
func liveServer(t *testing.T, s *serve.Server) (*counting, string) {
	t.Helper()
	c := &counting{Handler: s, asked: map[string]int{}}
	server := httptest.NewServer(c)
	t.Cleanup(func() {
		s.Close() // else the streams would be waited for
		server.CloseClientConnections()
		server.Close()
	})
	return c, server.URL
}

func (b *browser) open(t *testing.T, path string) {
	t.Helper()
	if err := chromedp.Do(b.ctx, chromedp.Navigate(b.url+path)); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// until waits for something to become true, in a page that may be loaded anew
// meanwhile.
func (b *browser) until(t *testing.T, expression string) {
	t.Helper()
	var last error
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](expression))
		if ok {
			return
		}
		last = err
	}
	body, _ := chromedp.Run(b.ctx, chromedp.Evaluate[string]("document.documentElement.outerHTML.slice(0, 2000)"))
	t.Fatalf("never true: %s (%v)\n%s\n%q", expression, last, body, b.said())
}

// eventually waits for something outside of the browser.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if is() {
			return
		}
	}
	t.Fatalf("never: %s", what)
}

// calm holds that a page has met the policy, and that its console is empty.
func (b *browser) calm(t *testing.T) {
	t.Helper()
	said := slices.DeleteFunc(slices.Clone(b.said()), func(s string) bool { return strings.Contains(s, "[DOM]") }) // about forms
	if faults := append(evaluate[[]string](t, b, "window.violations"), said...); len(faults) > 0 {
		t.Errorf("%q", faults)
	}
}
