package layout

import (
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// checker holds the layouts' syntax trees and follows the types of the views
// through them: a field that does not exist, a wrong number of arguments, a
// template that includes itself are found without rendering a page.
//
// Where a type cannot be known (a value of type any), the checker says
// nothing: it has no false alarms.
type checker struct {
	files  map[string][]byte
	funcs  template.FuncMap
	diags  *diag.List
	shared map[string]*parse.Tree
	broken bool // a shared layout cannot be parsed, so no page can be checked
	failed bool
	trees  map[string]*parse.Tree // in force for the page being checked
	seen   map[string]bool        // template and type pairs already checked
	stack  []string               // templates being checked, to find cycles
}

func newChecker(files map[string][]byte, funcs template.FuncMap, diags *diag.List) *checker {
	return &checker{files: files, funcs: funcs, diags: diags, shared: map[string]*parse.Tree{}, seen: map[string]bool{}}
}

// parse reads a layout that all pages share.
func (c *checker) parse(file string) {
	trees := c.treesOf(file)
	c.broken = c.broken || trees == nil
	for name, tree := range trees {
		c.shared[name] = tree
	}
}

func (c *checker) treesOf(file string) map[string]*parse.Tree {
	trees, err := parse.Parse(file, string(c.files[file]), "", "", builtins, map[string]any(c.funcs))
	if err != nil {
		c.diags.Add(c.parseFault(file, err))
		return nil
	}
	return trees
}

// check follows one page's or embed's layout with the type of its view.
func (c *checker) check(file string, view reflect.Type) bool {
	c.trees = map[string]*parse.Tree{}
	for name, tree := range c.shared {
		c.trees[name] = tree
	}
	own := c.treesOf(file)
	if own == nil || c.broken {
		return false
	}
	for name, tree := range own {
		c.trees[name] = tree
	}
	entry := entryOf(strings.TrimPrefix(file, "layouts/"))
	if c.trees[entry] == nil {
		c.diags.Errorf(diag.Pos{File: file, Line: 1, Col: 1}, "layout", "the layout does not define %q", entry)
		return false
	}
	c.failed = false
	c.seen = map[string]bool{}
	c.template(entry, view)
	return !c.failed
}

func (c *checker) fail(tree *parse.Tree, n parse.Node, format string, args ...any) {
	c.failed = true
	c.diags.Add(diag.Diagnostic{Pos: c.place(tree, n), Rule: "layout", Message: fmt.Sprintf(format, args...)})
}

// place finds the line and column of a node from its offset in the file.
func (c *checker) place(tree *parse.Tree, n parse.Node) diag.Pos {
	return placeOf(tree.ParseName, string(c.files[tree.ParseName]), int(n.Position()))
}

func (c *checker) template(name string, dot reflect.Type) {
	key := fmt.Sprintf("%s %v", name, dot)
	tree := c.trees[name]
	if tree == nil || c.seen[key] {
		return
	}
	c.seen[key] = true
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
