package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// reportedRules collects the names of rules from the source of this command,
// each with a place that reports it. A rule's name is a literal where a
// parameter, a field or a constant is called rule.
func reportedRules(t *testing.T) map[string]string {
	t.Helper()
	folders, err := filepath.Glob("internal/*")
	if err != nil {
		t.Fatal(err)
	}
	c := &ruleCollector{files: token.NewFileSet(), found: map[string]string{}, params: map[string]int{"Errorf": 1, "Warnf": 1}, fields: map[string]int{}}
	for _, folder := range append(folders, ".") {
		c.folder(t, folder)
	}
	return c.found
}

type ruleCollector struct {
	files  *token.FileSet
	found  map[string]string
	params map[string]int // function to the place of its parameter rule
	fields map[string]int // struct type to the place of its field rule
}

func (c *ruleCollector) folder(t *testing.T, folder string) {
	names, _ := filepath.Glob(filepath.Join(folder, "*.go"))
	var parsed []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(c.files, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, f)
		ast.Inspect(f, c.declaration)
	}
	for _, f := range parsed {
		ast.Inspect(f, c.use)
	}
}

// declaration notes functions with a parameter, and structs with a field, that
// is called rule.
func (c *ruleCollector) declaration(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.FuncDecl:
		if i := placeOfRule(n.Type.Params); i >= 0 {
			c.params[n.Name.Name] = i
		}
	case *ast.TypeSpec:
		if s, ok := n.Type.(*ast.StructType); ok {
			if i := placeOfRule(s.Fields); i >= 0 {
				c.fields[n.Name.Name] = i
			}
		}
	}
	return true
}

func placeOfRule(list *ast.FieldList) int {
	i := 0
	for _, field := range list.List {
		for _, name := range field.Names {
			if strings.EqualFold(name.Name, "rule") {
				return i
			}
			i++
		}
	}
	return -1
}

// use notes the literals that stand where a rule belongs.
func (c *ruleCollector) use(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		name := ""
		switch f := n.Fun.(type) {
		case *ast.Ident:
			name = f.Name
		case *ast.SelectorExpr:
			name = f.Sel.Name
		}
		if i, ok := c.params[name]; ok && i < len(n.Args) {
			c.literal(n.Args[i])
		}
	case *ast.CompositeLit:
		if typ, ok := n.Type.(*ast.Ident); ok && len(n.Elts) > 0 {
			if i, known := c.fields[typ.Name]; known && i < len(n.Elts) {
				c.literal(n.Elts[i])
			}
		}
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok && strings.EqualFold(key.Name, "rule") {
			c.literal(n.Value)
		}
	case *ast.ValueSpec:
		for i, name := range n.Names {
			if strings.EqualFold(name.Name, "rule") && i < len(n.Values) {
				c.literal(n.Values[i])
			}
		}
	}
	return true
}

func (c *ruleCollector) literal(e ast.Expr) {
	if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
		if name, err := strconv.Unquote(lit.Value); err == nil && ruleName.MatchString(name) {
			c.found[name] = c.files.Position(lit.Pos()).String()
		}
	}
}
