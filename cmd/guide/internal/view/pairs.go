package view

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
)

// fitShort are the verdicts where there is little room.
var fitShort = map[model.Fit]string{"fits": "Fits", "with-care": "With care", "clashes": "Clashes", "unknown": "Unknown"}

// unjudged stands where a reason would.
const unjudged = "Nobody has judged this pair yet."

// indexPairs notes which pairs are judged, and which the page of pairs shows.
func (m *Maker) indexPairs() {
	for i := range m.Guide.Stack.Pairs {
		p := &m.Guide.Stack.Pairs[i]
		for _, key := range [][2]model.ID{{p.A.V, p.B.V}, {p.B.V, p.A.V}} {
			if m.judged[key] == nil { // the second judgment of a pair is reported
				m.judged[key] = p
			}
		}
	}
	if !m.HasPairs() {
		return
	}
	for i, options := range m.Guide.InPairs() {
		for _, o := range options {
			m.shown[o.ID.V] = i + 1
		}
	}
}

// Pair finds the judgment of two options of different decisions, or nil.
func (m *Maker) Pair(x, y model.ID) *model.Pair { return m.judged[[2]model.ID{x, y}] }

// verdict is the judgment of two options of different decisions; a pair that
// nobody has judged is unknown.
func (m *Maker) verdict(x, y model.ID) model.Fit {
	if p := m.Pair(x, y); p != nil && p.Verdict.V != "" {
		return p.Verdict.V
	}
	return model.FitUnknown
}

// HasPairs reports whether there is a page of pairs: there are two decisions to
// be made together.
func (m *Maker) HasPairs() bool { return len(m.Guide.Decisions) > 1 }

// PairPlace leads to a pair on the page of pairs; empty where that does not show
// it.
func (m *Maker) PairPlace(x, y model.ID) string {
	i, j := m.shown[x], m.shown[y]
	if i == 0 || j == 0 || i == j {
		return ""
	}
	if j < i {
		x, y = y, x
	}
	return route.StackPairs + "#" + route.StackPair(x, y)
}

// PairsOf leads to all pairs of an option; to the page where that does not show
// it, and nowhere where there is no such page.
func (m *Maker) PairsOf(option model.ID) string {
	switch {
	case !m.HasPairs():
		return ""
	case m.shown[option] == 0:
		return route.StackPairs
	}
	return route.StackPairs + "#" + string(option)
}

// together is some options of each decision, to be shown against each other.
type together struct {
	*Maker
	options [][]*model.Option // by the number of the decision
	prefix  string            // of the places on the page
}

// AddPairs fills in the page of pairs of some options of each decision. All its
// places begin with the prefix.
func (m *Maker) AddPairs(v *layout.Pairs, options [][]*model.Option, prefix string) {
	t := together{m, options, prefix}
	v.Blocks, v.Matrix = t.blocks(), t.matrix()
	for i, d := range m.Guide.Decisions {
		group := layout.PairGroup{Decision: Decision(d)}
		for _, o := range options[i] {
			all := t.pairsOf(i, o)
			group.Options = append(group.Options, all)
			v.Counts = append(v.Counts, layout.FitCounts{Option: t.place(d, o), Counts: all.Counts})
		}
		if group.Options != nil {
			v.Groups = append(v.Groups, group)
		}
		if left := len(d.Options) - len(options[i]); left > 0 {
			v.Left = append(v.Left, fmt.Sprintf("%s: the first %d of %d options are shown. The profile of each of the others says what goes with it.", d.About.Name.V, len(options[i]), len(d.Options)))
		}
	}
}

// place names an option by its place on the page.
func (t together) place(d *model.Decision, o *model.Option) layout.Ref {
	ref := t.Option(d, o)
	ref.ID = t.prefix + ref.ID
	ref.URL = "#" + ref.ID
	return ref
}

