package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

const compareTaken = compareFile + "?options=django,nestjs&show=differences&sort=name&weigh=team:1,realtime:3&v=1"

// TestCompareMarkdown copies what is shown, and reads it as Markdown.
func TestCompareMarkdown(t *testing.T) {
	b := openBrowser(t)
	b.show(t, compareTaken, 1280, "light")
	evaluate[int](t, b, `(navigator.clipboard.writeText = text => (window.copied = text, Promise.resolve()), 0)`)
	b.pick(t, "[data-do=markdown]")
	b.waitFor(t, `window.copied`)
	text, shown := evaluate[string](t, b, "copied"), b.compared(t)
	var rows [][]string
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "|") {
			rows = append(rows, strings.Split(strings.Trim(strings.TrimSpace(line), "| "), " | "))
		}
	}
	if len(rows) != len(shown.Rows)+2 || len(shown.Rows) < 3 || !slices.Equal(rows[0], []string{"Criterion", "Django", "NestJS"}) {
		t.Fatalf("the table is %q", rows)
	}
	d := b.site.Guide.Decisions[slices.IndexFunc(matrixNames(b), func(id string) bool { return id == "backend" })]
	for i, name := range shown.Rows {
		row := rows[i+2]
		for _, c := range d.Criteria {
			if c.Name.V != name {
				continue
			}
			cell := d.Option("nestjs").Cell(c.ID.V)
			if want := "**" + string(cell.Level.V) + "** " + cell.Verdict.V; len(row) != 3 || row[0] != name || strings.ReplaceAll(row[2], `\`, "") != want {
				t.Errorf("the row of %s is %q, with %q in the data", name, row, want)
			}
		}
	}
	for _, want := range []string{"# Backend framework: Django, NestJS\n", strings.ReplaceAll(shown.Firm, "&", `\&`), "* Place 1: ", "<" + b.url + compareTaken + ">\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %q in\n%s", want, text)
		}
	}
	b.waitFor(t, `document.querySelector("[data-part=said]").textContent === "Copied"`)
	evaluate[int](t, b, `(navigator.clipboard.writeText = () => Promise.reject(new Error("no")), 0)`)
	b.pick(t, "[data-do=link]")
	b.waitFor(t, `document.querySelector("[data-do=link]").textContent === "Not possible here"`)
}

func matrixNames(b *browser) []string {
	var ids []string
	for _, d := range b.site.Guide.Decisions {
		ids = append(ids, string(d.ID))
	}
	return ids
}

// TestCompareDownloads takes what is shown as CSV and as JSON: its parts are
// those of the full files.
func TestCompareDownloads(t *testing.T) {
	b := openBrowser(t)
	b.show(t, compareTaken, 1280, "light")
	shown := b.compared(t)
	for _, ending := range []string{"csv", "json"} {
		dir := t.TempDir()
		b.downloadTo(t, dir)
		b.pick(t, "[data-do="+ending+"]")
		file := awaitFile(t, dir)
		data, err := os.ReadFile(file)
		if err != nil || !strings.HasSuffix(file, "/backend-comparison."+ending) {
			t.Fatalf("%s: %v", file, err)
		}
		if ending == "csv" {
			full := records(t, b.site.files["backend/compare/matrix.csv"])
			got := records(t, data)
			if len(got) != 1+2*len(shown.Rows) {
				t.Errorf("%d lines for %d rows", len(got), len(shown.Rows))
			}
			for _, line := range got {
				if !slices.ContainsFunc(full, func(f []string) bool { return slices.Equal(f, line) }) {
					t.Errorf("the full file does not have %q", line)
				}
			}
			continue
		}
		type file2 struct {
			Decision string
			Options  map[string]any
			Criteria []struct{ ID, Name string }
			Cells    map[string]map[string]any
			Sources  map[string]any
			Weights  map[string]int
			Ranking  []string
			Address  string
		}
		var got, full file2
		if err := json.Unmarshal(data, &got); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b.site.files["data/backend.json"], &full); err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, c := range got.Criteria {
			names = append(names, c.Name)
			for _, option := range []string{"django", "nestjs"} {
				if !reflect.DeepEqual(got.Cells[option][c.ID], full.Cells[option][c.ID]) || full.Cells[option][c.ID] == nil {
					t.Errorf("%s on %s: %v", option, c.ID, got.Cells[option][c.ID])
				}
			}
		}
		if !slices.Equal(names, shown.Rows) || len(got.Options) != 2 || len(got.Cells) != 2 || len(got.Sources) == 0 || len(got.Sources) >= len(full.Sources) {
			t.Errorf("it holds %q, %d options and %d sources", names, len(got.Options), len(got.Sources))
		}
		if !reflect.DeepEqual(got.Weights, map[string]int{"realtime": 3, "team": 1}) || len(got.Ranking) != 3 || got.Address != b.url+compareTaken {
			t.Errorf("it holds %v, %q and %s", got.Weights, got.Ranking, got.Address)
		}
	}
}

func records(t *testing.T, data []byte) [][]string {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil || len(all) < 2 {
		t.Fatalf("%v in %q", err, data)
	}
	return all
}

// TestCompareKeyboard ranks and filters with the keyboard alone.
func TestCompareKeyboard(t *testing.T) {
	b := openBrowser(t)
	b.show(t, compareFile, 1280, "light")
	b.tabTo(t, "the options", `e.value === "express"`)
	b.press(t, " ")
	b.tabTo(t, "the words", `e.name === "find"`)
	b.press(t, "ml")
	b.tabTo(t, "the differences", `e.name === "differ"`)
	b.press(t, " ")
	b.tabTo(t, "the weights", `e.matches("[data-part=weigh] summary")`)
	b.press(t, kb.Enter)
	b.tabTo(t, "a weight", `e.name === "weigh-concurrency"`)
	b.press(t, kb.ArrowRight+kb.ArrowRight)
	got := b.compared(t)
	if got.Query != "options=django,fastapi,fastify,flask,laravel,nestjs&find=ml&show=differences&weigh=concurrency:2&v=1" || got.Focus != "weigh-concurrency" || len(got.Places) != 6 {
		t.Errorf("the page shows %+v", got)
	}
	b.tabTo(t, "the button", `e.dataset.do === "none"`)
	b.press(t, kb.Enter)
	b.tabTo(t, "showing everything", `e.dataset.do === "everything"`)
	b.press(t, kb.Enter)
	if got := b.compared(t); got.Query != "" || got.Focus != "span" {
		t.Errorf("in the end it shows %+v", got)
	}
	for _, said := range b.said() {
		t.Error(said)
	}
}
