package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// TestBrowser opens a page of each kind, the longest, as phones and desks show
// it, by day and by night.
func TestBrowser(t *testing.T) {
	inThemes(t, func(t *testing.T, b *browser, theme string) {
		for _, file := range pagesOfKinds(b.site) {
			for _, width := range []int64{360, 1280} {
				b.show(t, file, width, theme)
				for _, fault := range b.faults(t, "document") {
					t.Errorf("%s at %d px: %s", file, width, fault)
				}
			}
		}
	})
}

// inThemes opens a browser for the day and one for the night.
func inThemes(t *testing.T, look func(t *testing.T, b *browser, theme string)) {
	for _, theme := range []string{"light", "dark"} {
		t.Run(theme, func(t *testing.T) {
			t.Parallel()
			axe, err := os.ReadFile(testenv.Tool(t, "axe-core", "axe.min.js"))
			if err != nil {
				t.Fatal(err)
			}
			b := openBrowser(t)
			b.axe = string(axe)
			look(t, b, theme)
		})
	}
}

// faults lists what is wrong with the page that is shown; axe looks at the part
// that an expression of JavaScript gives.
func (b *browser) faults(t *testing.T, part string) []string {
	t.Helper()
	faults := append(b.said(), evaluate[[]string](t, b, faultsInPage)...)
	evaluate[int](t, b, b.axe+";0")
	return append(faults, evaluate[[]string](t, b, strings.Replace(axeFaults, "document", part, 1))...)
}

// TestWithoutScript holds that nothing is kept from readers without JavaScript.
func TestWithoutScript(t *testing.T) {
	b := openBrowser(t)
	// Buttons are what scripts add, since without scripts they do nothing; so is
	// the way of one reader through the questions.
	const words = `(() => {
		const main = document.querySelector("main").cloneNode(true)
		main.querySelectorAll("button,#site-run,#site-tools,.here").forEach(e => e.remove())
		return main.textContent.split(/\s+/).join(" ")
	})()`
	for _, file := range pagesOfKinds(b.site) {
		send(t, b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: false})
		b.show(t, file, 1280, "light")
		with := evaluate[string](t, b, words)
		send(t, b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		b.show(t, file, 1280, "light")
		if without := evaluate[string](t, b, words); without != with || without == "" {
			t.Errorf("%s: without JavaScript there is %s", file, firstDifference([]byte(with), []byte(without)))
		}
	}
}

// faultsInPage lists what is wrong with a page as it is laid out: violations of
// the policy, content that is wider than the screen, and controls that the
// keyboard reaches but nobody sees.
const faultsInPage = `(() => {
	const faults = window.violations.slice(), root = document.documentElement
	const name = e => e.outerHTML.slice(0, 90)
	if (root.scrollWidth > root.clientWidth) {
		let widest = root
		for (const e of document.body.querySelectorAll("*"))
			if (e.getBoundingClientRect().right > widest.getBoundingClientRect().right + 0.5) widest = e
		faults.push("the page is " + root.scrollWidth + " px wide, because of " + name(widest))
	}
	for (const e of document.querySelectorAll("a[href],button,input,select,textarea,summary,[tabindex]")) {
		if (e.tabIndex < 0 || e.disabled || !e.checkVisibility()) continue
		e.focus({preventScroll: true})
		const box = e.getBoundingClientRect()
		if (document.activeElement !== e) faults.push("the focus does not go to " + name(e))
		else if (box.width < 5 || box.height < 5) faults.push("the focus cannot be seen on " + name(e))
	}
	document.activeElement.blur()
	return faults
})()`

// watchPolicy notes every violation, also those from before the page is there.
const watchPolicy = `window.violations = []
document.addEventListener("securitypolicyviolation", e => window.violations.push("the policy forbids " + e.violatedDirective + ": " + e.blockedURI + " " + e.sample))`

// axeFaults lists what axe finds. The size of targets must be asked for.
const axeFaults = `axe.run(document, {resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}).then(r => r.violations.flatMap(v =>
	[v.id + " (" + v.impact + ", " + v.nodes.length + " times): " + v.nodes[0].html.slice(0, 120) + " " + (v.nodes[0].any[0]?.message ?? v.help)]))`

// pagesOfKinds are the longest pages of each kind.
func pagesOfKinds(s *realSite) []string {
	longest := map[string]string{}
	for _, file := range slices.Sorted(maps.Keys(s.docs)) {
		k := kind(s.docs[file])
		if k != "redirect" && cmp.Compare(len(s.files[file]), len(s.files[longest[k]])) > 0 {
			longest[k] = file
		}
	}
	return slices.Sorted(maps.Values(longest))
}

type browser struct {
	ctx  context.Context
	site *realSite
	url  string
	axe  string // its script, where it is needed

	mutex    sync.Mutex
	messages []string
}

// openTab starts a browser of its own.
func openTab(t testing.TB) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(testenv.Need(t, "chromium")),
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-component-update", true))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	return ctx
}

// openBrowser opens a tab that looks at the real guide.
func openBrowser(t testing.TB) *browser {
	t.Helper()
	return openBrowserAt(t, realGuide(t, "/repo"))
}

// openBrowserAt opens a tab that looks at a site.
func openBrowserAt(t testing.TB, s *realSite) *browser {
	t.Helper()
	ctx := openTab(t)
	b := &browser{ctx: ctx, site: s}
	server := httptest.NewServer(b.site.handler)
	t.Cleanup(server.Close)
	b.url = server.URL + b.site.base + "/"
	if err := chromedp.Listen(ctx, b.note); err != nil {
		t.Fatal(err)
	}
	send(t, b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watchPolicy})
	return b
}

// note keeps what the page complains about.
func (b *browser) note(event any) {
	message := ""
	switch e := event.(type) {
	case *log.EventEntryAdded:
		message = "the browser says: " + e.Entry.Text + " " + e.Entry.URL
	case *runtime.EventConsoleAPICalled:
		message = fmt.Sprintf("the console says: %v", e.Type)
	case *runtime.EventExceptionThrown:
		message = "an exception: " + e.ExceptionDetails.Text
	default:
		return
	}
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.messages = append(b.messages, message)
}

func (b *browser) said() []string {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.messages
}

// show opens a page; what was said about the one before is forgotten.
func (b *browser) show(t testing.TB, file string, width int64, theme string) {
	t.Helper()
	b.mutex.Lock()
	b.messages = nil
	b.mutex.Unlock()
	send(t, b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}, {Name: "prefers-reduced-motion", Value: "reduce"}},
	})
	err := chromedp.Do(b.ctx, chromedp.EmulateViewport(width, 800), chromedp.Navigate(b.url+strings.TrimSuffix(file, "index.html")))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// evaluate evaluates an expression in the page.
func evaluate[T any](t testing.TB, b *browser, expression string) T {
	t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%v in %.80s", err, expression)
	}
	return v
}

// send sends a command of the browser's protocol.
func send[P, R any](t testing.TB, b *browser, c cdp.Command[P, R], params P) {
	t.Helper()
	if _, err := chromedp.Call(b.ctx, c, params); err != nil {
		t.Fatal(err)
	}
}
