package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/serve"
)

// evil would be seen if anything that is shown were read as HTML.
const evil = `<img src=x onerror="window.hit=1"><script>window.hit=1</script>`

func at(file string, line, col int) diag.Pos { return diag.Pos{File: file, Line: line, Col: col} }

var liveFaults = []diag.Diagnostic{
	{Pos: at("content/articles/express.md", 12, 24), Rule: "unknown-source", Message: `no source is called "expres-docs"`, Hint: `did you mean "express-docs"?`},
	{Pos: at("data/decisions/backend/cells.yaml", 140, 3), Rule: "unsourced", Message: "the cell of django and real-time has no source", Hint: "add sources: [...]\nor say in note: why there is none"},
	{Pos: at("layouts/pages/option.html", 0, 0), Rule: "layout", Message: "the page backend/django/ cannot be laid out: there is no field Titel"},
	{Pos: at("content/articles/django.md", 3, 1), Severity: diag.Warning, Rule: "few-sources", Message: "only one source stands behind this article"},
	{Pos: at("data/sources.yaml", 88, 10), Severity: diag.Warning, Rule: "unused-source", Message: `nothing refers to the source "old-benchmark"`},
}

func liveSource(file string) []byte {
	lines := strings.Repeat("Express answers with whatever was said [before](source:expres-docs), and more than that on a long line of the article.\n", 200)
	if strings.HasSuffix(file, ".yaml") {
		lines = strings.Repeat("  real-time: {level: good, note: Channels is a part of its own}\n", 200)
	}
	return []byte(lines)
}

// inPanel evaluates an expression about the root of what the server shows.
func inPanel(expression string) string {
	return `(() => { const root = document.querySelector("guide-report")?.shadowRoot; return ` + expression + ` })()`
}

const (
	panelOpen   = `root?.querySelector(".panel")?.checkVisibility() === true`
	panelClosed = `root?.querySelector(".panel")?.checkVisibility() === false`
	chipText    = `root?.querySelector(".chip")?.checkVisibility() ? root.querySelector(".chip").textContent : ""`
)

// TestLiveOverlay shows errors on an open page until they are mended.
func TestLiveOverlay(t *testing.T) {
	s := showing(liveSite())
	_, url := liveServer(t, s)
	b := liveTab(t, url, nil)
	b.open(t, "/")
	evaluate[bool](t, b, `(() => {
		window.mark = 1
		document.querySelector("main").append(document.createElement("input"))
		document.querySelector("input").focus()
		return true
	})()`)
	s.Report(serve.NewReport(liveFaults, liveSource))
	b.until(t, inPanel(panelOpen))
	text := evaluate[string](t, b, inPanel(`root.querySelector(".panel").innerText`))
	for _, want := range []string{
		"3 errors, 2 warnings", "Below is the newest page that could be made.", "content/articles/express.md:12:24", `no source is called "expres-docs"`,
		"unknown-source", "did you mean", "layouts/pages/option.html\n", strings.Repeat(" ", 23) + "^", "or say in note: why",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the panel lacks %q:\n%s", want, text)
		}
	}
	if focus := evaluate[string](t, b, "document.activeElement.nodeName"); focus != "INPUT" {
		t.Errorf("the focus is on %s", focus)
	}
	press := func(key string) {
		if err := chromedp.Do(b.ctx, chromedp.KeyEvent(key)); err != nil {
			t.Fatal(err)
		}
	}
	press(kb.Escape)
	b.until(t, inPanel(panelClosed+` && (`+chipText+`) === "3 errors, 2 warnings"`))
	// It stays so on the next page, until there is another report.
	b.open(t, "/other/")
	b.until(t, inPanel(panelClosed))
	evaluate[bool](t, b, "window.mark = 1, true")
	s.Report(serve.NewReport(liveFaults[:1], liveSource))
	b.until(t, inPanel(panelOpen))
	// The keyboard reaches it behind the page.
	for range 3 {
		press(kb.Tab)
	}
	evaluate[bool](t, b, inPanel(`root.querySelector(".hide").focus(), true`))
	press(kb.Enter)
	b.until(t, inPanel(panelClosed+` && root.activeElement.matches(".chip")`))
	press(kb.Enter)
	b.until(t, inPanel(panelOpen+` && root.activeElement.matches(".panel")`))
	// Warnings do not cover the page.
	s.Report(serve.NewReport(liveFaults[3:], liveSource))
	b.until(t, inPanel(panelClosed+` && (`+chipText+`) === "2 warnings"`))
	evaluate[bool](t, b, inPanel(`root.querySelector(".chip").click(), true`))
	b.until(t, inPanel(panelOpen+` && root.querySelectorAll("li.warning").length === 2`))
	s.Report(serve.Report{})
	b.until(t, `!document.querySelector("guide-report")`)
	s.Report(serve.NewReport(liveFaults[:1], liveSource))
	b.until(t, inPanel(panelOpen))
	s.Show(liveSite())
	s.Report(serve.Report{})
	b.until(t, `!document.querySelector("guide-report") && window.mark === 1`)
	b.calm(t)
}

