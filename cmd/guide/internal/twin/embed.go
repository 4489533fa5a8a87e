package twin

import (
	"fmt"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/layout"
)

// Embed writes what an embed shows. A view that it does not know is an error:
// a new embed needs its lines here.
func (w *Writer) Embed(view any) error {
	switch v := view.(type) {
	case layout.Matrix:
		w.matrix(v)
	case layout.Answers:
		w.answers(v)
	case layout.ChooseIf:
		w.chooseIf(v)
	case layout.Cell:
		w.cell(v)
	case layout.Code:
		w.file(v)
	case layout.Flowchart:
		w.flowchart(v)
	case layout.Rules:
		w.rules(v)
	default:
		return fmt.Errorf("package twin has no Markdown for %T", view)
	}
	return nil
}

// level is the word for a level, leading to its sources and dates.
func (w *Writer) level(c layout.Cell) string {
	if c.Level == "" {
		return ""
	}
	return w.link(c.URL, strings.ToUpper(c.Level[:1])+c.Level[1:])
}

func (w *Writer) matrix(m layout.Matrix) {
	w.caption(m.Caption)
	head := []string{"Criterion"}
	for _, o := range m.Options {
		head = append(head, w.link(o.URL, o.Name))
	}
	var rows [][]string
	for _, r := range m.Rows {
		row := []string{w.link(r.Criterion.URL, r.Criterion.Name)}
		if !m.Brief {
			row[0] += ": " + escape(r.Asks)
		}
		for _, c := range r.Cells {
			field := w.level(c)
			if !m.Brief && c.Verdict != "" {
				field += ": " + escape(c.Verdict)
			}
			row = append(row, field)
		}
		rows = append(rows, row)
	}
	w.table(head, rows)
}

func (w *Writer) caption(text string) {
	if text != "" {
		w.block()
		w.write("**", escape(text), "**")
	}
}

func (w *Writer) answers(a layout.Answers) {
	w.caption(a.Caption)
	var rows [][]string
	for _, r := range a.Rows {
		because := escape(r.Because)
		if s := w.sources(r.Sources); s != "" {
			because += " " + s
		}
		rows = append(rows, []string{escape(r.When), w.links(r.Choose), because})
	}
	w.table([]string{"Situation", "Choose", "Because"}, rows)
}

func (w *Writer) chooseIf(c layout.ChooseIf) {
	for _, column := range c.Columns {
		w.block()
		if len(column.Options) == 1 {
			w.write("Choose **", w.link(column.Options[0].URL, column.Label), "** if")
		} else {
			w.write("Choose **", escape(column.Label), "** (", w.links(column.Options), ") if")
		}
		conditions := make([]string, len(column.If))
		for i, text := range column.If {
			conditions[i] = escape(text)
		}
		w.items(conditions)
	}
}

func (w *Writer) cell(c layout.Cell) {
	w.block()
	w.write("**", w.link(c.Option.URL, c.Option.Name), ": ", w.link(c.Criterion.URL, c.Criterion.Name), ": ", w.level(c), ".** ", escape(c.Verdict))
	if s := w.sources(c.Sources); s != "" {
		w.block()
		w.write(s)
	}
	if c.Verified.ISO != "" {
		w.block()
		w.write("Verified ", c.Verified.Long)
	}
}

func (w *Writer) file(c layout.Code) {
	w.block()
	w.write("File ", w.link(c.Source, c.Title))
	if c.Tested != "" {
		w.write(", tested with ", escape(c.Tested))
	}
	if c.Page != "" {
		w.write(", from ", w.link(c.Page, "the task"))
	}
	w.write(":")
	w.code(c.Language, c.Text)
}

// flowchart writes the list that the drawing is equal to. Answers that the
// drawing marks are bold.
func (w *Writer) flowchart(f layout.Flowchart) {
	w.caption(f.Chart.Title)
	w.block()
	w.write(escape(f.Chart.Summary))
	var items []string
	marked := false
	for _, o := range f.Chart.Outline {
		item := w.link(o.URL, o.Text)
		for _, a := range o.Answers {
			text := escape(a.Text)
			if a.OnPath {
				text, marked = "**"+text+"**", true
			}
			item += "\n  - " + text + " → " + w.link(a.Next.URL, a.Next.Text)
		}
		items = append(items, item)
	}
	if marked {
		w.write(" The answers of one way are bold.")
	}
	w.items(items)
	w.block()
	w.write(w.link(f.Page, "Answer the questions"))
}

func (w *Writer) rules(r layout.Rules) {
	for _, g := range r.Groups {
		w.block()
		w.write("Rules of ", w.link(g.Source.URL, g.Source.Title))
		var rows [][]string
		for _, rule := range g.Rules {
			met := make([]string, len(rule.Met))
			for i, m := range rule.Met {
				met[i] = w.link(m.URL, m.Text)
			}
			where := strings.Join(met, "; ")
			if rule.Departs != "" {
				where = strings.TrimSpace(where + " Departure: " + escape(rule.Departs))
			}
			rows = append(rows, []string{escape(rule.ID), escape(rule.When), escape(rule.Says), where})
		}
		w.table([]string{"Rule", "When", "It says", "The guide follows it in"}, rows)
	}
}
