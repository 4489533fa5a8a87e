package highlight

import (
	"encoding/xml"
	"fmt"
	"strconv"
)

// definition is a lexer file of chroma's as it stands on disk. Only the head is
// read to learn the names; the rules wait until the language is used.
type definition struct {
	Config config `xml:"config"`
	States []struct {
		Name  string `xml:"name,attr"`
		Rules []node `xml:"rule"`
	} `xml:"rules>state"`
}

// config is the head of a lexer file, with the names that chroma gives it.
type config struct {
	Name            string   `xml:"name"`
	Aliases         []string `xml:"alias"`
	Filenames       []string `xml:"filename"`
	MimeTypes       []string `xml:"mime_type"`
	CaseInsensitive bool     `xml:"case_insensitive"`
	DotAll          bool     `xml:"dot_all"`
	NotMultiline    bool     `xml:"not_multiline"`
	EnsureNL        bool     `xml:"ensure_nl"`
}

// flags gives the inline flags of every pattern of the lexer.
func (c config) flags() string {
	flags := ""
	if !c.NotMultiline {
		flags += "m"
	}
	if c.CaseInsensitive {
		flags += "i"
	}
	if c.DotAll {
		flags += "s"
	}
	return flags
}

// node is an element of a lexer file. Rules mix elements of several kinds whose
// order matters, which a struct with a field for each kind would lose.
type node struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Text    string     `xml:",chardata"`
	Kids    []node     `xml:",any"`
}

// attr gives the first attribute of that name.
func (n node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// attrs gives all of them: <push state="a" state="b"/> is how chroma writes a
// list, though XML forbids it.
func (n node) attrs(name string) []string {
	var all []string
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			all = append(all, a.Value)
		}
	}
	return all
}

// child gives the first element of that name.
func (n node) child(name string) (node, bool) {
	for _, kid := range n.Kids {
		if kid.XMLName.Local == name {
			return kid, true
		}
	}
	return node{}, false
}

// number reads an element such as <code_group>4</code_group>.
func (n node) number(name string) (int, error) {
	kid, ok := n.child(name)
	if !ok {
		return 0, fmt.Errorf("<%s> lacks <%s>", n.XMLName.Local, name)
	}
	return strconv.Atoi(kid.Text)
}
