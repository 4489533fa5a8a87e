package asset

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
	minjs "github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"
)

func finishJS(b *builder, f *file) ([]byte, error) {
	if err := checkText(f.src); err != nil {
		return nil, err
	}
	refs, err := b.scan("js", f.src, scanJS)
	if err != nil {
		return nil, err
	}
	src, err := b.rewrite(f, refs)
	if err != nil {
		return nil, err
	}
	return b.minify("js", src, func(src []byte) ([]byte, error) {
		src, err := keepOrder(src)
		if err != nil {
			return nil, err
		}
		m := minify.New()
		m.AddFunc("text/javascript", minjs.Minify)
		return m.Bytes("text/javascript", src)
	})
}

// scanJS checks the syntax and collects what a module imports.
func scanJS(src []byte) ([]ref, error) {
	in := parse.NewInputBytes(bytes.Clone(src))
	ast, err := js.Parse(in, js.Options{})
	if err != nil {
		return nil, parserFault(src, err)
	}
	v := &importVisitor{buf: in.Bytes()}
	js.Walk(v, ast)
	slices.SortFunc(v.refs, func(a, b ref) int { return cmp.Compare(a.start, b.start) })
	return v.refs, v.err
}

// importVisitor collects the module names of static and dynamic imports.
type importVisitor struct {
	buf  []byte // the parser's buffer, which the tree's names are cut from
	refs []ref
	err  error
}

func (v *importVisitor) Enter(n js.INode) js.IVisitor {
	switch n := n.(type) {
	case *js.ImportStmt:
		v.add(n.Module)
	case *js.ExportStmt:
		if n.Module != nil {
			v.add(n.Module)
		}
	case *js.CallExpr:
		if callee, ok := n.X.(*js.LiteralExpr); ok && callee.TokenType == js.ImportToken {
			v.dynamic(callee, n.Args)
		}
	case *js.ImportMetaExpr:
		at := bytes.Index(v.buf, []byte("import.meta")) // the tree does not say where
		v.fail(at, "import.meta knows nothing of fingerprinted names", "pass the path from the page, in a data attribute")
	}
	return v
}

func (v *importVisitor) Exit(js.INode) {}

func (v *importVisitor) dynamic(callee *js.LiteralExpr, args js.Args) {
	if len(args.List) == 1 {
		if name, ok := args.List[0].Value.(*js.LiteralExpr); ok && name.TokenType == js.StringToken {
			v.add(name.Data)
			return
		}
	}
	v.fail(v.offset(callee.Data), "import() of a name that is made up at run time", `write the name as a string: import("./x.js")`)
}

func (v *importVisitor) add(quoted []byte) {
	at, target := v.offset(quoted), unquote(quoted)
	if at < 0 {
		v.fail(bytes.Index(v.buf, quoted), "this import cannot be followed", "")
		return
	}
	if !strings.HasPrefix(target, "./") && !strings.HasPrefix(target, "../") {
		v.fail(at, "modules are imported by a relative path", `begin it with "./" or "../"`)
		return
	}
	v.refs = append(v.refs, ref{at, at + len(quoted), target, func(path string) string { return `"` + path + `"` }})
}

func (v *importVisitor) fail(at int, message, hint string) {
	if v.err == nil {
		v.err = fault{max(0, at), message, hint}
	}
}

// offset tells where a slice of the tree lies in the source. The tree has no
// places, but its slices are cut from the parser's buffer: a mark put into one
// of them can be found there. The source has no NUL, so the mark is unique.
func (v *importVisitor) offset(part []byte) int {
	if len(part) == 0 {
		return -1
	}
	was := part[0]
	part[0] = 0
	at := bytes.IndexByte(v.buf, 0)
	part[0] = was
	return at
}
