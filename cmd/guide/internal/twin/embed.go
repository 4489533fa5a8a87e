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
	return w.Link(c.URL, strings.ToUpper(c.Level[:1])+c.Level[1:])
}

func (w *Writer) matrix(m layout.Matrix) {
	w.caption(m.Caption)
	head := []string{"Criterion"}
	for _, o := range m.Options {
		head = append(head, w.Link(o.URL, o.Name))
	}
	var rows [][]string
	for _, r := range m.Rows {
		row := []string{w.Link(r.Criterion.URL, r.Criterion.Name)}
		if !m.Brief {
			row[0] += ": " + Text(r.Asks)
		}
		for _, c := range r.Cells {
			field := w.level(c)
			if !m.Brief && c.Verdict != "" {
				field += ": " + Text(c.Verdict)
			}
			row = append(row, field)
		}
		rows = append(rows, row)
	}
	w.table(head, rows)
}

func (w *Writer) caption(text string) {
	if text != "" {
		w.Block()
		w.write("**", Text(text), "**")
	}
}

func (w *Writer) answers(a layout.Answers) {
	w.caption(a.Caption)
	var rows [][]string
	for _, r := range a.Rows {
		because := Text(r.Because)
		if s := w.sources(r.Sources); s != "" {
			because += " " + s
		}
		rows = append(rows, []string{Text(r.When), w.links(r.Choose), because})
	}
	w.table([]string{"Situation", "Choose", "Because"}, rows)
}

func (w *Writer) chooseIf(c layout.ChooseIf) {
	for _, column := range c.Columns {
		w.Block()
		if len(column.Options) == 1 {
			w.write("Choose **", w.Link(column.Options[0].URL, column.Label), "** if")
		} else {
			w.write("Choose **", Text(column.Label), "** (", w.links(column.Options), ") if")
		}
		conditions := make([]string, len(column.If))
		for i, text := range column.If {
			conditions[i] = Text(text)
		}
		w.items(conditions)
	}
}

func (w *Writer) cell(c layout.Cell) {
	w.Block()
	w.write("**", w.Link(c.Option.URL, c.Option.Name), ": ", w.Link(c.Criterion.URL, c.Criterion.Name), ": ", w.level(c), ".** ", Text(c.Verdict))
	if s := w.sources(c.Sources); s != "" {
		w.Block()
		w.write(s)
	}
	if c.Verified.ISO != "" {
		w.Block()
		w.write("Verified ", c.Verified.Long)
	}
}

func (w *Writer) file(c layout.Code) {
	w.Block()
	w.write("File ", w.Link(c.Source, c.Title))
	if c.Tested != "" {
		w.write(", tested with ", Text(c.Tested))
	}
	if c.Page != "" {
		w.write(", from ", w.Link(c.Page, "the task"))
	}
	w.write(":")
	w.code(c.Language, c.Text)
}

// flowchart writes the list that the drawing is equal to. Answers that the
// drawing marks are bold.
func (w *Writer) flowchart(f layout.Flowchart) {
	w.caption(f.Chart.Title)
	w.Block()
	w.write(Text(f.Chart.Summary))
	var items []string
	marked := false
	for _, o := range f.Chart.Outline {
		item := w.Link(o.URL, o.Text)
		for i, a := range o.Answers {
			text := Text(a.Text)
			if onPath(f.Chart, o, i) {
				text, marked = "**"+text+"**", true
			}
			item += "\n  - " + text + " → " + w.Link(a.Next.URL, a.Next.Text)
		}
		items = append(items, item)
	}
	if marked {
		w.write(" The answers of one way are bold.")
	}
	w.items(items)
	w.Block()
	w.write(w.Link(f.Page, "Answer the questions"))
}

// onPath reports whether the drawing marks an answer of a question.
func onPath(c layout.Chart, question layout.OutlineItem, answer int) bool {
	for _, n := range c.Nodes {
		if strings.HasSuffix(question.URL, "#"+n.ID) && len(n.Rows) == len(question.Answers) {
			return n.Rows[answer].OnPath
		}
	}
	return false
}

func (w *Writer) rules(r layout.Rules) {
	for _, g := range r.Groups {
		w.Block()
		w.write("Rules of ", w.Link(g.Source.URL, g.Source.Title))
		var rows [][]string
		for _, rule := range g.Rules {
			met := make([]string, len(rule.Met))
			for i, m := range rule.Met {
				met[i] = w.Link(m.URL, m.Text)
			}
			where := strings.Join(met, "; ")
			if rule.Departs != "" {
				where = strings.TrimSpace(where + " Departure: " + Text(rule.Departs))
			}
			rows = append(rows, []string{Text(rule.ID), Text(rule.When), Text(rule.Says), where})
		}
		w.table([]string{"Rule", "When", "It says", "The guide follows it in"}, rows)
	}
}
