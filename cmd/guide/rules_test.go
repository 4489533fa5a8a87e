package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/check"
)

// unseen are the rules that no script can break, with the reason.
var unseen = map[string]string{
	"external-link":    "it asks the world outside, which a test must not depend on",
	"not-reproducible": "it is a fault of the program, which no input causes",
}

// TestRules holds the list of rules, the code and the scripts together: what
// the code reports is listed with a sentence, what is listed is reported, and
// every rule is broken by a script.
func TestRules(t *testing.T) {
	reported := reportedRules(t)
	seen := rulesInScripts(t)
	listed := map[string]bool{}
	for _, r := range check.Rules() {
		if listed[r.Name] {
			t.Errorf("the rule %s is listed twice", r.Name)
		}
		listed[r.Name] = true
		if !sentence.MatchString(r.Doc) {
			t.Errorf("the rule %s has no sentence: %q", r.Name, r.Doc)
		}
		if reported[r.Name] == "" {
			t.Errorf("the rule %s is listed, but nothing reports it", r.Name)
		}
		if reason := unseen[r.Name]; !seen[r.Name] && reason == "" {
			t.Errorf("no script in testdata/script shows [%s]", r.Name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(reported)) {
		if !listed[name] {
			t.Errorf("%s reports the rule %s, which is not listed in internal/check", reported[name], name)
		}
	}
	for name := range seen {
		if !listed[name] {
			t.Errorf("a script shows [%s], which is not listed", name)
		}
	}
}

var (
	sentence = regexp.MustCompile(`^[A-Z].*\.$`)
	ruleName = regexp.MustCompile(`^[a-z]+[0-9]*(-[a-z0-9]+)*$`)
	shown    = regexp.MustCompile(`(?m)(?:error|warning): .* \\?\[([a-z0-9-]+)\\?\]\$?'?$`)
)

// rulesInScripts collects the rules that expected output names.
func rulesInScripts(t *testing.T) map[string]bool {
	t.Helper()
	scripts, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	seen := map[string]bool{}
	for _, script := range scripts {
		text, err := os.ReadFile(script)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range shown.FindAllStringSubmatch(string(text), -1) {
			seen[m[1]] = true
		}
	}
	return seen
}

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
