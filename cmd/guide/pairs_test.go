package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
)

const pairsFile = "stack/pairs/index.html"

// shortFits are the verdicts as the matrix shows them.
var shortFits = map[model.Fit]string{"fits": "Fits", "with-care": "With care", "clashes": "Clashes", "unknown": "Unknown"}

// TestPairsPage holds that the page of pairs says what the data say: every pair
// with its reason once, in the matrix from both sides, and in numbers.
func TestPairsPage(t *testing.T) {
	s := realGuide(t, "/repo")
	doc := s.docs[pairsFile]
	if doc == nil {
		t.Fatal("there is no page of pairs")
	}
	judged := map[[2]string]model.Pair{}
	names := map[string]string{}
	for _, p := range s.Guide.Stack.Pairs {
		a, _ := s.Guide.Option(p.A.V)
		b, _ := s.Guide.Option(p.B.V)
		judged[[2]string{a.Name.V, b.Name.V}], judged[[2]string{b.Name.V, a.Name.V}] = p, p
	}
	numbers, blocks := map[string]map[model.Fit]int{}, []string{}
	for i, d := range s.Guide.Decisions {
		for _, o := range d.Options {
			names[string(o.ID.V)] = o.Name.V
			numbers[o.Name.V] = map[model.Fit]int{}
		}
		for _, later := range s.Guide.Decisions[i+1:] {
			block := map[model.Fit]int{}
			for _, x := range d.Options {
				for _, y := range later.Options {
					block[judged[[2]string{x.Name.V, y.Name.V}].Verdict.V]++
				}
			}
			blocks = append(blocks, d.About.Name.V+" and "+later.About.Name.V+": "+numbersInWords(block))
		}
	}
	if got := description(doc, ""); got != strings.Join(blocks, "; ")+"." {
		t.Errorf("the picture says %q, not %q", got, blocks)
	}
	cells := matrixCells(t, doc)
	if len(cells) != len(judged) {
		t.Errorf("the matrix has %d verdicts, not %d", len(cells), len(judged))
	}
	for key, p := range judged {
		numbers[key[0]][p.Verdict.V]++
		want := fmt.Sprintf("%s #%s_%s", shortFits[p.Verdict.V], p.A.V, p.B.V)
		if cells[key] != want {
			t.Errorf("%s against %s: the matrix says %q, not %q", key[0], key[1], cells[key], want)
		}
		entry := elementOf(doc, string(p.A.V)+"_"+string(p.B.V))
		if entry == nil || !strings.HasPrefix(text(entry), names[string(p.A.V)]+" and "+names[string(p.B.V)]+" ") || !strings.Contains(text(entry), " "+p.Reason.V) && !strings.Contains(text(entry), p.Reason.V) {
			t.Errorf("the reason of %s with %s is not shown", key[0], key[1])
			continue
		}
		if links := linksIn(entry); len(links) != 2+len(p.Sources) || !strings.Contains(links[len(links)-1], fmt.Sprintf("stack.yaml?plain=1#L%d", p.At.Line)) {
			t.Errorf("%s with %s has the links %q", key[0], key[1], links)
		}
	}
	rows := 0
	for row := range rowsOf(doc, "Pairs of each option") {
		rows++
		if want := fmt.Sprint(numbersOf(numbers[row[0]])); fmt.Sprint(row[1:]) != want {
			t.Errorf("%s has the numbers %v, not %s", row[0], row[1:], want)
		}
	}
	if rows != len(names) || rows == 0 {
		t.Errorf("%d of %d options have numbers", rows, len(names))
	}
	for id, name := range names {
		section := elementOf(doc, id)
		if section == nil {
			t.Fatalf("%s has no place", name)
		}
		// Whoever has decided for one finds all others there.
		for key := range judged {
			if key[0] == name && !strings.Contains(text(section), key[1]) {
				t.Errorf("the place of %s does not name %s", name, key[1])
			}
		}
	}
}

// numbersInWords says how many pairs have which verdict.
func numbersInWords(n map[model.Fit]int) string {
	words := map[model.Fit][2]string{"fits": {"fits", "fit"}, "with-care": {"fits with care", "fit with care"}, "clashes": {"clashes", "clash"}, "unknown": {"is unknown", "are unknown"}}
	var all []string
	for _, verdict := range model.Fits {
		if n[verdict] > 0 {
			all = append(all, fmt.Sprintf("%d %s", n[verdict], words[verdict][min(n[verdict], 2)-1]))
		}
	}
	return strings.Join(all, ", ")
}

func numbersOf(n map[model.Fit]int) (all []int) {
	for _, verdict := range model.Fits {
		all = append(all, n[verdict])
	}
	return all
}

