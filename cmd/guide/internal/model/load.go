package model

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Load decodes the whole guide from a snapshot. Faults are added to diags; the
// guide holds what could be decoded.
func Load(tree *source.Tree, diags *diag.List) *Guide {
	g := &Guide{Broken: map[string]bool{}}
	l := loader{tree, diags, g.Broken, map[string]bool{}}
	l.file("data/site.yaml", &g.Site)
	l.checkSite(&g.Site)
	var sources struct {
		Sources []*Source `yaml:"sources"`
	}
	l.file("data/sources.yaml", &sources)
	g.Sources = sources.Sources
	l.checkSources(g.Sources)
	var stack struct {
		Pairs []Pair `yaml:"pairs,empty"`
	}
	l.file("data/stack.yaml", &stack)
	g.Stack = stack.Pairs
	g.Questions = l.questions()
	for i, id := range g.Site.Decisions {
		switch {
		case id.V == "": // refused when it was read
			g.Cut = true
		case i >= maxDecisions:
			g.Cut = l.tooMany(g.Cut, id.Pos, "a guide has at most %d decisions", maxDecisions)
		case slices.Contains(reservedDecisions, id.V):
			g.Cut = l.reserved(id, "it is part of an address that every guide has")
		case g.Decision(id.V) != nil: // reported as duplicate-id
		default:
			g.Decisions = append(g.Decisions, l.decision(id))
		}
	}
	g.Tasks = l.tasks()
	g.Articles = l.articles("content/articles")
	g.Pages = l.articles("content/pages")
	if l.tree.File(HomeFile) == nil {
		if !l.refused(HomeFile) {
			l.diags.Add(diag.Diagnostic{Pos: diag.Pos{File: HomeFile}, Rule: "missing-file", Message: "this file is missing", Hint: "create it; it holds the words of the first page"})
		}
		l.broken[HomeFile] = true
	}
	slices.SortStableFunc(g.Articles, func(a, b *Article) int {
		return b.Published.V.Compare(a.Published.V)
	})
	l.reportStrays(g)
	return g
}

type loader struct {
	tree   *source.Tree
	diags  *diag.List
	broken map[string]bool
	read   map[string]bool // every path that was looked for
}

// file decodes one data file; a missing one is reported at its path.
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
	if f == nil || !strict.Decode(f.Data, diag.Pos{File: path, Line: 1, Col: 1}, into, l.diags) {
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
	l.options(d, id)
	return d
}

// options reads the options of a decision, which is named at a place in
// site.yaml.
func (l loader) options(d *Decision, at IDAt) {
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
		t := &Task{Path: p, ID: named(p, name)}
		l.file(p, t)
		t.Claimed = settle(&t.ID, name)
		l.checkVariants(t)
		for i := range t.Variants {
			e := &t.Variants[i]
			loadVariant(path.Join(path.Dir(p), e.Key.V), &e.Value, l.tree, l.diags)
		}
		tasks = append(tasks, t)
	}
	return tasks
}

func (l loader) articles(folder string) []*Article {
	for _, p := range l.tree.Refused(folder, ".md") {
		l.broken[p] = true
	}
	var articles []*Article
	for _, f := range l.tree.Under(folder, ".md") {
		l.read[f.Path] = true
		if a := l.article(f, folder); a != nil {
			articles = append(articles, a)
		} else {
			l.broken[f.Path] = true
		}
	}
	return articles
}

// article cuts and decodes one Markdown file; nil is a file that cannot become
// a page.
func (l loader) article(f *source.File, folder string) *Article {
	a := &Article{Path: f.Path, Slug: strings.TrimSuffix(path.Base(f.Path), ".md")}
	if path.Dir(f.Path) != folder {
		l.diags.Add(diag.Diagnostic{
			Pos: diag.Pos{File: f.Path}, Rule: "file-name", Message: "articles and pages have no folders of their own",
			Hint: "move the file to " + folder,
		})
		return nil
	}
	if !validID(a.Slug) {
		l.diags.Add(diag.Diagnostic{
			Pos: diag.Pos{File: f.Path}, Rule: "file-name", Message: "the file's name cannot be part of an address",
			Hint: "use lower-case letters, digits and single hyphens, such as node-or-django.md",
		})
		return nil
	}
	parts, ok := source.Split(f, l.diags)
	if !ok {
		return nil
	}
	a.Parts = parts
	if !strict.Decode(parts.Front, diag.Pos{File: f.Path, Line: parts.FrontLine, Col: 1}, a, l.diags) {
		l.broken[f.Path] = true
	}
	if len(a.Aliases) > maxAliases {
		l.tooMany(false, a.Aliases[maxAliases].Pos, "a page has at most %d former addresses", maxAliases)
		a.Aliases = a.Aliases[:maxAliases]
		l.broken[f.Path] = true
	}
	return a
}
