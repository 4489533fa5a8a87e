package main

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// The headings of MADR 4.0.0 in the order of its template; those that the
// template calls optional are in madrOptional.
// https://github.com/adr/madr/blob/4.0.0/template/adr-template.md
var (
	madrHeadings = []string{
		"## Context and Problem Statement", "## Decision Drivers", "## Considered Options", "## Decision Outcome",
		"### Consequences", "### Confirmation", "## Pros and Cons of the Options", "## More Information",
	}
	madrOptional = map[string]bool{"## Decision Drivers": true, "### Consequences": true, "### Confirmation": true, "## Pros and Cons of the Options": true, "## More Information": true}
)

var recordDate = regexp.MustCompile(`(?m)^date: \d{4}-\d\d-\d\d$`)

// TestDecideRecords downloads the decision record of every outcome and compares
// it with testdata/records; -update writes them. Two more are of states
// without a single outcome.
func TestDecideRecords(t *testing.T) {
	const most = 10 // downloads that a browser allows one page in a row
	dir := t.TempDir()
	var b *browser
	kept := map[string]bool{}
	for _, f := range realFlows(t) {
		states := statesTo(f)
		states["several-outcomes"] = unsure(f, flow.State{})
		for _, outcome := range slices.Sorted(maps.Keys(states)) {
			state := states[outcome]
			if len(kept)%most == 0 {
				b = openBrowser(t)
				b.downloadTo(t, dir)
			}
			b.show(t, decideFile(f, state), 1280, "light")
			b.follow(t, ".actions li:nth-child(3) button")
			file := awaitFile(t, dir)
			data, err := os.ReadFile(file)
			if err == nil {
				err = os.Remove(file)
			}
			if err != nil {
				t.Fatal(err)
			}
			record := strings.ReplaceAll(string(data), b.url, realOrigin+"/")
			if !recordDate.MatchString(record) {
				t.Errorf("%s: the record has no date", outcome)
			}
			record = recordDate.ReplaceAllString(record, "date: 2026-11-21")
			r := f.Evaluate(state)
			if want := recordName(f, r); filepath.Base(file) != want {
				t.Errorf("%s: the record is called %s, not %s", outcome, filepath.Base(file), want)
			}
			checkHeadings(t, f, string(outcome), record)
			for _, line := range untraced(b, f, record) {
				t.Errorf("%s, %s: the data do not say %s", f.Decision.ID, outcome, line)
			}
			golden := filepath.Join("testdata", "records", string(f.Decision.ID), string(outcome)+".md")
			kept[golden] = true
			compareGolden(t, golden, record)
			for _, said := range b.said() {
				t.Errorf("%s: %s", outcome, said)
			}
		}
	}
	found, err := filepath.Glob("testdata/records/*/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, golden := range found {
		if !kept[golden] {
			t.Errorf("%s is of no outcome", golden)
		}
	}
}