// pairsOf gives all that goes with an option of a decision.
func (t together) pairsOf(of int, o *model.Option) layout.PairOption {
	v := layout.PairOption{ID: t.prefix + string(o.ID.V), Option: t.Option(t.Guide.Decisions[of], o)}
	numbers := map[model.Fit]int{}
	for i, other := range t.Guide.Decisions {
		if i == of || len(t.options[i]) == 0 {
			continue
		}
		with := layout.PairsWith{Decision: Decision(other)}
		for _, x := range t.options[i] {
			numbers[t.verdict(o.ID.V, x.ID.V)]++
			if i > of {
				with.Entries = append(with.Entries, t.entry(other, o, x))
			}
		}
		if i < of {
			with.Names = t.names(i, o)
		}
		v.With = append(v.With, with)
	}
	v.Counts = counts(numbers)
	return v
}

// entry is a pair with its reason; the option of the later decision is named.
func (t together) entry(later *model.Decision, a, b *model.Option) layout.PairEntry {
	verdict := t.verdict(a.ID.V, b.ID.V)
	e := layout.PairEntry{ID: t.prefix + route.StackPair(a.ID.V, b.ID.V), Fit: layout.Fit{Option: t.Option(later, b), Verdict: string(verdict), Words: FitWords[verdict], Reason: unjudged}}
	at := diag.Pos{File: model.StackFile, Line: 1}
	if p := t.Pair(a.ID.V, b.ID.V); p != nil {
		e.Reason, e.Sources, at = p.Reason.V, t.Sources(p.Sources), p.At
	}
	e.Edit = t.Line(at)
	return e
}

// names lists the options of an earlier decision by how they go with one.
func (t together) names(earlier int, o *model.Option) []layout.FitNames {
	var all []layout.FitNames
	for _, verdict := range model.Fits {
		names := layout.FitNames{Verdict: string(verdict), Words: FitWords[verdict]}
		for _, x := range t.options[earlier] {
			if t.verdict(x.ID.V, o.ID.V) == verdict {
				ref := t.Option(t.Guide.Decisions[earlier], x)
				ref.URL = "#" + t.prefix + route.StackPair(x.ID.V, o.ID.V)
				names.Options = append(names.Options, ref)
			}
		}
		if names.Options != nil {
			all = append(all, names)
		}
	}
	return all
}

// counts gives a number for every verdict.
func counts(numbers map[model.Fit]int) []layout.FitCount {
	var all []layout.FitCount
	for _, verdict := range model.Fits {
		all = append(all, layout.FitCount{Verdict: string(verdict), Words: FitWords[verdict], Number: numbers[verdict]})
	}
	return all
}

// matrix is the table of all options against all.
func (t together) matrix() layout.FitMatrix {
	v := layout.FitMatrix{Caption: "Which options go together"}
	for i, d := range t.Guide.Decisions {
		if len(t.options[i]) == 0 {
			continue
		}
		group := layout.FitMatrixGroup{Name: d.About.Name.V}
		for n, o := range t.options[i] {
			group.Rows = append(group.Rows, layout.FitMatrixRow{Option: t.place(d, o), Cells: t.cells(i, n)})
		}
		v.Columns += len(group.Rows)
		v.Groups = append(v.Groups, group)
	}
	return v
}

func (t together) cells(of, n int) []layout.FitCell {
	var cells []layout.FitCell
	o := t.options[of][n]
	for i, others := range t.options {
		if i == of {
			if n == 0 {
				cells = append(cells, layout.FitCell{Same: len(others)})
			}
			continue
		}
		for _, x := range others {
			a, b := o.ID.V, x.ID.V
			if i < of {
				a, b = b, a
			}
			verdict := t.verdict(a, b)
			cells = append(cells, layout.FitCell{Option: x.Name.V, Verdict: string(verdict), Words: fitShort[verdict], Place: t.prefix + route.StackPair(a, b)})
		}
	}
	return cells
}
