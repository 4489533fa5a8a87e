package output

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/route"
)

// llms lists the guide for language models (llmstxt.org): a title, a summary
// and the pages by section, as Markdown where there is such a file.
func llms(in *Input) files {
	return files{"llms.txt": func() []byte { return in.list(in.Pages()) }}
}

func (in *Input) list(pages []Page) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n> %s\n", plain(in.Guide.Site.Title.V), plain(in.Guide.Site.Description.V))
	for _, section := range sections(pages) {
		fmt.Fprintf(&b, "\n## %s\n\n", plain(section))
		for _, p := range pages {
			if p.Section == section {
				fmt.Fprintf(&b, "- [%s](%s): %s\n", plain(p.Title), in.absolute(cmp.Or(p.Twin, p.URL)), plain(p.Summary))
			}
		}
	}
	b.WriteString("\n## Data\n\n")
	for _, d := range in.Guide.Decisions {
		fmt.Fprintf(&b, "- [%s as JSON](%s): options, criteria, cells, sources and dates\n", plain(d.About.Name.V), in.absolute(route.Data(d.ID)))
	}
	fmt.Fprintf(&b, "- [The whole stack as JSON](%s): which options of different decisions go together, and how all decisions are made in one run\n", in.absolute(route.StackData))
	return []byte(b.String())
}

var markdownSigns = strings.NewReplacer(`\`, `\\`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "*", `\*`, "_", `\_`)

// plain writes text on one line so that Markdown shows it as it is.
func plain(s string) string {
	return markdownSigns.Replace(strings.Join(strings.Fields(s), " "))
}

// sections lists the sections of the pages in the order of their first page.
func sections(pages []Page) []string {
	var all []string
	for _, p := range pages {
		if p.Section != "" && !slices.Contains(all, p.Section) {
			all = append(all, p.Section)
		}
	}
	return all
}
