package main

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// TestStackRecords downloads decision records of whole stacks and compares them
// with testdata/stack-records; -update writes them.
func TestStackRecords(t *testing.T) {
	dir := t.TempDir()
	b := openBrowser(t)
	s := realStack(t, b)
	settled := findStack(t, s, "one choice in each decision", settledAll)
	states := map[string]stack.State{
		"settled": settled,
		"tie":     findStack(t, s, "a tie", hasTie),
		"unsure":  answerAll(s, stack.State{}, notSure),
		"made":    answerAll(s, stack.State{Made: map[model.ID]model.ID{s.Parts[0].Decision.ID: s.Parts[0].Choices()[0], s.Parts[1].Decision.ID: model.None}}, func(q *stack.Question) model.ID { return q.Answers()[0] }),
	}
	for _, name := range slices.Sorted(maps.Keys(states)) {
		b.recordsStack(t, s, dir, name, states[name])
	}
	r := s.Evaluate(settled)
	b = openBrowserAt(t, plantClash(t, r.Parts[0].Chosen[0], r.Parts[1].Chosen[0]))
	b.recordsStack(t, realStack(t, b), dir, "clash", settled)
}

func (b *browser) recordsStack(t *testing.T, s *stack.Stack, dir, name string, state stack.State) {
	t.Helper()
	b.downloadTo(t, dir)
	b.show(t, stackAt(s, state), 1280, "light")
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
	record = recordDate.ReplaceAllString(record, "date: 2026-11-21")
	if want := stackRecordName(s.Evaluate(state)); filepath.Base(file) != want {
		t.Errorf("%s: the record is called %s, not %s", name, filepath.Base(file), want)
	}
	if !strings.HasPrefix(record, "---\nstatus: proposed\ndate: 2026-11-21\n---\n\n# Stack: ") {
		t.Errorf("%s: the record begins with %.60q", name, record)
	}
	checkStackHeadings(t, s, name, record)
	for _, line := range untracedStack(b, s, record) {
		t.Errorf("%s: the data do not say %s", name, line)
	}
	compareGolden(t, filepath.Join("testdata", "stack-records", name+".md"), record)
	for _, said := range b.said() {
		t.Errorf("%s: %s", name, said)
	}
}

func stackRecordName(r stack.Result) string {
	name := "decision-stack"
	for _, st := range r.Parts {
		ids := make([]string, len(st.Chosen))
		for i, id := range st.Chosen {
			ids[i] = string(id)
		}
		switch {
		case !st.Known:
			name += "-open"
		case len(ids) == 0:
			name += "-none"
		default:
			name += "-" + strings.Join(ids, "-or-")
		}
	}
	return name + ".md"
}

// checkStackHeadings compares the headings with MADR's, and those below the pros
// and cons with the options of all decisions.
func checkStackHeadings(t *testing.T, s *stack.Stack, name, record string) {
	t.Helper()
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
			for _, p := range s.Parts {
				for _, o := range p.Decision.Options {
					want = append(want, "### "+o.Name.V)
				}
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s: the headings are %q, not %q", name, got, want)
	}
}

// stackWords are the words of a record of a whole stack that are the program's,
// beside those of any record.
var stackWords = strings.Fields(`A Stack stack it was decided before open pair of these clashes and no combination that allow is without a clash nearest
	instead Several options and`)

// untracedStack gives the lines that say something which neither the data nor the
// program says.
func untracedStack(b *browser, s *stack.Stack, record string) []string {
	var texts []string
	for _, p := range s.Parts {
		texts = append(texts, textsOf(b, p.Flow)...)
	}
	for _, f := range s.Follows {
		texts = append(texts, f.Because.V)
	}
	for _, p := range b.site.Guide.Stack.Pairs {
		texts = append(texts, strings.Join(strings.Fields(p.Reason.V), " "))
	}
	texts = append(texts, "Fits with care", "Fits", "Clashes", "Unknown")
	slices.SortFunc(texts, func(x, y string) int { return len(y) - len(x) })
	own := append(slices.Clone(ownWords), stackWords...)
	link := regexp.MustCompile(`<` + realOrigin + `/[a-z/]*stack/\?[^>]*>`)
	var lines []string
	for line := range strings.Lines(record) {
		rest := link.ReplaceAllString(markdownEscape.ReplaceAllString(strings.TrimSpace(line), "$1"), "")
		rest = autolink.ReplaceAllStringFunc(rest, func(link string) string {
			if slices.Contains(texts, strings.Trim(link, "<>")) {
				return ""
			}
			return link
		})
		for _, text := range texts {
			rest = cutWhole(rest, text)
		}
		for _, w := range word.FindAllString(rest, -1) {
			if !slices.Contains(own, w) {
				lines = append(lines, w+" in: "+line)
				break
			}
		}
	}
	return lines
}
