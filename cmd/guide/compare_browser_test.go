package main

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

const compareFile = "backend/compare/"

// compareShown is what the compare page shows.
type compareShown struct {
	Columns, Rows  []string
	Count, Firm    string
	Places         []string
	Notices        []string
	Query, Focus   string
	Chosen, Radios []string
}

const whatIsCompared = `(() => {
	const text = e => e.textContent.trim()
	const seen = selector => [...document.querySelectorAll(selector)].filter(e => !e.hidden)
	return {
		Columns: seen(".matrix thead th + th").map(text),
		Rows: seen(".matrix tbody tr").map(e => text(e.querySelector("th a"))),
		Count: text(document.querySelector("[data-part=count]")),
		Firm: text(document.querySelector("[data-part=firm]")),
		Places: [...document.querySelectorAll("[data-part=ranking] li")].map(e => [...e.children].filter(c => c.textContent).map(text).join("|")),
		Notices: [...document.querySelectorAll(".tools .notice")].map(text),
		Query: location.search.slice(1),
		Focus: document.activeElement.name ?? document.activeElement.localName,
		Chosen: [...document.querySelectorAll(".chip [value]:checked")].map(e => e.value),
		Radios: [...document.querySelectorAll("[type=radio][name^=weigh]:checked")].filter(e => e.value > 0).map(e => e.name + e.value),
	}
})()`

func (b *browser) compared(t *testing.T) compareShown {
	t.Helper()
	return evaluate[compareShown](t, b, whatIsCompared)
}

// pick clicks on a control of the compare page.
func (b *browser) pick(t *testing.T, selector string) {
	t.Helper()
	evaluate[int](t, b, `(document.querySelector(".tools "+`+quoted(selector)+`).click(), 0)`)
}

// fill gives a field of the compare page a value, as a reader does.
func (b *browser) fill(t *testing.T, name, value string) {
	t.Helper()
	evaluate[int](t, b, `(e => {
		e.value = `+quoted(value)+`
		e.dispatchEvent(new InputEvent("input", {bubbles: true}))
		return 0
	})(document.querySelector(".tools [name=`+name+`]"))`)
}

// TestCompareHistory chooses, goes back and forth, loads again and opens the
// address elsewhere: the page always shows what its address says.
func TestCompareHistory(t *testing.T) {
	b := openBrowser(t)
	b.show(t, compareFile, 1280, "light")
	all := b.compared(t)
	if len(all.Columns) != 7 || len(all.Rows) != 12 || all.Query != "" || all.Firm == "" || len(all.Places) > 0 {
		t.Fatalf("at first the page shows %+v", all)
	}
	steps := []struct {
		what  string
		act   func()
		query string
	}{
		{"leaving an option out", func() { b.pick(t, "[value=express]") }, "options=django,fastapi,fastify,flask,laravel,nestjs&v=1"},
		{"leaving out another", func() { b.pick(t, "[value=laravel]") }, "options=django,fastapi,fastify,flask,nestjs&v=1"},
		{"differences", func() { b.pick(t, "[name=differ]") }, "options=django,fastapi,fastify,flask,nestjs&show=differences&v=1"},
		{"sorting", func() { b.fill(t, "sort", "difference") }, "options=django,fastapi,fastify,flask,nestjs&show=differences&sort=difference&v=1"},
		{"words", func() {
			for _, typed := range []string{"d", "da", "data  ", "data & ", "data & m"} {
				b.fill(t, "find", typed)
			}
		}, "options=django,fastapi,fastify,flask,nestjs&find=data+%26+m&show=differences&sort=difference&v=1"},
		{"other words", func() { b.pick(t, "[name=differ]"); b.fill(t, "find", "python") }, "options=django,fastapi,fastify,flask,nestjs&find=python&sort=difference&v=1"},
		{"a weight", func() { b.pick(t, "[name=weigh-realtime][value='3']") }, "options=django,fastapi,fastify,flask,nestjs&find=python&sort=difference&weigh=realtime:3&v=1"},
		{"showing everything", func() { b.pick(t, "[data-do=everything]") }, "weigh=realtime:3&v=1"},
		{"taking weights back", func() { b.pick(t, "[data-do=none]") }, ""},
	}
	shown := []compareShown{all}
	for _, step := range steps {
		step.act()
		got := b.compared(t)
		if got.Query != step.query {
			t.Errorf("after %s the address says %s", step.what, got.Query)
		}
		got.Focus = ""
		shown = append(shown, got)
	}
	if got := shown[3]; !slices.Contains(got.Rows, "Real-time") || slices.Contains(got.Columns, "Express") || len(got.Rows) == 0 {
		t.Errorf("with differences only it shows %+v", got)
	}
	if got := shown[7]; got.Firm == all.Firm || len(got.Places) != 5 || !slices.Equal(got.Radios, []string{"weigh-realtime3"}) {
		t.Errorf("with a weight it shows %+v", got)
	}
	if last := shown[len(shown)-1]; !reflect.DeepEqual(last.Rows, all.Rows) || last.Firm != all.Firm {
		t.Errorf("in the end it shows %+v", last)
	}
	// Back through all of them: "other words" has made two entries.
	for i := len(steps) - 1; i > 6; i-- {
		b.travel(t, -1)
		b.comparedAs(t, "going back from "+steps[i].what, shown[i])
	}
	b.travel(t, -1)
	b.comparedAs(t, "going back from a weight", shown[6])
	b.travel(t, -1)
	b.travel(t, -1)
	b.comparedAs(t, "going back from other words", shown[5])
	b.travel(t, -1)
	b.comparedAs(t, "going back from words", shown[4])
	b.reload(t)
	b.comparedAs(t, "loading again", shown[4])
	b.travel(t, 1)
	b.comparedAs(t, "going forward", shown[5])
	b.show(t, compareFile+"?"+shown[7].Query, 1280, "dark")
	b.comparedAs(t, "opening a shared link", shown[7])
	// A part of the page is no state.
	b.pick(t, ".weights a")
	b.waitFor(t, `location.hash === "#site-counting"`)
	b.comparedAs(t, "a link to a part of the page", shown[7])
	b.travel(t, -1)
	b.comparedAs(t, "back from there", shown[7])
	for _, said := range b.said() {
		t.Error(said)
	}
}

