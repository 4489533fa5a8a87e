package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/site"
)

// TestDecideWithoutScript follows the links of the page of questions from its
// start as readers without JavaScript do: they get to every question and every
// outcome, and read all of it.
func TestDecideWithoutScript(t *testing.T) {
	s := realGuide(t, "/repo")
	all := flow.All(s.Guide)
	for _, d := range s.Guide.Decisions {
		f := all[d.ID]
		doc := s.docs[string(d.ID)+"/decide/index.html"]
		sections := map[string]*html.Node{}
		var open []string
		for n := range elements(doc, "") {
			if c := attr(n, "class"); n.Data == "section" && (c == "question" || c == "outcome") {
				sections[attr(n, "id")] = n
			}
			if attr(n, "id") == "site-run" {
				open = fragments(n)
			}
		}
		reached := map[string]bool{}
		for len(open) > 0 {
			id := open[0]
			open = open[1:]
			if sections[id] == nil || reached[id] {
				continue
			}
			reached[id] = true
			open = append(open, fragments(sections[id])...)
		}
		for _, p := range f.Places {
			says := []string{p.Question.Words.Ask.V, p.Question.Words.Why.V, p.Question.Words.Help.V}
			for _, a := range p.Answers {
				says = append(says, a.Words.Label.V)
				for _, e := range a.Effects {
					says = append(says, e.Because.V)
				}
			}
			saysAll(t, f, string(p.ID), reached, sections, says)
		}
		for _, o := range f.Outcomes {
			says := []string{o.Summary.V, o.Instead.V}
			if o.RunnerUp != nil {
				says = append(says, o.RunnerUp.When.V)
			}
			for _, c := range append(append(o.Cautions[:0:0], o.Cautions...), o.RevisitWhen...) {
				says = append(says, c.V)
			}
			for _, w := range o.WhyNot {
				says = append(says, w.Value.Because.V)
			}
			saysAll(t, f, string(o.ID), reached, sections, says)
		}
	}
}

func saysAll(t *testing.T, f *flow.Flow, id string, reached map[string]bool, sections map[string]*html.Node, says []string) {
	t.Helper()
	if !reached[id] {
		t.Errorf("%s: no link leads to %s", f.Decision.ID, id)
		return
	}
	got := text(sections[id])
	for _, want := range says {
		if want = strings.Join(strings.Fields(want), " "); !strings.Contains(got, want) {
			t.Errorf("%s: the section %s does not say %q", f.Decision.ID, id, want)
		}
	}
}

// fragments are the parts of the same page that an element links to.
func fragments(n *html.Node) []string {
	var ids []string
	for a := range elements(n, "a") {
		if id, ok := strings.CutPrefix(attr(a, "href"), "#"); ok {
			ids = append(ids, id)
		}
	}
	return ids
}

// TestDecideFromData holds that what the page says stands in the data: a text
// that is changed or taken out there is changed or gone here.
func TestDecideFromData(t *testing.T) {
	dir := t.TempDir()
	for from, to := range map[string]string{"testdata/guide": ".", "../../layouts": "layouts", "../../assets": "assets"} {
		if err := os.CopyFS(filepath.Join(dir, to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(dir, "data/tea/flow.yaml")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	page := func(flow string) string {
		if err := os.WriteFile(file, []byte(flow), 0o644); err != nil {
			t.Fatal(err)
		}
		diags := &diag.List{}
		s := site.Build(os.DirFS(dir), site.Options{BaseURL: realOrigin + "/"}, diags)
		if diags.Failed() {
			t.Fatalf("the guide does not build: %v", diags)
		}
		bytes, err := s.Bytes("tea/decide/index.html")
		if err != nil {
			t.Fatal(err)
		}
		return string(bytes)
	}
	before := page(string(data))
	for _, text := range []string{
		"Its leaves are oxidized and strong.", "The pot is too small.", "It is too mild after such a night.", "Nothing calls for it.", "Drink black tea.",
		"It keeps you awake in the evening.", "You slept well again.", "The water is too hot.", "Open the bar.",
	} {
		if !strings.Contains(before, text) {
			t.Errorf("the page does not say %q", text)
		}
		after := page(strings.ReplaceAll(string(data), text, "Something else."))
		if strings.Contains(after, text) || strings.Count(after, "Something else.") != strings.Count(before, text) {
			t.Errorf("the page still says %q, or not what stands there now", text)
		}
	}
	const effect = "          - {option: black, is: for, because: Its leaves are oxidized and strong., sources: [tea-manual]}\n"
	if after := page(strings.Replace(string(data), effect, "", 1)); strings.Contains(after, "oxidized") || strings.Count(after, `"is":"for"`) != strings.Count(before, `"is":"for"`)-1 {
		t.Error("the page still has an effect that is gone")
	}
}