func compareGolden(t *testing.T, golden, got string) {
	t.Helper()
	if flag.Lookup("update").Value.String() == "true" { // of samples_test.go, which is a package of its own
		err := os.MkdirAll(filepath.Dir(golden), 0o755)
		if err == nil {
			err = os.WriteFile(golden, []byte(got), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || string(want) != got {
		t.Errorf("%s is another one (-update writes it): %v %s", golden, err, firstDifference(want, []byte(got)))
	}
}

func recordName(f *flow.Flow, r flow.Result) string {
	name := "open"
	if r.Outcome != nil {
		name = "none"
		var chosen []string
		for _, c := range r.Outcome.Choose {
			chosen = append(chosen, string(c.V))
		}
		if chosen != nil {
			name = strings.Join(chosen, "-or-")
		}
	}
	return "decision-" + string(f.Decision.ID) + "-" + name + ".md"
}

// checkHeadings compares the headings with MADR's, and those below the pros
// and cons with the options.
func checkHeadings(t *testing.T, f *flow.Flow, outcome, record string) {
	t.Helper()
	if !strings.HasPrefix(record, "---\nstatus: proposed\ndate: 2026-11-21\n---\n\n# ") {
		t.Errorf("%s: the record begins with %.60q", outcome, record)
	}
	var got, want []string
	for line := range strings.Lines(record) {
		if strings.HasPrefix(line, "##") {
			got = append(got, strings.TrimSpace(line))
		}
	}
	for _, h := range madrHeadings {
		if madrOptional[h] && !slices.Contains(got, h) {
			continue
		}
		want = append(want, h)
		if h == "## Pros and Cons of the Options" {
			for _, o := range f.Decision.Options {
				want = append(want, "### "+o.Name.V)
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s: the headings are %q, not %q", outcome, got, want)
	}
}

// ownWords are the words of a record that are the program's.
var ownWords = strings.Fields(`status proposed date Good Bad Neutral because this rules it out source sources Chosen option options answer answers
	lead to a tie or none of the fits these No is chosen yet leave outcomes possible still open Instead question that separates them best
	To check before accepted say nothing about Runner-up When wins What another would change asks first then for other reasons
	Revisit when Sources The and what follows from flow version Not sure published accessed copy an excerpt
	Context Problem Statement Decision Drivers Considered Options Outcome Consequences Confirmation Pros Cons More Information`)

var (
	markdownEscape = regexp.MustCompile("\\\\([!-/:-@[-`{-~])")
	autolink       = regexp.MustCompile(`<(https://[^>]+)>`)
	word           = regexp.MustCompile(`[\pL][\pL'-]*`)
)

// untraced gives the lines that say something which neither the data nor the
// program says.
func untraced(b *browser, f *flow.Flow, record string) []string {
	texts := textsOf(b, f)
	var lines []string
	for line := range strings.Lines(record) {
		rest := markdownEscape.ReplaceAllString(strings.TrimSpace(line), "$1")
		rest = autolink.ReplaceAllStringFunc(rest, func(link string) string {
			address := strings.Trim(link, "<>")
			if slices.Contains(texts, address) || strings.HasPrefix(address, realOrigin+"/"+string(f.Decision.ID)+"/decide/?") {
				return ""
			}
			return link
		})
		for _, text := range texts {
			rest = cutWhole(rest, text)
		}
		for _, w := range word.FindAllString(rest, -1) {
			if !slices.Contains(ownWords, w) {
				lines = append(lines, w+" in: "+line)
				break
			}
		}
	}
	return lines
}

// cutWhole takes a text out of a line where it stands between other words; its
// first letter may be small.
func cutWhole(line, text string) string {
	for _, t := range []string{text, strings.ToLower(text[:1]) + text[1:]} {
		for from := 0; ; {
			at := strings.Index(line[from:], t)
			if at < 0 {
				break
			}
			at += from
			end := at + len(t)
			if (at == 0 || !word.MatchString(line[at-1:at])) && (end == len(line) || !word.MatchString(line[end:end+1])) {
				line = line[:at] + "·" + line[end:]
				from = at
			} else {
				from = at + 1
			}
		}
	}
	return line
}

// textsOf are the texts of a flow and all that it names, the longest first.
func textsOf(b *browser, f *flow.Flow) []string {
	d := f.Decision
	texts := []string{d.About.Name.V, d.About.Question.V}
	for _, o := range d.Options {
		texts = append(texts, o.Name.V)
	}
	for _, p := range f.Places {
		texts = append(texts, p.Question.Words.Short.V, p.Question.Words.Ask.V)
		for _, a := range p.Answers {
			texts = append(texts, a.Words.Label.V, a.Words.Short.V)
			for _, e := range a.Effects {
				texts = append(texts, e.Because.V)
			}
		}
	}
	for _, o := range f.Outcomes {
		texts = append(texts, o.Summary.V, o.Instead.V, outcomeTitle(b, f, o), map[model.Strength]string{"clear": "A clear answer", "close": "A close call"}[o.Strength.V])
		if o.RunnerUp != nil {
			texts = append(texts, o.RunnerUp.When.V)
		}
		for _, w := range o.WhyNot {
			texts = append(texts, w.Value.Because.V)
		}
		for _, c := range o.Cautions {
			texts = append(texts, c.V)
		}
		for _, c := range o.RevisitWhen {
			texts = append(texts, c.V)
		}
	}
	for _, s := range b.site.Guide.Sources {
		texts = append(texts, s.Title.V, s.Publisher.V, string(s.URL.V), s.Accessed.V.Long(), s.Published.V.Long())
	}
	for i, text := range texts {
		texts[i] = strings.Join(strings.Fields(text), " ")
	}
	texts = slices.DeleteFunc(texts, func(s string) bool { return s == "" })
	slices.SortFunc(texts, func(x, y string) int { return len(y) - len(x) })
	return slices.Compact(texts)
}
