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
	var sources struct {
		Sources []*Source `yaml:"sources"`
	}
	l.file("data/sources.yaml", &sources)
	g.Sources = sources.Sources
	var stack struct {
		Pairs []Pair `yaml:"pairs,empty"`
	}
	l.file("data/stack.yaml", &stack)
	g.Stack = stack.Pairs
	for _, id := range g.Site.Decisions {
		if id.V != "" {
			g.Decisions = append(g.Decisions, l.decision(id))
		}
	}
	g.Tasks = l.tasks()
	g.Articles = l.articles("content/articles")
	g.Pages = l.articles("content/pages")
	slices.SortStableFunc(g.Articles, func(a, b *Article) int {
		return b.Published.V.Compare(a.Published.V)
	})
	l.reportStrays(g.Decisions)
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
	if f == nil && !l.tree.IsRefused(path) {
		l.diags.Add(diag.Diagnostic{Pos: diag.Pos{File: path}, Rule: "missing-file", Message: "this file is missing", Hint: "create it; its keys are described in the README"})
	}
	if f == nil || !strict.Decode(f.Data, diag.Pos{File: path, Line: 1, Col: 1}, into, l.diags) {
		l.broken[path] = true
	}
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
func named(path, name string) strict.At[ID] {
	return strict.At[ID]{V: ID(name), Pos: diag.Pos{File: path}}
}

// settle keeps the name as the id when the file claims another.
func settle(id *strict.At[ID], name string) (claimed strict.At[ID]) {
	if string(id.V) != name {
		claimed = *id
		id.V = ID(name)
	}
	return claimed
}

func (l loader) decision(id strict.At[ID]) *Decision {
	folder := "data/" + string(id.V)
	d := &Decision{ID: id.V, Path: folder}
	if len(l.paths(folder, "")) == 0 {
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
	for _, p := range l.paths(folder+"/options", ".yaml") {
		if path.Dir(p) != folder+"/options" {
			continue // reported as a stray file
		}
		name := strings.TrimSuffix(path.Base(p), ".yaml")
		o := &Option{Path: p, ID: named(p, name)}
		l.file(p, o)
		o.Claimed = settle(&o.ID, name)
		d.Options = append(d.Options, o)
	}
	return d
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
	return a
}
