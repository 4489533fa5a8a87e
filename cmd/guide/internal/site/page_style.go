package site

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// stylePage is the page that shows every element in every state. A guide has it
// when it has the file. Nothing leads there: it is for those who change layouts
// and style sheets.
func (b *builder) stylePage(a *model.Article) *page {
	p := b.prosePage(a, route.Standing(a.Slug), "style", "Guide")
	p.unlisted, p.parent = true, route.Home
	if len(b.guide.Decisions) > 0 { // its frame, too, shows all that a frame can have
		d := b.guide.Decisions[0]
		p.parent = route.Decision(d.ID)
		p.prev = &layout.Link{URL: p.parent, Text: d.About.Name.V}
		p.next = &layout.Link{URL: route.Compare(d.ID), Text: d.About.Name.V + " comparison"}
	}
	prose := p.view
	p.view = func(f layout.Frame) any { return b.styleView(prose(f).(layout.Article)) }
	return p
}

// hasStylePage tells whether the page is made, and its style sheet with it.
func (b *builder) hasStylePage() bool {
	return slices.ContainsFunc(b.guide.Pages, func(a *model.Article) bool { return a.Path == model.StyleFile && (!a.Draft || b.options.Drafts) })
}

func (b *builder) styleView(prose layout.Article) any {
	stories, err := b.cards()
	if err != nil {
		return err
	}
	v := layout.Style{
		Article: prose, Signs: view.EveryHue(), Changes: first(5, b.changesView(prose.Frame).Items), Stories: first(2, stories),
		Chart: b.smallestChart(), Cited: b.someSources(),
	}
	for _, l := range model.Levels {
		v.Levels = append(v.Levels, string(l))
	}
	if len(b.guide.Tasks) > 0 {
		sample := b.sampleView(b.guide.Tasks[0], prose.Frame)
		sample.Variants = first(2, sample.Variants)
		for i := range sample.Variants {
			sample.Variants[i].Files = first(1, sample.Variants[i].Files)
		}
		v.Sample = &sample
	}
	if len(b.guide.Decisions) > 0 {
		b.addDecision(&v, b.guide.Decisions[0])
	}
	if b.views.HasPairs() {
		v.Together = b.fewPairs()
	}
	return v
}

// fewPairs shows two options of each of the last three decisions against each
// other.
func (b *builder) fewPairs() *layout.Pairs {
	all := b.guide.InPairs()
	for i, options := range all {
		if i < len(all)-3 {
			options = nil
		}
		all[i] = first(2, options)
	}
	v := &layout.Pairs{}
	b.views.AddPairs(v, all, "site-pair-")
	return v
}

// addDecision shows a decision in part.
func (b *builder) addDecision(v *layout.Style, d *model.Decision) {
	decision := b.decisionView(d, v.Frame)
	decision.Answers.Rows, decision.Options, decision.Criteria = first(3, decision.Answers.Rows), first(3, decision.Options), first(3, decision.Criteria)
	decision.Articles, decision.Pairs = first(2, decision.Articles), first(6, decision.Pairs)
	v.Decision = &decision

	compare := b.compareView(d, v.Frame)
	compare.Matrix.Rows = first(4, compare.Matrix.Rows)
	v.Compare = &compare
	for _, columns := range []int{2, 4, len(d.Options)} {
		m := b.views.Matrix(d, first(columns, d.Options), first(3, d.Criteria), columns == len(d.Options))
		m.Signs = true
		v.Matrices = append(v.Matrices, m)
	}
	if len(d.Criteria) > 0 {
		criterion := b.criterionView(d, d.Criteria[0], v.Frame)
		v.Criterion = &criterion
	}
	if len(d.Options) > 0 {
		option := b.richest(d, v.Frame)
		v.Option = &option
	}
	if len(d.Options) > 1 {
		pair := b.pairView(d, d.Options[0], d.Options[1], v.Frame)
		pair.Differ, pair.Samples = first(2, pair.Differ), first(1, pair.Samples)
		v.Pair = &pair
	}
	f := b.views.Flows[d.ID]
	if f != nil {
		v.Flow = b.flowEnd(f)
	}
	if len(d.Scenarios) > 0 {
		scenario := b.views.Scenario(f, &d.Scenarios[0])
		v.Scenario = &scenario
		if v.Flow != nil {
			v.Flow.Given = scenario.Answers
		}
	}
}

