package layout

import (
	"cmp"
	"maps"
	"text/template/parse"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
)

// File is one layout.
type File struct{ Path, Source string } // Path such as "layouts/base.html"

// templates are syntax trees by the name of their template. They are shared
// between kinds and builds, and never changed.
type templates map[string]*parse.Tree

// add defines more templates. It does what text/template does when it parses
// file after file: the later definition counts, but not when it is empty.
func (t templates) add(more templates) {
	for name, tree := range more {
		if t[name] == nil || !parse.IsEmptyTree(tree.Root) {
			t[name] = tree
		}
	}
}

func merged(shared, own templates) templates {
	all := maps.Clone(shared)
	all.add(own)
	return all
}

// parsed is a layout with its templates.
type parsed struct {
	File
	plain templates        // as they are written; nil when there is a fault
	small templates        // squeezed, to be rendered
	fault *diag.Diagnostic // why small is missing
}

var fileStep = memo.Step[File, *parsed]{Name: "layout", Keep: 200}

// parse reads a layout. What keeps it from being made small is not reported
// here: faults that the author can see in the layout as it is written come first.
func (f File) parse(o Options, diags *diag.List) *parsed {
	p := &parsed{File: f}
	trees, err := f.trees(f.Source)
	if err != nil {
		diags.Add(f.parseFault(err))
		return p
	}
	p.plain, p.small = trees, trees
	if o.Squeeze != nil {
		p.small, p.fault = f.squeezed(o)
	}
	return p
}

func (f File) squeezed(o Options) (templates, *diag.Diagnostic) {
	small, err := o.Squeeze(f.Path, []byte(f.Source))
	if err != nil {
		return nil, &diag.Diagnostic{Pos: diag.Pos{File: f.Path}, Rule: "layout", Message: "the layout cannot be made small: " + err.Error()}
	}
	trees, err := f.trees(string(small))
	if err != nil {
		d := layoutFault(f.Path, err)
		return nil, &d
	}
	return trees, nil
}

func (f File) trees(source string) (templates, error) {
	return parse.Parse(f.Path, source, "", "", builtins, functions(""))
}

// shared are the layouts that every kind can include, up to one of them. As
// each is made from the one before, the same layouts give the same pointer for
// as long as the memo holds it, also when there were others in between.
type shared struct {
	before       *shared // nil for nothing
	last         *parsed
	plain, small templates
	broken       bool             // one of them cannot be parsed, so no kind can be checked
	fault        *diag.Diagnostic // of the first that cannot be made small
}

var nothing = &shared{plain: templates{}, small: templates{}}

type sharedKey struct {
	Before *shared
	Next   *parsed
}

var sharedStep = memo.Step[sharedKey, *shared]{Name: "shared layouts", Keep: 100}

func (k sharedKey) share() *shared {
	return &shared{
		before: k.Before, last: k.Next,
		plain: merged(k.Before.plain, k.Next.plain), small: merged(k.Before.small, k.Next.small),
		broken: k.Before.broken || k.Next.plain == nil,
		fault:  cmp.Or(k.Before.fault, k.Next.fault),
	}
}

// source is the text of one of the layouts.
func (s *shared) source(file string) (text string, ok bool) {
	for ; s != nothing; s = s.before {
		if s.last.Path == file {
			return s.last.Source, true
		}
	}
	return "", false
}
