package layout

import (
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"text/template/parse"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// checker holds the syntax trees of a kind and follows the type of its view
// through them: a field that does not exist, a wrong number of arguments, a
// template that includes itself are found without rendering a page.
//
// Where a type cannot be known (a value of type any), the checker says
// nothing: it has no false alarms.
type checker struct {
	*kind
	funcs  template.FuncMap
	diags  *diag.List
	failed bool
	trees  templates
	seen   map[use]bool
	stack  []string // templates being checked, to find cycles
}

// use is a template that is included with a value of a type.
type use struct {
	name string
	dot  reflect.Type
}

// check follows the kind's layout with the type of its view.
func (k *kind) check(diags *diag.List) bool {
	trees, entry := merged(k.shared.plain, k.own.plain), entryOf(k.name)
	if trees[entry] == nil {
		diags.Errorf(diag.Pos{File: k.own.Path, Line: 1, Col: 1}, "layout", "the layout does not define %q", entry)
		return false
	}
	c := &checker{kind: k, funcs: functions(k.base), diags: diags, trees: trees, seen: map[use]bool{}}
	c.template(entry, k.view)
	return !c.failed
}

func (c *checker) fail(tree *parse.Tree, n parse.Node, format string, args ...any) {
	c.failed = true
	c.diags.Add(diag.Diagnostic{Pos: c.place(tree, n), Rule: "layout", Message: fmt.Sprintf(format, args...)})
}

// place finds the line and column of a node from its offset in the file.
func (c *checker) place(tree *parse.Tree, n parse.Node) diag.Pos {
	text, _ := c.source(tree.ParseName)
	return placeOf(tree.ParseName, text, int(n.Position()))
}

func (c *checker) template(name string, dot reflect.Type) {
	tree := c.trees[name]
	if tree == nil || c.seen[use{name, dot}] {
		return
	}
	c.seen[use{name, dot}] = true
	c.stack = append(c.stack, name)
	scope := &scope{checker: c, tree: tree, vars: map[string]reflect.Type{"$": dot}}
	scope.list(tree.Root, dot)
	c.stack = c.stack[:len(c.stack)-1]
}

// scope is a place in a template: its variables and its tree.
type scope struct {
	*checker
	tree *parse.Tree
	vars map[string]reflect.Type
}

func (s *scope) list(l *parse.ListNode, dot reflect.Type) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		s.node(n, dot)
	}
}

func (s *scope) node(n parse.Node, dot reflect.Type) {
	switch n := n.(type) {
	case *parse.ActionNode:
		s.pipe(n.Pipe, dot)
	case *parse.IfNode:
		s.pipe(n.Pipe, dot)
		s.list(n.List, dot)
		s.list(n.ElseList, dot)
	case *parse.WithNode:
		t := s.pipe(n.Pipe, dot)
		s.list(n.List, t)
		s.list(n.ElseList, dot)
	case *parse.RangeNode:
		s.rangeOver(n, dot)
	case *parse.TemplateNode:
		s.include(n, dot)
	}
}

func (s *scope) rangeOver(n *parse.RangeNode, dot reflect.Type) {
	over := deref(s.pipe(&parse.PipeNode{Cmds: n.Pipe.Cmds}, dot))
	var key, elem reflect.Type
	if over != nil {
		switch over.Kind() {
		case reflect.Slice, reflect.Array:
			key, elem = reflect.TypeFor[int](), over.Elem()
		case reflect.Map:
			key, elem = over.Key(), over.Elem()
		case reflect.Int:
			key, elem = over, over
		case reflect.Interface:
		default:
			s.fail(s.tree, n, "%s is not a list", n.Pipe)
			return
		}
	}
	switch decl := n.Pipe.Decl; len(decl) {
	case 1:
		s.vars[decl[0].Ident[0]] = elem
	case 2:
		s.vars[decl[0].Ident[0]], s.vars[decl[1].Ident[0]] = key, elem
	}
	s.list(n.List, elem)
	s.list(n.ElseList, dot)
}

func (s *scope) include(n *parse.TemplateNode, dot reflect.Type) {
	var t reflect.Type
	if n.Pipe != nil {
		t = s.pipe(n.Pipe, dot)
	}
	switch {
	case s.trees[n.Name] == nil:
		s.fail(s.tree, n, "there is no template %q", n.Name)
	case slices.Contains(s.stack, n.Name) && !recursive[n.Name]:
		s.fail(s.tree, n, "the template %q includes itself", n.Name)
	default:
		s.template(n.Name, t)
	}
}

// recursive templates walk a tree that ends: the table of contents.
var recursive = map[string]bool{"toc-items": true}

func deref(t reflect.Type) reflect.Type {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}
