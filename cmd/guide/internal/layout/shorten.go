package layout

import (
	"html/template"
	"slices"
	"strings"
	"sync"
	"text/template/parse"
)

// shorten makes templates that html/template has escaped shorter to execute,
// with the same output. What a template costs are its calls, one for each
// function of each pipeline, and on most pages most of them say again what the
// page before said.
//
//   - {{template "x" .Site}} shows the same on all pages of a site: it is executed
//     once, and kept.
//   - {{href .URL}} as a whole attribute has three functions behind it that
//     change nothing in nearly every address: they are only called for the others.
func shorten(t *template.Template) {
	for _, each := range t.Templates() {
		if each.Tree != nil {
			shortenList(each.Tree.Root)
		}
	}
}

// The functions that only shortened templates call. Layouts cannot, as the
// parser does not know them.
const (
	keptFunction  = "_kept"
	plainFunction = "_plain"
)

func shortenFunctions(t *template.Template, base string) template.FuncMap {
	kept := keeper{template: t}
	href := functions(base)["href"].(func(string) string)
	return template.FuncMap{
		keptFunction: kept.piece,
		plainFunction: func(url string) string {
			if url = href(url); isPlain(url) {
				return url
			}
			return ""
		},
	}
}

func shortenList(list *parse.ListNode) {
	if list == nil {
		return
	}
	for i, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.IfNode:
			shortenList(n.List)
			shortenList(n.ElseList)
		case *parse.WithNode:
			shortenList(n.List)
			shortenList(n.ElseList)
		case *parse.RangeNode:
			shortenList(n.List)
			shortenList(n.ElseList)
		case *parse.ActionNode:
			if address := wholeAddress(n.Pipe); address != nil {
				list.Nodes[i] = plainOr(address, n)
			}
		case *parse.TemplateNode:
			if ofSite(n) {
				list.Nodes[i] = &parse.ActionNode{NodeType: parse.NodeAction, Pos: n.Pos, Line: n.Line, Pipe: call(keptFunction, text(n.Name), n.Pipe.Cmds[0].Args[0])}
			}
		}
	}
}

// ofSite reports whether an inclusion is of the shape {{template "x" .Site}}. One
// that html/template made for another place in the markup has a mark in its name
// and stays.
func ofSite(n *parse.TemplateNode) bool {
	if n.Pipe == nil || len(n.Pipe.Cmds) != 1 || len(n.Pipe.Cmds[0].Args) != 1 || strings.Contains(n.Name, "$") {
		return false
	}
	field, ok := n.Pipe.Cmds[0].Args[0].(*parse.FieldNode)
	return ok && slices.Equal(field.Ident, []string{"Site"})
}

// asIs are the functions of html/template that change nothing in a plain address.
var asIs = []string{"_html_template_urlfilter", "_html_template_urlnormalizer", "_html_template_attrescaper", "_html_template_nospaceescaper"}

// wholeAddress gives what href is called with in a pipeline of the shape
// {{href .URL}}, with nothing behind it but those functions; or nil.
func wholeAddress(p *parse.PipeNode) parse.Node {
	if len(p.Decl) > 0 || len(p.Cmds) < 2 || len(p.Cmds[0].Args) != 2 {
		return nil
	}
	for i, cmd := range p.Cmds {
		function, ok := cmd.Args[0].(*parse.IdentifierNode)
		if !ok || i == 0 && function.Ident != "href" || i > 0 && (len(cmd.Args) > 1 || !slices.Contains(asIs, function.Ident)) {
			return nil
		}
	}
	return p.Cmds[0].Args[1]
}

// plainOr is {{with _plain address}}{{.}}{{else}} … {{end}}.
func plainOr(address parse.Node, otherwise *parse.ActionNode) parse.Node {
	shown := &parse.ActionNode{NodeType: parse.NodeAction, Pos: otherwise.Pos, Line: otherwise.Line, Pipe: pipe(&parse.DotNode{NodeType: parse.NodeDot})}
	return &parse.WithNode{BranchNode: parse.BranchNode{
		NodeType: parse.NodeWith, Pos: otherwise.Pos, Line: otherwise.Line,
		Pipe:     call(plainFunction, address),
		List:     &parse.ListNode{NodeType: parse.NodeList, Nodes: []parse.Node{shown}},
		ElseList: &parse.ListNode{NodeType: parse.NodeList, Nodes: []parse.Node{otherwise}},
	}}
}

func call(function string, args ...parse.Node) *parse.PipeNode {
	return pipe(append([]parse.Node{parse.NewIdentifier(function)}, args...)...)
}

func pipe(args ...parse.Node) *parse.PipeNode {
	return &parse.PipeNode{NodeType: parse.NodePipe, Cmds: []*parse.CommandNode{{NodeType: parse.NodeCommand, Args: args}}}
}

func text(s string) parse.Node { return &parse.StringNode{NodeType: parse.NodeString, Text: s} }

// isPlain reports whether an address holds nothing that HTML or a URL could need
// an escape for, and begins as no other scheme does.
func isPlain(url string) bool {
	if !strings.HasPrefix(url, "/") && !strings.HasPrefix(url, "#") {
		return false
	}
	for i := range len(url) {
		if c := url[i]; (c|0x20 < 'a' || c|0x20 > 'z') && (c < '-' || c > '9') && c != '#' && c != '_' { // - . / and digits
			return false
		}
	}
	return true
}

// keeper keeps what templates show of one site, the last that was asked for.
type keeper struct {
	template *template.Template
	mu       sync.Mutex
	site     *Site
	made     map[string]string
}

func (k *keeper) piece(name string, site *Site) (string, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.site != site {
		k.site, k.made = site, map[string]string{}
	}
	if made, ok := k.made[name]; ok {
		return made, nil
	}
	var b strings.Builder
	if err := k.template.ExecuteTemplate(&b, name, site); err != nil {
		return "", err
	}
	k.made[name] = b.String()
	return b.String(), nil
}
