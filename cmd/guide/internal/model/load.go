package model

import (
	"fmt"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/crew"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Load decodes the whole guide from a snapshot. Faults are added to diags; the
// guide holds what could be decoded. What did not change since the memo's last
// guide is not decoded again, and a guide that says the same is the same one:
// nothing in it may be changed. past may be nil.
func Load(tree *source.Tree, m *memo.Memo, past Past, diags *diag.List) *Guide {
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
	past   Past // or nil
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
	var sources struct {
		Sources []*Source `yaml:"sources"`
	}
	l.file("data/sources.yaml", &sources)
	l.checkSources(sources.Sources)
	return sources.Sources
}

func (l loader) stack() []Pair {
	var stack struct {
		Pairs []Pair `yaml:"pairs,empty"`
	}
	l.file("data/stack.yaml", &stack)
	return stack.Pairs
}

// listed gives the decisions that the guide is to have.
func (l loader) listed(g *Guide) []IDAt {
	var listed []IDAt
	for i, id := range g.Site.Decisions {
		switch {
		case id.V == "": // refused when it was read
			g.Cut = true
		case i >= maxDecisions:
			g.Cut = l.tooMany(g.Cut, id.Pos, "a guide has at most %d decisions", maxDecisions)
		case slices.Contains(reservedDecisions, id.V):
			g.Cut = l.reserved(id, "it is part of an address that every guide has")
		case slices.ContainsFunc(listed, func(other IDAt) bool { return other.V == id.V }): // reported as duplicate-id
		default:
			listed = append(listed, id)
		}
	}
	return listed
}

// rules reads the founding rules, where there are any.
func (l loader) rules() []FoundingRule {
	var rules struct {
		Rules []FoundingRule `yaml:"rules"`
	}
	l.read[RulesFile] = true
	if l.tree.File(RulesFile) != nil || l.refused(RulesFile) {
		l.file(RulesFile, &rules)
	}
	return rules.Rules
}

// fileKey is one file; its path says what is made of it.
type fileKey struct{ File *source.File }

type decoded struct {
	value any // a pointer
	ok    bool
}

var fileStep = memo.Step[fileKey, decoded]{Name: "data file"}

// file decodes one data file over the value that into points at, which depends
// on the path alone; a missing one is reported at its path. What into holds
// afterwards shares its parts with the memo: only its own fields may be set.
func (l loader) file(path string, into any) {
	f := l.tree.File(path)
	l.read[path] = true
	if f == nil && !l.refused(path) {
		hint := "create it; every guide has one"
		if strings.Count(path, "/") > 1 {
			hint = "create it; look at the file of another decision"
		}
		l.diags.Add(diag.Diagnostic{Pos: diag.Pos{File: path}, Rule: "missing-file", Message: "this file is missing", Hint: hint})
	}
	if f == nil {
		l.broken[path] = true
		return
	}
	target := reflect.ValueOf(into).Elem()
	d := fileStep.Do(l.memo, fileKey{f}, l.diags, func(diags *diag.List) decoded {
		fresh := reflect.New(target.Type())
		fresh.Elem().Set(target)
		ok := strict.Decode(f.Data, diag.Pos{File: path, Line: 1, Col: 1}, fresh.Interface(), diags)
		return decoded{fresh.Interface(), ok}
	})
	target.Set(reflect.ValueOf(d.value).Elem())
	if !d.ok {
		l.broken[path] = true
	}
}

// refused reports whether a file, or a folder that it would lie in, is there but
// could not be used, which is reported.
func (l loader) refused(p string) bool {
	for ; p != "."; p = path.Dir(p) {
		if l.tree.IsRefused(p) {
			return true
		}
	}
	return false
}

// paths lists the files below a folder, also those that cannot be used: what
// they are named still tells what there is.
func (l loader) paths(folder, ext string) []string {
	paths := l.tree.Refused(folder, ext)
	for _, f := range l.tree.Under(folder, ext) {
		paths = append(paths, f.Path)
	}
	slices.Sort(paths)
	return paths
}

// named gives a thing the id that its file or folder has, before the file is
// decoded. Others refer to it by that name, and so a file with a fault, or
// with another id, is one fault and not one for each reference.
func named(path, name string) IDAt {
	return IDAt{V: ID(name), Pos: diag.Pos{File: path}}
}

// settle keeps the name as the id when the file claims another.
func settle(id *IDAt, name string) (claimed IDAt) {
	if string(id.V) != name {
		claimed = *id
		id.V = ID(name)
	}
	return claimed
}

func (l loader) decision(id IDAt) *Decision {
	folder := "data/" + string(id.V)
	d := &Decision{ID: id.V, Path: folder}
	if len(l.paths(folder, "")) == 0 && !l.refused(folder) {
		hint := "create it, with the files that another decision has"
		if near := diag.Nearest(string(id.V), l.folders()); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		l.diags.Add(diag.Diagnostic{Pos: id.Pos, Rule: "missing-file", Message: fmt.Sprintf("the decision has no files: there is no folder %s", folder), Hint: hint})
		l.broken[folder] = true
		return d
	}
	made := decisionStep.Do(l.memo, l.filesKey(folder), l.diags, func(diags *diag.List) decisionMade {
		part := l.apart(diags)
		part.decisionFiles(d)
		return decisionMade{d, part.notes()}
	})
	l.enter(made.notes)
	l.requireOptions(made.decision, id)
	return made.decision
}

type decisionMade struct {
	decision *Decision
	notes
}

var decisionStep = memo.Step[filesKey, decisionMade]{Name: "decision"}

func (l loader) decisionFiles(d *Decision) {
	folder := d.Path
	l.file(folder+"/decision.yaml", &d.About)
	var criteria struct {
		Criteria []*Criterion `yaml:"criteria"`
	}
	l.file(folder+"/criteria.yaml", &criteria)
	d.Criteria = criteria.Criteria
	var scenarios struct {
		Scenarios []Scenario `yaml:"scenarios,empty"`
	}
	l.file(folder+"/scenarios.yaml", &scenarios)
	d.Scenarios = scenarios.Scenarios
	var changes struct {
		Changes []Change `yaml:"changes,empty"`
	}
	l.file(folder+"/changes.yaml", &changes)
	d.Changes = changes.Changes
	l.flow(d)
	l.limitCriteria(d.Criteria)
	l.checkAnchors(d)
	l.options(d)
}

// options reads the options of a decision.
func (l loader) options(d *Decision) {
	folder := d.Path + "/options"
	for _, p := range l.paths(folder, ".yaml") {
		if path.Dir(p) != folder {
			continue // reported as a stray file
		}
		if len(d.Options) == maxOptions {
			d.Cut = l.tooMany(d.Cut, diag.Pos{File: p}, "a decision has at most %d options", maxOptions)
			l.read[p] = true
			continue
		}
		name := strings.TrimSuffix(path.Base(p), ".yaml")
		o := &Option{Path: p, ID: named(p, name)}
		l.file(p, o)
		o.Claimed = settle(&o.ID, name)
		switch {
		case slices.Contains(reservedOptions, o.ID.V):
			d.Cut = l.reserved(o.ID, "it is part of an address that every decision has")
		case reservedAnchor(o.ID.V):
			d.Cut = l.reserved(o.ID, anchorReason)
		default:
			d.Options = append(d.Options, o)
		}
	}
}

// requireOptions reports a decision without options, where site.yaml names it.
func (l loader) requireOptions(d *Decision, at IDAt) {
	folder := d.Path + "/options"
	if len(d.Options) == 0 && !d.Cut {
		if !l.refused(folder) {
			l.diags.Add(diag.Diagnostic{
				Pos: at.Pos, Rule: "missing-file", Message: fmt.Sprintf("the decision %s has no options: there is no file in %s", d.ID, folder),
				Hint: fmt.Sprintf("create %s/<id>.yaml for each option; look at one of another decision", folder),
			})
		}
		l.broken[folder] = true
	}
}

// folders lists the folders that could be decisions.
func (l loader) folders() []string {
	var all []string
	for _, p := range l.paths("data", "/decision.yaml") {
		all = append(all, path.Base(path.Dir(p)))
	}
	return all
}

func (l loader) tasks() []*Task {
	var tasks []*Task
	for _, p := range l.paths("content/samples", "/task.yaml") {
		name := path.Base(path.Dir(p))
		if p != "content/samples/"+name+"/task.yaml" {
			continue // a file of a sample that happens to have this name
		}
		made := taskStep.Do(l.memo, l.filesKey(path.Dir(p)), l.diags, func(diags *diag.List) taskMade {
			part := l.apart(diags)
			return taskMade{part.task(p, name), part.notes()}
		})
		l.enter(made.notes)
		tasks = append(tasks, made.task)
	}
	return tasks
}

type taskMade struct {
	task *Task
	notes
}

var taskStep = memo.Step[filesKey, taskMade]{Name: "task"}

func (l loader) task(p, name string) *Task {
	t := &Task{Path: p, ID: named(p, name)}
	l.file(p, t)
	t.Claimed = settle(&t.ID, name)
	l.checkVariants(t)
	for i := range t.Variants {
		e := &t.Variants[i]
		loadVariant(path.Join(path.Dir(p), e.Key.V), &e.Value, l.tree, l.diags)
	}
	return t
}
