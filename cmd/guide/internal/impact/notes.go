package impact

import (
	"fmt"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// notes lists what seems to have been forgotten. Only who sees both states can tell.
func notes(was, is *model.Guide, r *Report) []Note {
	var n noting
	n.judgments(was, is, r.Cells)
	for _, d := range decisions(was, is) {
		if d[0] != nil && d[1] != nil {
			n.version(d[0], d[1])
		}
	}
	n.jointVersion(was, is, r.Stack)
	for _, l := range r.Links {
		if d := is.Decision(l.Decision); l.Dropped && d != nil {
			n.all = append(n.all, Note{d.LinksFile(), l.Query, "the link is no longer listed, and people may have shared it; list it again, with moved: … where it leads elsewhere"})
		}
	}
	for _, l := range r.Stack.links() {
		if l.Dropped {
			n.all = append(n.all, Note{model.StackFile, l.Query, "the link is no longer listed, and people may have shared it; list it again, with moved: … where it leads elsewhere"})
		}
	}
	for _, url := range r.Pages.Removed {
		n.add(url, "links to this page end at \"not found\"; where another page takes its place, give that one the alias")
	}
	return n.all
}

type noting struct{ all []Note }

func (n *noting) add(place, text string, args ...any) {
	n.all = append(n.all, Note{Place: place, Text: fmt.Sprintf(text, args...)})
}

// judgments looks for changed levels without an entry in the history, and for
// changed judgments that are as old as before.
func (n *noting) judgments(was, is *model.Guide, cells []Cell) {
	for _, c := range cells {
		if c.Before == nil || c.After == nil || !c.judged() {
			continue
		}
		before, after := was.Decision(c.Decision), is.Decision(c.Decision)
		if c.Before.Level != c.After.Level && !newlyRecorded(before, after, c) {
			n.add(c.Place, "the level changes, and %s/changes.yaml does not say so; add the date, the option, the criterion, from, to and the reason", after.Path)
		}
		if !slices.Contains(c.Also, "verified") {
			n.add(c.Place, "the judgment changes, and verified is still %s; write the day on which its sources were read for it, if that is another", after.Option(c.Option).Cell(c.Criterion).Verified.V)
		}
	}
}

// newlyRecorded reports whether the history has a new entry for the change of a level.
func newlyRecorded(was, is *model.Decision, c Cell) bool {
	return entries(is, c) > entries(was, c)
}

func entries(d *model.Decision, c Cell) (n int) {
	for _, h := range d.Changes {
		if h.Option.V == c.Option && h.Criterion.V == c.Criterion && h.To.V == c.After.Level {
			n++
		}
	}
	return n
}

// version looks whether the version of a flow follows its graph: it is raised when an
// id changes, or an answer leads elsewhere.
func (n *noting) version(was, is *model.Decision) {
	before, after := was.Flow.Version, is.Flow.Version
	switch same := sameGraph(&was.Flow, &is.Flow); {
	case after.V < before.V:
		n.add(after.Pos.String(), "the version of the flow goes back from %d to %d; links that people have shared name the newer one", before.V, after.V)
	case !same && after.V == before.V:
		n.add(after.Pos.String(), "the flow asks or leads elsewhere, and its version is still %d; write %d", before.V, before.V+1)
	case same && after.V > before.V:
		n.add(after.Pos.String(), "the version of the flow is raised, and its questions and ways are the same; write %d", before.V)
	}
}

// jointVersion looks whether the version of the joint run is raised where its runs
// lead elsewhere.
func (n *noting) jointVersion(was, is *model.Guide, s *Stack) {
	if s == nil || s.Change != "" {
		return
	}
	before, after, at := max(was.Stack.Version.V, 1), max(is.Stack.Version.V, 1), model.StackFile
	if is.Stack.Version.Set() {
		at = is.Stack.Version.Pos.String()
	}
	switch {
	case after < before:
		n.add(at, "the version of the joint run goes back from %d to %d; links that people have shared name the newer one", before, after)
	case after == before && s.moved+s.New+s.Gone > 0:
		n.add(at, "runs through the whole stack lead elsewhere, and its version is still %d; write version: %d", before, before+1)
	}
}

// sameGraph reports whether two flows have the same ids and edges.
func sameGraph(was, is *model.Flow) bool {
	return was.Start.V == is.Start.V && sameKeys(was.Outcomes, is.Outcomes) && sameKeys(was.Places, is.Places) &&
		!slices.ContainsFunc(is.Places, func(e strict.Entry[*model.Place]) bool {
			old, _ := was.Places.Get(e.Key.V)
			return old.Question(e.Key.V) != e.Value.Question(e.Key.V) || !sameKeys(old.Answers, e.Value.Answers) ||
				slices.ContainsFunc(e.Value.Answers, func(a strict.Entry[*model.Branch]) bool {
					before, _ := old.Answers.Get(a.Key.V)
					return before.Next.V != a.Value.Next.V
				})
		})
}

// sameKeys reports whether two mappings have the same keys, in whatever order.
func sameKeys[T any](a, b strict.Map[T]) bool {
	one, other := keys(a), keys(b)
	slices.Sort(one)
	slices.Sort(other)
	return slices.Equal(one, other)
}
