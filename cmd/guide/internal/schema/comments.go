package schema

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"reflect"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Comments are what the model's source says of its types, their fields, and
// the words of those that have a list.
type Comments struct {
	types  map[string]string
	fields map[[2]string]string // by type and field
	words  map[[2]string]string // by type and word
}

// ReadComments reads the source that the program was made of.
func ReadComments() (Comments, error) {
	c := Comments{map[string]string{}, map[[2]string]string{}, map[[2]string]string{}}
	files, err := model.Declarations.ReadDir(".")
	if err != nil {
		return c, err
	}
	for _, f := range files {
		source, err := model.Declarations.ReadFile(path.Join(".", f.Name()))
		if err != nil {
			return c, err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), f.Name(), source, parser.ParseComments)
		if err != nil {
			return c, err
		}
		for _, d := range parsed.Decls {
			if decl, ok := d.(*ast.GenDecl); ok {
				c.declared(decl)
			}
		}
	}
	return c, nil
}

// Key is the sentence on a key of a type, or nothing.
func (c Comments) Key(t reflect.Type, f strict.Field) string {
	return c.fields[[2]string{t.Name(), f.Go}]
}

func (c Comments) declared(decl *ast.GenDecl) {
	for _, spec := range decl.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			c.types[spec.Name.Name] = ofType(spec.Name.Name, first(spec.Doc, decl.Doc))
			if s, ok := spec.Type.(*ast.StructType); ok {
				for _, f := range s.Fields.List {
					for _, name := range f.Names {
						c.fields[[2]string{spec.Name.Name, name.Name}] = first(f.Doc, f.Comment)
					}
				}
			}
		case *ast.ValueSpec:
			c.constant(spec)
		}
	}
}

// constant reads a word of a list: Good Level = "good" // what it means
func (c Comments) constant(spec *ast.ValueSpec) {
	of, ok := spec.Type.(*ast.Ident)
	if !ok || len(spec.Values) != 1 {
		return
	}
	if literal, ok := spec.Values[0].(*ast.BasicLit); ok && literal.Kind == token.STRING {
		if word, err := strconv.Unquote(literal.Value); err == nil {
			c.words[[2]string{of.Name, word}] = first(spec.Doc, spec.Comment)
		}
	}
}

// first is the text of the first comment that is there, on one line.
func first(groups ...*ast.CommentGroup) string {
	for _, g := range groups {
		if g != nil {
			return strings.Join(strings.Fields(g.Text()), " ")
		}
	}
	return ""
}

// ofType makes a sentence for editors of a type's comment, which begins with a
// name that means nothing to them: "Cell is the judgment …".
func ofType(name, text string) string {
	text = strings.TrimSpace(strings.TrimPrefix(text, name))
	for _, verb := range []string{"is ", "are "} {
		text = strings.TrimPrefix(text, verb)
	}
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:]
}