// matrixCells reads the matrix as a screen reader does, by its header cells: the
// words of a cell and where it leads, by the names of row and column.
func matrixCells(t *testing.T, doc *html.Node) map[[2]string]string {
	t.Helper()
	var columns []string
	cells := map[[2]string]string{}
	for table := range elements(doc, "table") {
		if attr(table.Parent, "class") != "table against few" {
			continue
		}
		taken := map[int]int{} // rows that a cell from above still covers, by column
		for row := range elements(table, "tr") {
			name, at := "", 0
			for cell := range elements(row, "") {
				switch {
				case cell.Data == "th" && attr(cell, "scope") == "col" && attr(cell, "rowspan") == "":
					columns = append(columns, text(cell))
				case cell.Data == "th" && attr(cell, "scope") == "row":
					name = text(cell)
				case cell.Data == "td":
					for taken[at] > 0 {
						taken[at]--
						at++
					}
					if attr(cell, "class") == "same" {
						var wide, high int
						fmt.Sscan(attr(cell, "colspan"), &wide)
						fmt.Sscan(attr(cell, "rowspan"), &high)
						for range wide {
							if columns[at] != "" {
								taken[at] = high - 1
							}
							at++
						}
						continue
					}
					if attr(cell, "data-option") != columns[at] {
						t.Errorf("%s against %s is said to be %s", name, columns[at], attr(cell, "data-option"))
					}
					cells[[2]string{name, columns[at]}] = text(cell) + " " + strings.Join(linksIn(cell), "")
					at++
				}
			}
			for name != "" && at < len(columns) && taken[at] > 0 {
				taken[at]--
				at++
			}
			if name != "" && at != len(columns) {
				t.Errorf("the row of %s has %d of %d columns", name, at, len(columns))
			}
		}
	}
	return cells
}

func elementOf(doc *html.Node, id string) *html.Node {
	for n := range elements(doc, "") {
		if attr(n, "id") == id {
			return n
		}
	}
	return nil
}

func linksIn(n *html.Node) (all []string) {
	for a := range elements(n, "a") {
		all = append(all, attr(a, "href"))
	}
	return all
}

// TestPairPlaces holds that profiles lead to the place of each pair, and outcomes to
// the pairs of what they choose.
func TestPairPlaces(t *testing.T) {
	s := realGuide(t, "/repo")
	for _, p := range s.Guide.Stack.Pairs {
		for _, id := range []model.ID{p.A.V, p.B.V} {
			_, d := s.Guide.Option(id)
			profile := s.docs[strings.TrimPrefix(route.Option(d.ID, id), "/")+"index.html"]
			if want := "/repo/stack/pairs/#" + string(p.A.V) + "_" + string(p.B.V); !slices.Contains(linksIn(profile), want) {
				t.Errorf("the profile of %s does not lead to %s", id, want)
			}
		}
	}
	outcomes := 0
	for _, d := range s.Guide.Decisions {
		page := s.docs[strings.TrimPrefix(route.Decide(d.ID), "/")+"index.html"]
		for _, e := range d.Flow.Outcomes {
			want := "/repo/stack/pairs/"
			if len(e.Value.Choose) > 0 {
				want += "#" + string(e.Value.Choose[0].V)
			}
			outcomes++
			if links := linksIn(elementOf(page, e.Key.V)); !slices.Contains(links, want) {
				t.Errorf("the outcome %s of %s does not lead to %s", e.Key.V, d.ID, want)
			}
		}
	}
	if outcomes < 10 {
		t.Errorf("only %d outcomes", outcomes)
	}
}

// TestPairsLook holds that the pages about the whole stack fit the narrowest
// phone, and that the matrix is a list there.
func TestPairsLook(t *testing.T) {
	b := openBrowser(t)
	for _, file := range slices.Sorted(maps.Keys(b.site.docs)) {
		if k := kind(b.site.docs[file]); k != "pairs" && k != "stack-scenarios" {
			continue
		}
		for _, width := range []int64{320, 360, 640, 900, 1280} {
			b.show(t, file, width, "light")
			for _, fault := range append(b.said(), evaluate[[]string](t, b, faultsInPage)...) {
				t.Errorf("%s at %d px: %s", file, width, fault)
			}
			for _, fault := range evaluate[[]string](t, b, cutOff) {
				t.Errorf("%s at %d px: %s", file, width, fault)
			}
		}
	}
	b.show(t, pairsFile, 320, "light")
	if !evaluate[bool](t, b, `(e => e.scrollWidth <= e.clientWidth && !e.querySelector(".same").checkVisibility())(document.querySelector(".against"))`) {
		t.Error("the matrix is no list on a phone")
	}
	b.show(t, pairsFile, 1280, "light")
	evaluate[int](t, b, `(document.querySelector(".against tbody:last-child tr:last-child").scrollIntoView(), 0)`)
	const stays = `(() => {
		const head = document.querySelector(".against thead").getBoundingClientRect(), body = document.querySelector(".against tbody:last-child").getBoundingClientRect()
		return head.bottom > 0 && head.top < innerHeight && head.bottom <= body.bottom
	})()`
	if !evaluate[bool](t, b, stays) {
		t.Error("the header of the matrix does not stay")
	}
}

// cutOff lists cells of the matrix and of the numbers with words that stand out of
// them.
const cutOff = `[...document.querySelectorAll(".against :is(th, td), .counts :is(th, td)")].filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1).map(e => e.textContent + " is cut off")`
