package site

import (
	"html/template"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/embed"
	"whichbackend.example/guide/cmd/guide/internal/highlight"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/source"

	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// listSamples lists the index of code samples and a page for each task.
func (b *builder) listSamples() {
	index := &page{url: route.Samples, kind: "samples", title: "Code samples", summary: "The same task in every framework, as real files that the tests start or, where that cannot be, parse.", parent: route.Home, section: "Code samples"}
	index.view = func(f layout.Frame) any {
		v := layout.Samples{Frame: f}
		for _, t := range b.guide.Tasks {
			v.Tasks = append(v.Tasks, layout.TaskCard{URL: route.Sample(t.ID.V), Title: t.Title.V, Summary: t.Summary.V, Options: b.views.Options(variantIDs(t))})
		}
		v.Tables = b.sampleTables()
		return v
	}
	b.list(index)
	for _, t := range b.guide.Tasks {
		p := &page{
			url: route.Sample(t.ID.V), kind: "sample", title: t.Title.V, summary: t.Summary.V, section: "Code samples",
			parent: route.Samples, group: "samples", origin: t.ID.Pos, files: []string{t.Path}, search: b.searchSample(t),
		}
		for _, e := range t.Variants {
			p.anchors = append(p.anchors, e.Key.V)
		}
		p.view = func(f layout.Frame) any { return b.sampleView(t, f) }
		p.about = func() (string, any) { return b.aboutTask(t) }
		b.list(p)
	}
}

// sampleTables gives every field of task by option.
func (b *builder) sampleTables() []layout.SampleTable {
	var tables []layout.SampleTable
	for _, d := range b.guide.Decisions {
		table := layout.SampleTable{Caption: "How far the samples are tested: " + d.About.Name.V}
		for _, o := range d.Options {
			table.Options = append(table.Options, b.views.Option(d, o))
		}
		for _, t := range b.guide.Tasks {
			if t.Decision.V != d.ID {
				continue
			}
			row := layout.SampleRow{Task: layout.Link{URL: route.Sample(t.ID.V), Text: t.Title.V}}
			for i, o := range d.Options {
				field := layout.SampleField{Option: table.Options[i], Words: "None"}
				if v, known := t.Variants.Get(string(o.ID.V)); known {
					field.Status, field.Words, field.URL = string(v.Status.V), shortStatus[v.Status.V], route.Sample(t.ID.V)+"#"+string(o.ID.V)
				}
				row.Fields = append(row.Fields, field)
			}
			table.Rows = append(table.Rows, row)
		}
		if len(table.Rows) > 0 {
			tables = append(tables, table)
		}
	}
	return tables
}

// shortStatus names a status where the column says what it is about.
var shortStatus = map[model.Status]string{
	model.Ran: "Ran", model.SyntaxChecked: "Syntax checked", model.NotApplicable: "Not applicable",
}

// codeKey is a file of a sample.
type codeKey struct{ File *source.File }

type code struct {
	html  template.HTML
	fault string
}

var codeStep = memo.Step[codeKey, code]{Name: "sample"}

// codeOf marks a whole file of a sample up.
func (b *builder) codeOf(f *source.File) code {
	return codeStep.Do(b.memo, codeKey{f}, nil, func(*diag.List) code {
		html, err := embed.Highlight(f.Path, string(f.Data), highlight.Options{})
		if err != nil {
			return code{fault: err.Error()}
		}
		return code{html: html}
	})
}

// checkSamples reports the samples that cannot be marked up.
func (b *builder) checkSamples(diags *diag.List) {
	for _, t := range b.guide.Tasks {
		for _, e := range t.Variants {
			for _, name := range e.Value.Files {
				if f := e.Value.Sources[name.V]; f != nil {
					if fault := b.codeOf(f).fault; fault != "" {
						diags.Errorf(name.Pos, "sample", "%s", fault)
					}
				}
			}
		}
	}
}

func variantIDs(t *model.Task) []model.IDAt {
	var ids []model.IDAt
	for _, e := range t.Variants {
		ids = append(ids, model.IDAt{V: model.ID(e.Key.V), Pos: e.Key.Pos})
	}
	return ids
}

var statusWords = map[model.Status]string{
	model.Ran: "Run by the tests", model.SyntaxChecked: "Syntax checked only", model.NotApplicable: "Not applicable",
}

func (b *builder) sampleView(t *model.Task, f layout.Frame) layout.Sample {
	v := layout.Sample{Frame: f, Title: t.Title.V, Summary: t.Summary.V, Behavior: t.Behavior.V}
	for _, e := range t.Variants {
		o, d := b.guide.Option(model.ID(e.Key.V))
		if o == nil {
			continue // reported as unknown-option
		}
		v.Variants = append(v.Variants, layout.Variant{
			Option: b.views.Option(d, o), Status: string(e.Value.Status.V), Words: statusWords[e.Value.Status.V],
			Note: e.Value.Note.V, Versions: view.Versions(e.Value), Files: b.sampleFiles(t, e.Value),
		})
	}
	return v
}
