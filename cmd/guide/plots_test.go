package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestPlots holds that every picture of data is there, and says what the tables
// of its page say.
func TestPlots(t *testing.T) {
	s := realGuide(t, "/repo")
	seen := map[string]int{}
	for _, file := range slices.Sorted(maps.Keys(s.docs)) {
		doc := s.docs[file]
		var want []string
		class := map[string]string{"option": "profile", "pair": "pair"}[kind(doc)]
		switch class {
		case "profile":
			for row := range rowsOf(doc, "The levels of ") {
				want = append(want, row[0]+": "+strings.ToLower(row[1]))
			}
		case "pair":
			want = pairInWords(doc)
		default:
			continue
		}
		seen[class]++
		if got := description(doc, class); got != strings.Join(want, "; ")+"." || len(want) == 0 {
			t.Errorf("%s: the plot says %q, the table %q", file, got, want)
		}
	}
	for _, d := range s.Guide.Decisions {
		file := string(d.ID) + "/index.html"
		plot := description(s.docs[file], "timeline-plot")
		for _, o := range d.Options {
			profile := s.docs[string(d.ID)+"/"+string(o.ID.V)+"/index.html"]
			if len(o.Windows()) == 0 {
				if description(profile, "timeline-plot") != "" || plot != "" && !strings.Contains(plot, o.Name.V+": no published dates found") {
					t.Errorf("%s: no word that %s has no windows in %q", file, o.Name.V, plot)
				}
				continue
			}
			seen["timeline"]++
			for _, doc := range []*html.Node{s.docs[file], profile} {
				rows := 0
				for row := range rowsOf(doc, "Supported versions") {
					if strings.HasPrefix(row[0], o.Name.V+" ") {
						rows++
					}
				}
				if got := strings.Count(description(doc, "timeline-plot"), o.Name.V+" "); got != len(o.Windows()) || rows != got {
					t.Errorf("%s: %d windows of %s are drawn and %d in the table, of %d", file, got, o.Name.V, rows, len(o.Windows()))
				}
			}
		}
	}
	if seen["profile"] < 10 || seen["pair"] < 20 || seen["timeline"] < 6 {
		t.Errorf("only %v", seen)
	}
}

// description is that of the picture of a class, or nothing.
func description(doc *html.Node, class string) string {
	for n := range elements(doc, "svg") {
		if attr(n, "class") == class {
			for d := range elements(n, "desc") {
				return text(d)
			}
		}
	}
	return ""
}

// rowsOf ranges over the texts of the rows of the tables whose caption begins so.
func rowsOf(doc *html.Node, caption string) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for table := range elements(doc, "table") {
			for c := range elements(table, "caption") {
				if !strings.HasPrefix(text(c), caption) {
					continue
				}
				for row := range elements(table, "tr") {
					var cells []string
					for cell := range elements(row, "") {
						if cell.Data == "td" || cell.Data == "th" && attr(cell, "scope") == "row" {
							cells = append(cells, text(cell))
						}
					}
					if len(cells) > 0 && !yield(cells) {
						return
					}
				}
			}
		}
	}
}

// pairInWords reads the two tables of a pair.
func pairInWords(doc *html.Node) (all []string) {
	for row := range elements(doc, "tr") {
		var name string
		var options, levels []string
		for n := range elements(row, "") {
			switch {
			case n.Data == "th" && attr(n, "scope") == "row":
				for a := range elements(n, "a") {
					name = text(a)
				}
			case n.Data == "td":
				options = append(options, attr(n, "data-option"))
			case n.Data == "a" && strings.HasPrefix(attr(n, "class"), "level "):
				levels = append(levels, strings.ToLower(text(n)))
			}
		}
		switch {
		case len(levels) < 2:
		case levels[0] == levels[1]:
			all = append(all, fmt.Sprintf("%s: both %s", name, levels[0]))
		default:
			all = append(all, fmt.Sprintf("%s: %s %s, %s %s", name, options[0], levels[0], options[1], levels[1]))
		}
	}
	return all
}

// TestPlotText holds that no word of a picture leaves the screen or runs into
// another, on the narrowest screen and on a wide one.
func TestPlotText(t *testing.T) {
	b := openBrowser(t)
	const faults = `[...document.querySelectorAll(".plot svg")].flatMap(svg => {
		const texts = [...svg.querySelectorAll("text")].map(e => [e.textContent, e.getBoundingClientRect()])
		return texts.flatMap(([word, r], i) => [
			...(r.left < 0 || r.right > innerWidth ? [word + " leaves the screen"] : []),
			...texts.slice(i + 1).filter(([, o]) => r.left < o.right && o.left < r.right && r.top + 3 < o.bottom && o.top + 3 < r.bottom).map(([other]) => word + " runs into " + other)])
	})`
	looked := 0
	for _, file := range slices.Sorted(maps.Keys(b.site.docs)) {
		if !slices.Contains([]string{"option", "pair", "pairs", "decision"}, kind(b.site.docs[file])) {
			continue
		}
		for _, width := range []int64{320, 1280} {
			b.show(t, file, width, "light")
			looked += evaluate[int](t, b, `document.querySelectorAll(".plot text").length`)
			for _, fault := range evaluate[[]string](t, b, faults) {
				t.Errorf("%s at %d px: %s", file, width, fault)
			}
		}
	}
	if looked < 1000 {
		t.Errorf("only %d words", looked)
	}
}
