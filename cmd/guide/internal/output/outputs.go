package output

import (
	"fmt"
	"maps"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// Input is what outputs are made of.
type Input struct {
	Guide     *model.Guide
	Flows     map[model.ID]*flow.Flow
	Stack     *stack.Stack  // nil where there is none
	Origin    string        // https://host
	Base      string        // base path, "" or "/repo"
	NoIndex   bool          // a preview
	Pages     func() []Page // in the order of the site, without redirects and 404
	Redirects []Redirect
}

// Page is a page as outputs list it.
type Page struct {
	URL, Title, Summary string
	Twin                string // the page as Markdown; may be empty
	Section             string // heading in llms.txt
	Article             bool
	Published, Changed  model.Date // of articles
}

// Redirect leads from a former or reversed address to the present one.
type Redirect struct{ From, To string }

// outputs lists every output. A new one is a file, a line here and a fixture.
var outputs = []struct {
	name string
	doc  string // one sentence
	make func(*Input) files
}{
	{"csv", "A matrix as comma-separated values for each decision, and one of all pairs across decisions.", matrices},
	{"data", "A decision as JSON, the stack as JSON, and their schemas.", data},
	{"feed", "The articles as an Atom feed.", feed},
	{"llms", "The guide's pages as a list for language models.", llms},
	{"redirects", "The redirects in the form that Netlify reads.", redirects},
	{"robots", "Where robots may go.", robots},
	{"sitemap", "All pages for search engines.", sitemap},
}

// files are the files of an output, by path in the output folder, each made
// when it is asked for.
type files map[string]func() []byte

// All gives the files of every output. Two outputs that claim one path are a
// fault of the program.
func All(in *Input) map[string]func() []byte {
	all := files{}
	for _, o := range outputs {
		for path, produce := range o.make(in) {
			if _, taken := all[path]; taken {
				panic(fmt.Sprintf("output %s makes %s a second time", o.name, path))
			}
			all[path] = produce
		}
	}
	return all
}

// Names lists the paths of the files of all outputs.
func Names(g *model.Guide) []string {
	return slices.Sorted(maps.Keys(All(&Input{Guide: g})))
}

// absolute gives the full address of a page.
func (in *Input) absolute(url string) string { return in.Origin + in.Base + url }