// TestLiveInert shows what strangers' files and addresses may hold.
func TestLiveInert(t *testing.T) {
	var faults []diag.Diagnostic
	for range 300 {
		faults = append(faults, diag.Diagnostic{Pos: at(evil+".md", 1, 2), Rule: evil, Message: evil, Hint: evil})
	}
	report := serve.NewReport(faults, func(string) []byte { return []byte(evil) })
	site := liveSite().with("broken/index.html", "!"+evil, `x/`+evil+`/index.html`, fakePage(daySheet, "odd"))
	s := showing(site)
	_, url := liveServer(t, s)
	b := liveTab(t, url, nil)
	for _, path := range []string{"/", "/broken/", "/x/%3Cimg%20src=x%3E/", "/x/" + strings.ReplaceAll(evil, "/", "_") + "?" + evil + "#" + evil} {
		s.Report(serve.Report{})
		b.open(t, path)
		s.Report(report)
		b.until(t, inPanel(panelOpen+` && root.textContent.includes("200 more are not shown")`))
		if hit := evaluate[bool](t, b, inPanel(`"hit" in window || root.querySelectorAll("img, script, style, iframe").length > 0`)); hit {
			t.Errorf("%s: it is not inert", path)
		}
		if n := evaluate[int](t, b, inPanel(fmt.Sprintf(`root.textContent.split(%q).length - 1`, evil))); n < 500 {
			t.Errorf("%s: it is shown %d times", path, n)
		}
		if faults := evaluate[[]string](t, b, "window.violations"); len(faults) > 0 {
			t.Errorf("%s: %q", path, faults)
		}
	}
}

// TestLiveLook looks at the panel as TestBrowser looks at pages. With
// GUIDE_SHOTS it puts pictures into that folder.
func TestLiveLook(t *testing.T) {
	inThemes(t, func(t *testing.T, b *browser, theme string) {
		s := showing(b.site.Site)
		_, url := liveServer(t, s)
		b.url = url + b.site.base + "/"
		for _, look := range []struct {
			name   string
			path   string
			faults []diag.Diagnostic
			ready  string
		}{
			{"errors", "backend/index.html", liveFaults, panelOpen},
			{"warnings", "backend/index.html", liveFaults[3:], `root?.querySelector(".chip")?.checkVisibility() === true`},
			{"nothing", "bakend/djnago/index.html", nil, `document.querySelector("main ul") !== null`},
		} {
			for _, width := range []int64{360, 1280} {
				s.Report(serve.NewReport(look.faults, liveSource))
				b.show(t, look.path, width, theme)
				b.until(t, inPanel(look.ready))
				shot(t, b, fmt.Sprintf("%s-%s-%d", look.name, theme, width))
				part := "document"
				if look.faults != nil {
					part = `document.querySelector("guide-report")`
				}
				for _, fault := range b.faults(t, part) {
					if !strings.Contains(fault, "404") {
						t.Errorf("%s at %d px: %s", look.name, width, fault)
					}
				}
			}
		}
		empty := serve.New(map[string]string{"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"})
		_, b.url = liveServer(t, empty)
		b.url += "/"
		b.show(t, "", 360, theme)
		b.until(t, "document.readyState === 'complete'")
		shot(t, b, "empty-"+theme)
		empty.Report(serve.NewReport(liveFaults, liveSource))
		b.until(t, inPanel(panelOpen))
		shot(t, b, "empty-errors-"+theme)
		send(t, b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		b.show(t, "", 360, theme)
		shot(t, b, "empty-plain-"+theme)
		if text := evaluate[string](t, b, "document.body.innerText"); !strings.Contains(text, "\n"+strings.Repeat(" ", 23)+"^") {
			t.Errorf("without JavaScript there is %q", text)
		}
	})
}

func shot(t *testing.T, b *browser, name string) {
	t.Helper()
	folder := os.Getenv("GUIDE_SHOTS")
	if folder == "" {
		return
	}
	picture, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), picture, 0o600); err != nil {
		t.Fatal(err)
	}
}