// richest is the profile that has the most to show, with one cell of each level,
// one with another view, one with several points, and one fit of each verdict.
func (b *builder) richest(d *model.Decision, f layout.Frame) layout.Option {
	var best layout.Option
	most := 0
	for _, o := range d.Options {
		v := b.optionView(d, o, f)
		levels := oneOfEach(v.Cells, func(c layout.Cell) []string { return []string{c.Level} })
		v.Cells = oneOfEach(v.Cells, func(c layout.Cell) []string {
			return []string{c.Level, having("dissent", len(c.Dissent) > 0), having("points", len(c.Strengths) > 1 || len(c.Weaknesses) > 1)}
		})
		v.Plot = view.Profile(o.Name.V, v.Cells)
		var fits []layout.Fit
		for _, group := range v.Fits {
			fits = append(fits, group.Rows...)
		}
		v.Fits = []layout.FitGroup{{Rows: oneOfEach(fits, func(f layout.Fit) []string { return []string{f.Verdict} })}}
		if rich := len(levels) + len(first(2, v.Users)); best.Name == "" || rich > most {
			best, most = v, rich
		}
	}
	return best
}

// flowEnd shows a question whose answers all lead to outcomes, and these. The
// last one of a flow, which leads forward, is of that kind; one that says
// something of the options shows more.
func (b *builder) flowEnd(f *flow.Flow) *layout.StyleFlow {
	v := &layout.StyleFlow{Decide: route.Decide(f.Decision.ID)}
	var effects []layout.Effect
	told := false
	for _, q := range b.views.Questions(f) {
		ends, says := true, false
		for _, a := range q.Answers {
			effects = append(effects, a.Effects...)
			ends, says = ends && a.Next.Outcome, says || len(a.Effects) > 0
		}
		if ends && (says || !told) {
			v.Question, told = q, says
		}
	}
	v.Effects = oneOfEach(effects, func(e layout.Effect) []string { return []string{e.Is} })
	for _, o := range b.views.Outcomes(f) {
		if slices.ContainsFunc(v.Question.Answers, func(a layout.FlowAnswer) bool { return a.Next.ID == o.ID }) {
			v.Outcomes = append(v.Outcomes, o)
		}
	}
	return v
}

// smallestChart draws the flow with the fewest questions, with the way of the
// first project description.
func (b *builder) smallestChart() *layout.Chart {
	var smallest *flow.Flow
	for _, d := range b.guide.Decisions {
		if f := b.views.Flows[d.ID]; f != nil && (smallest == nil || len(f.Places) < len(smallest.Places)) {
			smallest = f
		}
	}
	if smallest == nil {
		return nil
	}
	var steps []flow.Step
	if all := smallest.Decision.Scenarios; len(all) > 0 {
		steps = smallest.Reach(flow.Answered(all[0].Answers)).Steps
	}
	chart := b.views.Chart(smallest, steps, route.Decide(smallest.Decision.ID))
	return &chart
}

// someSources are a source with a note and one without.
func (b *builder) someSources() []layout.SourceItem {
	var all []layout.SourceItem
	for _, kind := range b.sourcesView(layout.Frame{}).Kinds {
		all = append(all, kind.Items...)
	}
	some := oneOfEach(all, func(s layout.SourceItem) []string {
		return []string{"any", having("note", s.Note != ""), having("uses", len(s.UsedBy) > 1)}
	})
	for i := range some {
		some[i].UsedBy = first(3, some[i].UsedBy)
	}
	return some
}

func first[T any](n int, all []T) []T { return slices.Clip(all[:min(n, len(all))]) }

// oneOfEach gives the things that have something which none before them has.
func oneOfEach[T any](all []T, has func(T) []string) []T {
	var some []T
	seen := map[string]bool{"": true}
	for _, each := range all {
		brings := false
		for _, what := range has(each) {
			brings = brings || !seen[what]
			seen[what] = true
		}
		if brings {
			some = append(some, each)
		}
	}
	return some
}

// having names what something has, or nothing.
func having(what string, has bool) string {
	if has {
		return what
	}
	return ""
}
