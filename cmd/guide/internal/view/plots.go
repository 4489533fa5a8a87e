package view

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/plot"
	"whichbackend.example/guide/cmd/guide/internal/rank"
)

// onScale gives a level as plots count them: 1 is the lowest, unknown is 0.
func onScale(level string) plot.Level {
	return plot.Level(slices.Index(rank.Steps, model.Level(level)) + 1)
}

// Profile draws the levels of an option. Its description is the table in words.
func Profile(name string, cells []layout.Cell) template.HTML {
	var rows []plot.Row
	var words []string
	for _, c := range cells {
		rows = append(rows, plot.Row{Name: c.Criterion.Name, Class: c.Level, Level: onScale(c.Level)})
		words = append(words, c.Criterion.Name+": "+c.Level)
	}
	return plot.Profile("The levels of "+name, sentence(words), rows)
}

// PairPlot draws the levels of two options in the order of the rows.
func PairPlot(one, other layout.Ref, rows []layout.PairRow) template.HTML {
	a, b := one.Name, other.Name
	var words []string
	var marks []plot.PairRow
	for _, r := range rows {
		marks = append(marks, plot.PairRow{Name: r.Criterion.Name, A: onScale(r.A.Level), B: onScale(r.B.Level)})
		if r.A.Level == r.B.Level {
			words = append(words, r.Criterion.Name+": both "+r.A.Level)
			continue
		}
		words = append(words, fmt.Sprintf("%s: %s %s, %s %s", r.Criterion.Name, a, r.A.Level, b, r.B.Level))
	}
	return plot.Pair(fmt.Sprintf("The levels of %s and %s, widest differences first", a, b), sentence(words), side(one), side(other), [...]string{"Weak", "Fair", "Good", "Strong"}, marks)
}

func side(o layout.Ref) plot.Side {
	return plot.Side{Name: o.Name, Class: fmt.Sprintf("h%d", o.Sign.Hue)}
}

func sentence(parts []string) string { return strings.Join(parts, "; ") + "." }

// noWindows says that an option has no support windows.
const noWindows = "No published dates found"

// windowWords say what a line gets in a support window.
var windowWords = map[model.WindowKind]string{model.AllFixes: "Bug and security fixes", model.SecurityFixes: "Security fixes"}

// Support shows the support windows of options on one axis, one row for each
// line; nil where no option has any. An option without windows has a row that
// says so.
func (m *Maker) Support(d *model.Decision, options []*model.Option, title string) *layout.Support {
	if !slices.ContainsFunc(options, func(o *model.Option) bool { return len(o.Windows()) > 0 }) {
		return nil
	}
	v := &layout.Support{Title: title}
	var tracks []plot.Track
	var legend plot.Legend
	var words []string
	for _, o := range options {
		if len(o.Windows()) == 0 {
			tracks = append(tracks, plot.Track{Group: o.Name.V, Words: noWindows})
			v.Rows = append(v.Rows, layout.SupportRow{Option: m.Option(d, o), Kind: noWindows})
			words = append(words, o.Name.V+": no published dates found")
			continue
		}
		for _, w := range o.Windows() {
			if last := len(tracks) - 1; last < 0 || tracks[last].Group != o.Name.V || tracks[last].Name != w.Line.V {
				tracks = append(tracks, plot.Track{Group: o.Name.V, Name: w.Line.V})
			}
			t := &tracks[len(tracks)-1]
			t.Spans = append(t.Spans, span(w))
			name(&legend, w)
			v.Open = v.Open || !w.To.Set()
			v.Rows = append(v.Rows, layout.SupportRow{
				Option: m.Option(d, o), Line: w.Line.V, Kind: windowWords[w.Kind.V],
				From: Date(w.From.V), To: Date(w.To.V), NoEnd: w.NoEnd.V, Sources: m.Sources(w.Sources),
			})
			words = append(words, inWords(o, w))
		}
	}
	v.Plot = plot.Timeline(title, sentence(words), tracks, legend)
	return v
}

func span(w model.Window) plot.Span {
	return plot.Span{From: years(w.From.V), To: end(w.To.V), Thin: w.Kind.V == model.SecurityFixes, Open: !w.To.Set()}
}

func name(l *plot.Legend, w model.Window) {
	switch {
	case !w.To.Set():
		l.Open = "No end date"
	case w.Kind.V == model.SecurityFixes:
		l.Thin = "Security fixes"
	default:
		l.Full = "All fixes"
	}
}

func inWords(o *model.Option, w model.Window) string {
	until := "without an end date"
	if w.To.Set() {
		until = "to " + w.To.V.Long()
	}
	return fmt.Sprintf("%s %s: %s from %s %s", o.Name.V, w.Line.V, strings.ToLower(windowWords[w.Kind.V]), w.From.V.Long(), until)
}

// years counts a date in years, from its first instant.
func years(d model.Date) float64 {
	return float64(d.Year) + float64(d.Time().YearDay()-1)/366
}

// end counts the end of a date in years.
func end(d model.Date) float64 {
	if d.IsZero() {
		return 0
	}
	t := d.End()
	return float64(t.Year()) + float64(t.YearDay()-1)/366
}
