package layout

import (
	"errors"
	"html/template"
	"io"
	"reflect"
	"sync"
	"text/template/parse"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
)

// kind is the layout of one kind of page, embed or card. It is compiled when a page
// or a check first needs it: after an edit of what all kinds share, one page
// does not wait for the others.
type kind struct {
	name     string // such as pages/option
	view     reflect.Type
	shared   *shared
	own      *parsed
	base     string
	sound    bool // it fits its view and can be compiled
	compiled func() compiled
}

// kindKey has no name and no view: the own layout's path tells them.
type kindKey struct {
	Shared *shared
	Own    *parsed
	Base   string
}

// Two kinds that were made of the same are compiled to the same. The trees
// that html/template makes hold functions, which nothing can compare.
var kindStep = memo.Step[kindKey, *kind]{Name: "layout of kind", Keep: 200, Same: func(a, b *kind) bool {
	return a.shared == b.shared && a.own == b.own && a.base == b.base && a.sound == b.sound
}}

// lay checks the layout of a kind and leaves it to be compiled.
func (key kindKey) lay(name string, view reflect.Type, diags *diag.List) *kind {
	k := &kind{name: name, view: view, shared: key.Shared, own: key.Own, base: key.Base}
	if k.shared.broken || k.own.plain == nil || !k.check(diags) {
		return k
	}
	for _, fault := range []*diag.Diagnostic{k.shared.fault, k.own.fault} {
		if fault != nil {
			diags.Add(*fault)
			return k
		}
	}
	k.sound, k.compiled = true, sync.OnceValue(k.compile)
	return k
}

// source is the text of a layout that the kind is made of.
func (k *kind) source(file string) (text string, ok bool) {
	if file == k.own.Path {
		return k.own.Source, true
	}
	return k.shared.source(file)
}

// compiled is what html/template made of a kind, or why it refused.
type compiled struct {
	template *template.Template
	fault    *diag.Diagnostic
}

func (k *kind) compile() compiled {
	t, fault := k.escape(merged(k.shared.small, k.own.small))
	if fault == nil {
		shorten(t)
		return compiled{template: t}
	}
	asWritten := merged(k.shared.plain, k.own.plain)
	t, fault = k.escape(asWritten) // again, for the line
	if fault == nil {
		shorten(t)
		return compiled{template: t}
	}
	return compiled{fault: k.escapeFault(asWritten, fault)}
}

// escape puts the templates that the kind can reach into a set and has
// html/template work out the escaping, which changes the trees: it gets copies.
func (k *kind) escape(all templates) (*template.Template, *template.Error) {
	t := template.New(k.name).Funcs(functions(k.base)).Option("missingkey=error")
	t.Funcs(shortenFunctions(t, k.base))
	for _, name := range all.reach(entryOf(k.name)) {
		template.Must(t.AddParseTree(name, all[name].Copy())) // fails only after an execution
	}
	// Escaping is worked out at the first execution. A zero view may lack
	// what the layout needs, but a fault of the escaping shows all the same.
	var fault *template.Error
	if err := t.ExecuteTemplate(io.Discard, entryOf(k.name), reflect.Zero(k.view).Interface()); errors.As(err, &fault) {
		return nil, fault
	}
	return t, nil
}

// reach lists a template and those that it includes, directly or not.
func (t templates) reach(entry string) []string {
	names, seen := []string{}, map[string]bool{}
	var visit func(n parse.Node)
	include := func(name string) {
		if tree := t[name]; tree != nil && !seen[name] {
			seen[name] = true
			names = append(names, name)
			visit(tree.Root)
		}
	}
	visit = func(n parse.Node) {
		switch n := n.(type) {
		case *parse.ListNode:
			if n != nil { // a branch without else
				for _, each := range n.Nodes {
					visit(each)
				}
			}
		case *parse.IfNode:
			visit(n.List)
			visit(n.ElseList)
		case *parse.WithNode:
			visit(n.List)
			visit(n.ElseList)
		case *parse.RangeNode:
			visit(n.List)
			visit(n.ElseList)
		case *parse.TemplateNode:
			include(n.Name)
		}
	}
	include(entry)
	return names
}
