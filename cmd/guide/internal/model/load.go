package model

import (
	"maps"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/crew"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/kept"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/source"
)

// Load decodes the whole guide from a snapshot. Faults are added to diags; the
// guide holds what could be decoded. What did not change since the memo's last
// guide is not decoded again, and a guide that says the same is the same one:
// nothing in it may be changed. past may be nil.
func Load(tree *source.Tree, m *memo.Memo, past kept.Store, diags *diag.List) *Guide {
	l := loader{tree: tree, memo: m, past: past, diags: diags, broken: map[string]bool{}, read: map[string]bool{}}
	data := l.data()
	articles := l.articles("content/articles")
	pages := l.articles("content/pages")
	l.requireHome()
	l.reportStrays(data)
	broken := memo.Intern(m, "broken", slices.Sorted(maps.Keys(l.broken)))
	return guideStep.Do(m, guideKey{data, articles, pages, broken}, diags, func(*diag.List) *Guide {
		g := data.guide
		g.Data = data
		g.Articles, g.Pages, g.Broken = ordered(m, articles), *pages, l.broken
		g.byPath = *articles
		return &g
	})
}

type guideKey struct {
	Data            *data
	Articles, Pages *[]*Article
	Broken          *[]string
}

var guideStep = memo.Step[guideKey, *Guide]{Name: "guide", Keep: 8}

// loader reads one part of the guide.
type loader struct {
	tree   *source.Tree
	memo   *memo.Memo
	past   kept.Store // or nil
	diags  *diag.List
	broken map[string]bool
	read   map[string]bool // every path that was looked for
}

// data is what the data files and samples say.
type data struct {
	guide Guide // without what is written
	notes
}

// notes are what a part of the guide leaves in the loader's books.
type notes struct{ broken, read []string }

// apart gives a loader with books of its own, for a step of the memo.
func (l loader) apart(diags *diag.List) loader {
	l.diags, l.broken, l.read = diags, map[string]bool{}, map[string]bool{}
	return l
}

func (l loader) notes() notes {
	return notes{slices.Sorted(maps.Keys(l.broken)), slices.Sorted(maps.Keys(l.read))}
}

// enter takes over what a step left in its books.
func (l loader) enter(n notes) {
	for _, p := range n.broken {
		l.broken[p] = true
	}
	for _, p := range n.read {
		l.read[p] = true
	}
}

// filesKey names the files that something is decoded from. Lists of different
// folders are never the same list, not even when they are empty.
type filesKey struct {
	Files   *[]*source.File
	Refused *[]string // of the whole project
}

func (l loader) filesKey(folder string) filesKey {
	return filesKey{memo.Intern(l.memo, "files of "+folder, l.tree.Under(folder, "")), memo.Intern(l.memo, "refused", l.tree.AllRefused())}
}

// dataKey names everything that is read but what is written in Markdown.
type dataKey struct {
	Data, Samples *[]*source.File
	Refused       *[]string // of the whole project
}

var dataStep = memo.Step[dataKey, *data]{Name: "data", Keep: 8}

// data decodes everything but what is written in Markdown.
func (l loader) data() *data {
	all, samples := l.filesKey("data"), l.filesKey("content/samples")
	d := dataStep.Do(l.memo, dataKey{all.Files, samples.Files, all.Refused}, l.diags, func(diags *diag.List) *data {
		part := l.apart(diags)
		return &data{part.dataFiles(), part.notes()}
	})
	l.enter(d.notes)
	return d
}

func (l loader) dataFiles() Guide {
	var g Guide
	l.file("data/site.yaml", &g.Site)
	l.checkSite(&g.Site)
	decisions := l.listed(&g)
	g.Decisions = make([]*Decision, len(decisions))
	parts := []func(loader){
		func(l loader) { g.Sources = l.sources() },
		func(l loader) { g.Tasks = l.tasks() },
		func(l loader) { g.Questions = l.questions() },
		func(l loader) { g.Rules = l.rules() },
		func(l loader) { g.Stack = l.stack() },
	}
	for i, id := range decisions {
		parts = append(parts, func(l loader) { g.Decisions[i] = l.decision(id) })
	}
	l.sideBySide(parts)
	return g
}

// sideBySide reads parts of the guide that do not depend on each other. What they
// find is entered in their order.
func (l loader) sideBySide(parts []func(loader)) {
	lists, loaders := make([]diag.List, len(parts)), make([]loader, len(parts))
	crew.Each(len(parts), func(i int) {
		loaders[i] = l.apart(&lists[i])
		parts[i](loaders[i])
	})
	for i := range parts {
		l.diags.AddAll(lists[i].Raw())
		l.enter(loaders[i].notes())
	}
}

func (l loader) sources() []*Source {
	var sources AllSources
	l.file(SourcesFile, &sources)
	l.checkSources(sources.Sources)
	return sources.Sources
}

// rules reads the founding rules, where there are any.
func (l loader) rules() []FoundingRule {
	var rules AllRules
	l.read[RulesFile] = true
	if l.tree.File(RulesFile) != nil || l.refused(RulesFile) {
		l.file(RulesFile, &rules)
	}
	return rules.Rules
}