func (b *browser) comparedAs(t *testing.T, when string, want compareShown) {
	t.Helper()
	got := b.compared(t)
	got.Focus = ""
	if !reflect.DeepEqual(got, want) {
		t.Errorf("after %s the page shows\n%+v, not\n%+v", when, got, want)
	}
}

// TestCompareLinks opens addresses that others have written: what means
// nothing is dropped and named, also when the page is loaded again.
func TestCompareLinks(t *testing.T) {
	b := openBrowser(t)
	const nothing = "These parts of the address mean nothing to this page and are left out: "
	for _, c := range []struct {
		query, becomes string
		notices        []string
	}{
		{"v=1", "", nil},
		{"options=nestjs,django&v=1", "options=django,nestjs&v=1", nil},
		{"options=nestjs%2Cdjango", "options=django,nestjs&v=1", nil},
		{"options=rails,django&v=1", "options=django&v=1", []string{nothing + "options=rails."}},
		{"options=rails", "", []string{nothing + "options=rails."}},
		{"options=__proto__,constructor", "", []string{nothing + "options=__proto__, options=constructor."}},
		{"weigh=team:3,realtime:0,rust:1,data-ml:4,structure&v=1", "weigh=team:3&v=1", []string{nothing + "weigh=rust:1, weigh=data-ml:4, weigh=structure."}},
		{"sort=name&sort=difference&show=all&show=all&x", "", []string{nothing + "sort=name, sort=difference, show=all, show=all, x."}},
		{"find=a+%20b%25", "find=a++b%25&v=1", nil},
		{"find=a+%20b%", "find=a%2B%2520b%25&v=1", nil}, // a broken escape stays as it is written
		{"find=%3Cimg+src%3Dx%3E", "find=%3Cimg+src%3Dx%3E&v=1", nil},
		{"two=nestjs,django&v=1", "two=nestjs,django&v=1", nil},
		{"two=nestjs,express&options=django,nestjs", "options=django,nestjs&v=1", []string{nothing + "two=nestjs,express."}},
		{"two=nestjs", "", []string{nothing + "two=nestjs."}},
		{"sort=name&v=9", "sort=name&v=1", []string{"The address was made with version 9 of this comparison; this is version 1. What still exists is kept, and a ranking may differ."}},
		{strings.Repeat("&x", 3010), "", []string{nothing + "x, x, x, x, x, x, x, x, x, x, and 3000 more."}},
		{strings.Repeat("y", 100), "", []string{nothing + strings.Repeat("y", 60) + "…."}},
	} {
		b.show(t, compareFile+"?"+c.query, 1280, "light")
		for _, when := range []string{"opened", "loaded again"} {
			if got := b.compared(t); got.Query != c.becomes || len(got.Notices)+len(c.notices) > 0 && !reflect.DeepEqual(got.Notices, c.notices) {
				t.Errorf("%.60s, %s: the address becomes %s, and the page notes %q", c.query, when, got.Query, got.Notices)
			}
			b.reload(t)
		}
	}
	b.show(t, compareFile+"?find=nobody+writes+this", 1280, "light")
	if got := b.compared(t); len(got.Rows) > 0 || got.Count != "Shown: all 7 options, no criterion." {
		t.Errorf("for words that stand nowhere the page shows %+v", got)
	}
}
