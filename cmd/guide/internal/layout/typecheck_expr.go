package layout

import (
	"reflect"
	"text/template/parse"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// builtins are the functions of text/template by name, as the parser wants to
// be told of them; their result types are in result.
var builtins = map[string]any{
	"and": true, "or": true, "not": true, "len": true, "index": true, "slice": true, "print": true, "printf": true, "println": true,
	"html": true, "js": true, "urlquery": true, "call": true, "eq": true, "ne": true, "lt": true, "le": true, "gt": true, "ge": true,
}

// pipe gives the type of a pipeline's value, or nil where it is not known.
func (s *scope) pipe(p *parse.PipeNode, dot reflect.Type) reflect.Type {
	if p == nil {
		return nil
	}
	var t reflect.Type
	for i, cmd := range p.Cmds {
		t = s.command(cmd, dot, i > 0)
	}
	for _, v := range p.Decl {
		s.vars[v.Ident[0]] = t
	}
	return t
}

func (s *scope) command(cmd *parse.CommandNode, dot reflect.Type, piped bool) reflect.Type {
	for _, arg := range cmd.Args[1:] {
		s.value(arg, dot)
	}
	if id, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
		return s.call(id, cmd, dot, piped)
	}
	return s.value(cmd.Args[0], dot)
}

func (s *scope) call(id *parse.IdentifierNode, cmd *parse.CommandNode, dot reflect.Type, piped bool) reflect.Type {
	f, own := s.funcs[id.Ident]
	if !own {
		return s.result(id.Ident, cmd, dot)
	}
	sig := reflect.TypeOf(f)
	given := len(cmd.Args) - 1
	if piped {
		given++
	}
	if given != sig.NumIn() {
		s.fail(s.tree, id, "%s takes %d values, here it gets %d", id.Ident, sig.NumIn(), given)
		return sig.Out(0)
	}
	for i, arg := range cmd.Args[1:] {
		if got := s.value(arg, dot); got != nil && got.Kind() != reflect.Interface && !got.AssignableTo(sig.In(i)) {
			s.fail(s.tree, arg, "%s cannot take %s", id.Ident, arg)
		}
	}
	return sig.Out(0)
}

// result gives the type of what a standard function returns.
func (s *scope) result(name string, cmd *parse.CommandNode, dot reflect.Type) reflect.Type {
	switch name {
	case "len":
		return reflect.TypeFor[int]()
	case "print", "printf", "println", "html", "js", "urlquery":
		return reflect.TypeFor[string]()
	case "not", "eq", "ne", "lt", "le", "gt", "ge":
		return reflect.TypeFor[bool]()
	case "and", "or":
		return s.value(cmd.Args[len(cmd.Args)-1], dot)
	case "index":
		t := deref(s.value(cmd.Args[1], dot))
		for range cmd.Args[2:] {
			if t == nil || t.Kind() != reflect.Slice && t.Kind() != reflect.Map {
				return nil
			}
			t = t.Elem()
		}
		return t
	}
	return nil
}

// value gives the type of an operand, or nil where it is not known.
func (s *scope) value(n parse.Node, dot reflect.Type) reflect.Type {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return s.fields(n, dot, n.Ident)
	case *parse.VariableNode:
		return s.fields(n, s.vars[n.Ident[0]], n.Ident[1:])
	case *parse.ChainNode:
		return s.fields(n, s.value(n.Node, dot), n.Field)
	case *parse.PipeNode:
		return s.pipe(n, dot)
	case *parse.StringNode:
		return reflect.TypeFor[string]()
	case *parse.BoolNode:
		return reflect.TypeFor[bool]()
	case *parse.NumberNode:
		if n.IsInt {
			return reflect.TypeFor[int]()
		}
	}
	return nil
}

func (s *scope) fields(n parse.Node, t reflect.Type, names []string) reflect.Type {
	for _, name := range names {
		t = deref(t)
		if t == nil || t.Kind() == reflect.Interface {
			return nil
		}
		if t.Kind() != reflect.Struct {
			s.fail(s.tree, n, "%s has no field %s", kindWord(t.Kind()), name)
			return nil
		}
		f, ok := t.FieldByName(name)
		if !ok {
			s.failField(n, t, name)
			return nil
		}
		t = f.Type
	}
	return t
}

// kindWord names a kind of value as somebody who writes layouts would.
func kindWord(k reflect.Kind) string {
	switch k {
	case reflect.String:
		return "a text"
	case reflect.Slice, reflect.Array:
		return "a list"
	case reflect.Bool:
		return "a yes or no"
	case reflect.Int:
		return "a number"
	}
	return "this value"
}

func (s *scope) failField(n parse.Node, t reflect.Type, name string) {
	var known []string
	for _, f := range reflect.VisibleFields(t) {
		known = append(known, f.Name)
	}
	s.failed = true
	s.diags.Add(diag.Diagnostic{
		Pos: s.place(s.tree, n), Rule: "layout",
		Message: "the view " + t.Name() + " has no field " + name, Hint: diag.DidYouMean(name, known),
	})
}
