package asset

import (
	"bytes"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"
)

// keepOrder protects the order of declarations. The minifier joins neighboring
// declarations and moves a destructuring one to the front to save a space:
//
//	const y = x.pop(); const { length } = x;   →   const { length } = x, y = x.pop();
//
// It looks only at names, not at what the calls do, so the length is now
// another one. A statement between the two keeps them apart, and 0 is the
// shortest that the minifier leaves alone. The source is printed anew only
// where this is needed.
func keepOrder(src []byte) ([]byte, error) {
	ast, err := js.Parse(parse.NewInputBytes(bytes.Clone(src)), js.Options{})
	if err != nil {
		return nil, parserFault(src, err)
	}
	v := &orderVisitor{}
	js.Walk(v, ast)
	switch {
	case v.stuck:
		return nil, faultf(wholeFile, "a declaration in export or for destructures after its first name; declare the names one by one")
	case !v.changed:
		return src, nil
	}
	var out bytes.Buffer
	ast.JS(&out)
	return out.Bytes(), nil
}

// orderVisitor puts the fences into every list of statements.
type orderVisitor struct {
	changed, stuck bool
}

func (v *orderVisitor) Enter(n js.INode) js.IVisitor {
	switch n := n.(type) {
	case *js.BlockStmt:
		n.List = v.fence(n.List)
	case *js.CaseClause:
		n.List = v.fence(n.List)
	case *js.VarDecl:
		// In a list of statements fence has split it; elsewhere nobody can.
		v.stuck = v.stuck || lateDestructuring(n.List) > 0
	}
	return v
}

func (v *orderVisitor) Exit(js.INode) {}

func (v *orderVisitor) fence(list []js.IStmt) []js.IStmt {
	var out []js.IStmt
	afterDecl := false
	for _, stmt := range list {
		decl, ok := stmt.(*js.VarDecl)
		if !ok {
			if !isNothing(stmt) {
				afterDecl = false
			}
			out = append(out, stmt)
			continue
		}
		for len(decl.List) > 0 {
			n := lateDestructuring(decl.List)
			if n == 0 {
				n = len(decl.List)
			}
			part := *decl
			part.List, decl.List = decl.List[:n:n], decl.List[n:]
			if afterDecl && isDestructuring(part.List[0]) {
				zero := &js.LiteralExpr{TokenType: js.IntegerToken, Data: []byte("0")}
				out = append(out, &js.ExprStmt{Value: zero})
				v.changed = true
			}
			out = append(out, &part)
			afterDecl = true
		}
	}
	return out
}

// isNothing reports whether the minifier joins declarations across stmt.
func isNothing(stmt js.IStmt) bool {
	switch s := stmt.(type) {
	case *js.EmptyStmt, *js.Comment:
		return true
	case *js.BlockStmt:
		return len(s.List) == 0
	}
	return false
}

// lateDestructuring gives the index of the first destructuring that is not the
// first of all, or 0.
func lateDestructuring(list []js.BindingElement) int {
	for i, item := range list {
		if i > 0 && isDestructuring(item) {
			return i
		}
	}
	return 0
}

func isDestructuring(item js.BindingElement) bool {
	_, simple := item.Binding.(*js.Var)
	return !simple && item.Binding != nil
}
