package main

import (
	"fmt"
	"regexp"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// compareStates are addresses under which the page looks differently.
var compareStates = []string{
	"?options=django,nestjs&find=python&weigh=team:3,in-the-box:3,realtime:1&v=1",
	"?options=django&show=differences&two=x&weigh=team:1&v=3",
	"?sort=difference&weigh=team:1,concurrency:1,realtime:1,data-ml:2,in-the-box:3&two=nestjs,django&v=1",
}

// TestCompareAxe looks at the page in its states, as phones and desks show it,
// by day and by night.
func TestCompareAxe(t *testing.T) {
	inThemes(t, func(t *testing.T, b *browser, theme string) {
		for _, state := range compareStates {
			for _, width := range []int64{360, 1280} {
				b.show(t, compareFile+state, width, theme)
				evaluate[int](t, b, `(document.querySelectorAll(".fold").forEach(e => e.open = true), 0)`)
				faults := append(b.faults(t, "document"), evaluate[[]string](t, b, smallTargets)...)
				for _, fault := range faults {
					t.Errorf("%s at %d px: %s", state, width, fault)
				}
			}
		}
	})
}

// smallTargets are controls that are hard to hit.
const smallTargets = `[...document.querySelectorAll(".tools :is(input, button, select, summary)")].filter(e => e.checkVisibility()).flatMap(e => {
	const box = (e.closest("label:not(.field)") ?? e).getBoundingClientRect()
	return box.width < 24 || box.height < 24 ? [e.outerHTML.slice(0, 80) + " is " + box.width + " by " + box.height] : []
})`

// TestCompareShift holds that nothing moves while the page comes up, whatever
// its address says.
func TestCompareShift(t *testing.T) {
	b := openBrowser(t)
	for _, state := range append(compareStates, "") {
		for _, width := range []int64{360, 1280} {
			b.show(t, compareFile+state, width, "light")
			moved := evaluate[float64](t, b, `new Promise(done => {
				let sum = 0
				new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value)).observe({type: "layout-shift", buffered: true})
				requestAnimationFrame(() => setTimeout(() => done(sum), 300))
			})`)
			if moved != 0 {
				t.Errorf("%s at %d px: a layout shift of %v", state, width, moved)
			}
		}
	}
}

// TestCompareUnknown shows a ranking in which levels are unknown.
func TestCompareUnknown(t *testing.T) {
	b := openBrowser(t)
	// The guide knows all levels today; the page is to read that some are unknown.
	send(t, b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `{
		const parse = JSON.parse
		JSON.parse = text => {
			const read = parse(text)
			read.levels?.[0].fill("unknown")
			return read
		}
	}`})
	b.show(t, compareFile+"?options=django,express&weigh=team:2,realtime:3,in-the-box:3&v=1", 1280, "light")
	got := b.compared(t)
	if got.Firm != "Tie: Django or Express. What is unknown would decide." {
		t.Errorf("it says %q", got.Firm)
	}
	want := []string{"Place 1|Django|15 to 21 of 24|Unknown: Language and team fit", "Place 1–2|Express|9 to 15 of 24|Weak on what matters most: What is in the box. Unknown: Language and team fit"}
	if !slices.Equal(got.Places, want) {
		t.Errorf("it ranks %q", got.Places)
	}
	if bars := evaluate[[]string](t, b, `[...document.querySelectorAll(".bar")].map(e => e.style.cssText)`); !slices.Equal(bars, []string{"--low: 0.625; --high: 0.875;", "--low: 0.375; --high: 0.625;"}) {
		t.Errorf("its bars are %q", bars)
	}
	for _, fault := range b.said() {
		t.Error(fault)
	}
}

// TestComparePhone reads two columns at a time, and chooses which.
func TestComparePhone(t *testing.T) {
	b := openBrowser(t)
	const seen = `[...document.querySelectorAll(".matrix tbody tr:first-child td")].filter(e => e.checkVisibility()).sort((a, b) =>
		a.getBoundingClientRect().x - b.getBoundingClientRect().x).map(e => e.dataset.option).join()`
	sees := func(when, want, query string) {
		t.Helper()
		if got, at := evaluate[string](t, b, seen), evaluate[string](t, b, "location.search"); got != want || at != query {
			t.Errorf("after %s it shows %s at %s", when, got, at)
		}
	}
	b.show(t, compareFile, 360, "light")
	sees("opening", "Django,Express", "")
	b.fill(t, "right", "6")
	sees("choosing", "Django,NestJS", "?two=django,nestjs&v=1")
	b.fill(t, "left", "6")
	sees("choosing the same", "NestJS,Django", "?two=nestjs,django&v=1")
	b.pick(t, "[value=django]")
	sees("leaving it out", "Express,FastAPI", "?options=express,fastapi,fastify,flask,laravel,nestjs&v=1")
	b.travel(t, -1)
	sees("going back", "NestJS,Django", "?two=nestjs,django&v=1")
	b.reload(t)
	sees("loading again", "NestJS,Django", "?two=nestjs,django&v=1")
	b.show(t, compareFile+"?two=nestjs,django&v=1", 1280, "light")
	sees("a wide screen", "Django,Express,FastAPI,Fastify,Flask,Laravel,NestJS", "?two=nestjs,django&v=1")
}

// compareScripts are all that the compare page loads.
var compareScripts = regexp.MustCompile(`<(?:script|link rel=modulepreload)[^>]* (?:src|href)=/([^ >]+\.js)`)

// TestCompareSize holds that all scripts of the compare page stay light.
func TestCompareSize(t *testing.T) {
	const most = 8 << 10
	s, sum, said := realGuide(t, ""), 0, ""
	for _, m := range compareScripts.FindAllSubmatch(s.files[compareFile+"index.html"], -1) {
		size := compressed(t, s.files[string(m[1])])
		sum += size
		said += fmt.Sprintf(" %s %d", m[1], size)
	}
	t.Logf("together %d:%s", sum, said)
	if sum == 0 || sum > most {
		t.Errorf("the scripts of the compare page have %d bytes compressed; at most %d: %s", sum, most, said)
	}
}
