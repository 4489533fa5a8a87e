package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// table writes a table inside a box that scrolls when the table is wider than
// the screen. The box can be reached with the keyboard, so it needs a role and
// a name; it is a group rather than a region, because a page with ten tables
// should not get ten landmarks.
//
// An empty first header cell makes the first column a column of row headers.
func (r *renderer) table(n *xast.Table) {
	header, ok := n.FirstChild().(*xast.TableHeader)
	if !ok {
		return
	}
	r.write("<div class=table tabindex=0 role=group aria-label=", attribute(r.tableName(header)), "><table><thead><tr>")
	for c := header.FirstChild(); c != nil; c = c.NextSibling() {
		tag := "th scope=col"
		if !c.HasChildren() {
			tag = "td"
		}
		r.cell(c, tag)
	}
	first := header.FirstChild()
	rowHeaders := first != nil && !first.HasChildren()
	if header.NextSibling() != nil {
		r.write("<tbody>")
	}
	for row := header.NextSibling(); row != nil; row = row.NextSibling() {
		r.checkRow(row, len(n.Alignments))
		r.write("<tr>")
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			tag := "td"
			if rowHeaders && c == row.FirstChild() && c.HasChildren() {
				tag = "th scope=row"
			}
			r.cell(c, tag)
		}
	}
	r.write("</table></div>")
}

func (r *renderer) cell(n ast.Node, tag string) {
	r.write("<", tag)
	if c, ok := n.(*xast.TableCell); ok {
		switch c.Alignment {
		case xast.AlignRight:
			r.write(" class=right")
		case xast.AlignCenter:
			r.write(" class=center")
		}
	}
	r.write(">")
	if n.HasChildren() {
		r.bare(n)
	}
}

// maxTableName keeps the name of a wide table from being read out for ever.
const maxTableName = 80

func (r *renderer) tableName(header ast.Node) string {
	var names []string
	for c := header.FirstChild(); c != nil; c = c.NextSibling() {
		if name := plainText(r.src, c); name != "" {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "Table"
	}
	name := []rune("Table: " + strings.Join(names, ", "))
	if len(name) > maxTableName {
		name = append(name[:maxTableName-1], '…')
	}
	return string(name)
}

// checkRow reports a row with another number of cells than the header: Markdown
// drops what is too much, and fills what lacks, without a word.
func (r *renderer) checkRow(row ast.Node, columns int) {
	at := offsetOf(row)
	line := r.src[at:]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	whole := bytes.TrimSpace(line)
	line = bytes.TrimSuffix(bytes.TrimPrefix(bytes.TrimSpace(line), []byte("|")), []byte("|"))
	found := 1 + bytes.Count(line, []byte("|")) - bytes.Count(line, []byte(`\|`))
	switch {
	case found > columns:
		r.report(at, "table-row", `delete a cell, or add one to the header and to the line of hyphens; write \| for a bar inside a cell`, "the row has %s, the header %d", countCells(found), columns)
	case found < columns:
		hint := "write an empty cell as a bar more: " + strings.TrimSuffix(string(whole), "|") + strings.Repeat("| ", columns-found) + "|"
		r.report(at, "table-row", hint, "the row has %s, the header %d", countCells(found), columns)
	}
}

func countCells(n int) string {
	if n == 1 {
		return "1 cell"
	}
	return fmt.Sprintf("%d cells", n)
}
