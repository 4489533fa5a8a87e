package model

import (
	"fmt"
	"path"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
)

// listed gives the decisions that the guide is to have.
func (l loader) listed(g *Guide) []IDAt {
	var listed []IDAt
	for i, id := range g.Site.Decisions {
		switch {
		case id.V == "": // refused when it was read
			g.Cut = true
		case i >= maxDecisions:
			g.Cut = l.tooMany(g.Cut, id.Pos, "a guide has at most %d decisions", maxDecisions)
		case id.V == VersionParam:
			g.Cut = l.reserved(id, "addresses of the joint run give its version by this name")
		case slices.Contains(reservedDecisions, id.V):
			g.Cut = l.reserved(id, "it is part of an address that every guide has")
		case slices.ContainsFunc(listed, func(other IDAt) bool { return other.V == id.V }): // reported as duplicate-id
		default:
			listed = append(listed, id)
		}
	}
	return listed
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
	var criteria AllCriteria
	l.file(folder+"/criteria.yaml", &criteria)
	d.Criteria = criteria.Criteria
	var scenarios AllScenarios
	l.file(folder+"/scenarios.yaml", &scenarios)
	d.Scenarios = scenarios.Scenarios
	var changes AllChanges
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
	for _, p := range l.optionPaths(folder) {
		if path.Dir(p) != folder {
			continue // reported as a stray file
		}
		if len(d.Options) == maxOptions {
			d.Cut = l.tooMany(d.Cut, diag.Pos{File: p}, "a decision has at most %d options", maxOptions)
			l.read[p] = true
			continue
		}
		name := l.optionName(p)
		o := &Option{Path: p, ID: named(p, name)}
		l.file(p, o)
		o.Claimed = settle(&o.ID, name)
		l.renamed(d, o)
		switch {
		case slices.Contains(reservedOptions, o.ID.V):
			d.Cut = l.reserved(o.ID, "it is part of an address that every decision has")
		case o.ID.V == None:
			d.Cut = l.reserved(o.ID, "it stands for a decision that chooses nothing")
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
