package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

func (r *renderer) list(n *ast.List) {
	tag := "ul"
	if n.IsOrdered() {
		tag = "ol"
	}
	r.write("<", tag)
	if n.IsOrdered() && n.Start != 1 {
		r.write(" start=", strconv.Itoa(n.Start))
	}
	r.write(">")
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		r.write("<li")
		if isTask(item) {
			r.write(" class=task")
		}
		r.write(">")
		r.openP = false
		r.blocks(item)
	}
	r.write("</", tag, ">")
}

func (r *renderer) definitionList(n *xast.DefinitionList) {
	r.write("<dl>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == xast.KindDefinitionTerm {
			r.write("<dt>")
			r.bare(c)
			continue
		}
		r.write("<dd>")
		r.openP = false
		r.blocks(c)
	}
	r.write("</dl>")
}

// isTask tells whether an item of a list starts with a box.
func isTask(item ast.Node) bool {
	first := item.FirstChild()
	return first != nil && isTaskText(first)
}

func isTaskText(n ast.Node) bool {
	first := n.FirstChild()
	return first != nil && first.Kind() == xast.KindTaskCheckBox
}

// taskBox starts the label that gives the box its name; bare ends it.
func (r *renderer) taskBox(n *xast.TaskCheckBox) {
	r.write("<label><input type=checkbox disabled")
	if n.IsChecked {
		r.write(" checked")
	}
	r.write("> ")
}
