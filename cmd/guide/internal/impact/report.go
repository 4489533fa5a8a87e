package impact

import (
	"bytes"
	"encoding/json"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/site"
)

// State is one state of a guide, built.
type State struct {
	site  *site.Site
	files map[string]finished // none of a guide that is broken
	found *diag.List          // all that is wrong with it
}

// Build builds a state of a guide in memory. Every file of the site is made and
// checked once, and not kept.
func Build(in site.Input, o site.Options) State {
	s := State{found: &diag.List{}}
	s.site = in.Build(o, s.found)
	if !s.found.Failed() {
		s.files = finish(s.site)
		s.site.Finish(s.found)
	}
	return s
}

// File is a file of the repository that differs between the two states.
type File struct {
	Path string `json:"path"`
	Kind string `json:"kind"` // added, removed, changed
}

// Report is what a change does. An empty list is nothing of its kind.
type Report struct {
	Base    string  `json:"base"`    // the commit that the guide is compared with
	Verdict Verdict `json:"verdict"` // what became of the build
	Size    Size    `json:"size"`    // of the last state that builds

	Errors   List[Fault] `json:"errors"` // why the guide cannot be built
	Warnings List[Fault] `json:"new_warnings"`
	Mended   List[Fault] `json:"mended_warnings"`

	Flows     List[Flow]     `json:"flows"`
	Scenarios List[Scenario] `json:"scenarios"`
	Links     List[Link]     `json:"links"`
	Stack     *Stack         `json:"stack"` // null where neither state has a joint run
	Cells     List[Cell]     `json:"cells"`
	Claims    List[Claim]    `json:"claims"`
	Sources   Sources        `json:"sources"`
	Pages     Pages          `json:"pages"`
	Trusted   List[Trusted]  `json:"trusted_files"`
	Notes     List[Note]     `json:"notes"`

	source func(path string) []byte // of the state in which the errors are
}

// List is a list that JSON has as [] where it is empty.
type List[T any] []T

// MarshalJSON implements json.Marshaler.
func (l List[T]) MarshalJSON() ([]byte, error) {
	if l == nil {
		return []byte("[]"), nil
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode([]T(l))
	return b.Bytes(), err
}

// Verdict says what became of the build.
type Verdict string

// The verdicts. Of a broken build nothing is compared: what is half right would
// mislead.
const (
	Same    Verdict = "same"    // nothing differs
	Changed Verdict = "changed" // both states were built and compared
	Broken  Verdict = "broken"  // the change breaks the build
	Still   Verdict = "still"   // neither state can be built
	Repairs Verdict = "repairs" // the change mends the build; there is nothing to compare with
)

// Size counts what a guide holds.
type Size struct {
	Pages   int `json:"pages"`
	Options int `json:"options"`
	Cells   int `json:"cells"`
	Sources int `json:"sources"`
}

// Fault is something that is wrong.
type Fault struct {
	Place   string `json:"place"`
	Rule    string `json:"rule"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`

	diagnostic diag.Diagnostic
}

// Note is something that a reviewer should look at.
type Note struct {
	Place string `json:"place"`
	About string `json:"about"` // what stands there, where the place does not say it
	Text  string `json:"text"`  // words of this package, with nothing of strangers in it
}

// Compare reports what differs between a guide at a commit, its base, and as it is
// now. changed are the files of the repository that differ.
func Compare(commit string, base, now State, changed []File) *Report {
	r := &Report{Base: commit, Verdict: Changed, Trusted: trusted(changed)}
	r.faults(base, now)
	switch wasBroken, isBroken := base.found.Failed(), now.found.Failed(); {
	case wasBroken && isBroken:
		r.Verdict = Still
		return r
	case isBroken:
		r.Verdict, r.Size = Broken, sizeOf(base)
		return r
	case wasBroken:
		r.Verdict, r.Size = Repairs, sizeOf(now)
		return r
	}
	r.Size = sizeOf(now)
	r.Pages = comparePages(base, now)
	was, is := base.site.Guide, now.site.Guide
	r.Cells = compareCells(was, is)
	r.Flows = compareFlows(was, is)
	r.Scenarios = compareScenarios(was, is)
	r.Links = compareLinks(was, is)
	r.Stack = compareStacks(was, is)
	before, after := claimsOf(was), claimsOf(is)
	r.Claims = compareClaims(before, after)
	r.Sources = compareSources(was, is, before, after)
	r.Notes = notes(was, is, r)
	if r.nothing() {
		r.Verdict = Same
	}
	return r
}

// nothing reports whether the two states are the same for readers and reviewers.
func (r *Report) nothing() bool {
	for _, f := range r.Flows {
		if !f.same() {
			return false
		}
	}
	return len(r.Warnings)+len(r.Mended)+len(r.Scenarios)+len(r.Links)+len(r.Cells)+len(r.Claims)+len(r.Trusted)+len(r.Notes) == 0 &&
		r.Stack.same() && r.Sources.same() && r.Pages.same()
}

func sizeOf(s State) Size {
	g := s.site.Guide
	size := Size{Pages: len(s.site.Pages()), Sources: len(g.Sources)}
	for _, d := range g.Decisions {
		size.Options += len(d.Options)
		for _, o := range d.Options {
			size.Cells += len(o.Cells)
		}
	}
	return size
}

// faults lists the errors of the new state, and the warnings that only one of the
// two has.
func (r *Report) faults(base, now State) {
	r.source = now.site.Source
	if now.found.Failed() {
		r.Errors = faultsOf(only(diag.Error, now.found.All()))
	} else if !base.found.Failed() {
		was, is := only(diag.Warning, base.found.All()), only(diag.Warning, now.found.All())
		r.Warnings, r.Mended = faultsOf(diag.Beyond(was, is)), faultsOf(diag.Beyond(is, was))
	}
}

func only(severity diag.Severity, all []diag.Diagnostic) []diag.Diagnostic {
	return slices.DeleteFunc(all, func(d diag.Diagnostic) bool { return d.Severity != severity })
}

func faultsOf(all []diag.Diagnostic) (faults []Fault) {
	for _, d := range all {
		faults = append(faults, Fault{Place: d.Pos.String(), Rule: d.Rule, Message: d.Message, Hint: d.Hint, diagnostic: d})
	}
	return faults
}

// union is the union of two lists of names, those of the second in their order with
// those that only the first has behind them.
func union[T comparable](was, is []T) []T {
	all, seen := make([]T, 0, len(is)), map[T]bool{}
	for _, list := range [][]T{is, was} {
		for _, id := range list {
			if !seen[id] {
				seen[id] = true
				all = append(all, id)
			}
		}
	}
	return all
}

// decisions pairs the decisions of two guides; the one that a guide lacks is nil.
func decisions(was, is *model.Guide) [][2]*model.Decision {
	list := func(g *model.Guide) (ids []model.ID) {
		for _, d := range g.Decisions {
			ids = append(ids, d.ID)
		}
		return ids
	}
	var pairs [][2]*model.Decision
	for _, id := range union(list(was), list(is)) {
		pairs = append(pairs, [2]*model.Decision{was.Decision(id), is.Decision(id)})
	}
	return pairs
}
