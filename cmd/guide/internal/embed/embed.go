package embed

import (
	"fmt"
	"html/template"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
	"whichbackend.example/guide/cmd/guide/internal/twin"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// embeds lists every embed. A new one is a file, a line here, a layout in
// layouts/embeds, lines in package twin and a fixture in testdata.
var embeds = []struct {
	kind string
	doc  string          // one sentence
	fill func(*slot) any // makes a view, which has lines in package twin too
}{
	{"choose-if", "Conditions that speak for each choice, or situations mapped to a choice.", chooseIf},
	{"compare", "A table of options by criteria.", compare},
	{"flowchart", "The chart of a decision's questions, with the way of some answers marked.", flowchart},
	{"rules", "The rules of the founding articles, with the places where the guide follows them.", rules},
	{"sample", "Code cut from a file that the tests run.", sample},
	{"verdict", "The judgment of one option on one criterion, with its sources.", verdict},
}

// Kinds lists the fence languages that are embeds.
func Kinds() []string {
	kinds := make([]string, len(embeds))
	for i, e := range embeds {
		kinds[i] = e.kind
	}
	return kinds
}

// Filler fills the slots of one article.
type Filler struct {
	Views   *view.Maker
	Layouts *layout.Set
	Sound   *layout.Set // stands in where one of Layouts cannot be compiled, which is reported

	charts int // drawn so far
}

// Fill gives the HTML of an embed in an article about the given decision
// (which may be empty). Faults are added to diags.
func (f *Filler) Fill(e *markdown.Embed, decision model.ID, diags *diag.List) template.HTML {
	shown, layouts := f.view(e, decision, diags), f.Layouts
	if shown != nil && !layouts.Shows(shown) {
		layouts = f.Sound
	}
	if shown == nil || !layouts.Shows(shown) {
		return "" // what is wrong is reported
	}
	html, err := layouts.Piece(shown)
	if err != nil {
		diags.Errorf(e.At, "layout", "the %s cannot be laid out: %v", e.Kind, err)
	}
	return html
}

// Markdown gives what [Filler.Fill] shows as Markdown, for a site whose full
// address is root. What is wrong is reported there and left out here.
func (f *Filler) Markdown(e *markdown.Embed, decision model.ID, root string) (string, error) {
	shown := f.view(e, decision, &diag.List{})
	if shown == nil {
		return "", nil
	}
	w := &twin.Writer{Root: root}
	err := w.Embed(shown)
	return w.String(), err
}

// view is what an embed shows, or nil.
func (f *Filler) view(e *markdown.Embed, decision model.ID, diags *diag.List) any {
	s := &slot{filler: f, views: f.Views, embed: e, decision: decision, diags: diags}
	for _, candidate := range embeds {
		if candidate.kind == e.Kind {
			return candidate.fill(s)
		}
	}
	return nil
}

// slot is an embed being filled.
type slot struct {
	filler   *Filler
	views    *view.Maker
	embed    *markdown.Embed
	decision model.ID
	diags    *diag.List
}

// decode reads the block's keys into the value that into points at.
func (s *slot) decode(into any) bool {
	at := diag.Pos{File: s.embed.At.File, Line: s.embed.BodyLine, Col: s.embed.BodyCol}
	return strict.Decode([]byte(s.embed.Body), at, into, s.diags)
}

func (s *slot) fail(at diag.Pos, rule, message, hint string) {
	s.diags.Add(diag.Diagnostic{Pos: at, Rule: rule, Message: message, Hint: hint})
}

// option finds an option by id, in any decision, and reports a wrong id.
func (s *slot) option(id model.IDAt) (*model.Option, *model.Decision) {
	o, d := s.views.Guide.Option(id.V)
	if o == nil && s.views.Guide.OptionsKnown() {
		var all []string
		for _, d := range s.views.Guide.Decisions {
			all = append(all, d.OptionIDs()...)
		}
		s.fail(id.Pos, "unknown-option", fmt.Sprintf("there is no option %q", id.V), diag.DidYouMean(string(id.V), all))
	}
	return o, d
}

// options finds the options of a list and reports ids that are wrong or stand
// twice.
func (s *slot) options(ids []model.IDAt) ([]*model.Option, bool) {
	var options []*model.Option
	for i, id := range ids {
		o, _ := s.option(id)
		switch {
		case o == nil:
		case slices.ContainsFunc(ids[:i], func(first model.IDAt) bool { return first.V == id.V }):
			s.fail(id.Pos, "embed", fmt.Sprintf("the option %q stands twice", id.V), "list an option once")
		default:
			options = append(options, o)
		}
	}
	return options, len(options) == len(ids)
}

// criterion finds a criterion of a decision by id and reports a wrong id.
func (s *slot) criterion(d *model.Decision, id model.IDAt) *model.Criterion {
	c := d.Criterion(id.V)
	if c == nil && d.CriteriaKnown() {
		s.fail(id.Pos, "unknown-criterion", fmt.Sprintf("%s has no criterion %q", d.ID, id.V), diag.DidYouMean(string(id.V), d.CriterionIDs()))
	}
	return c
}
