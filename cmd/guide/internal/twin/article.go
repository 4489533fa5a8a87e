package twin

import (
	"strconv"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/layout"
)

// Article writes the page of an article: its facts, the text, which is finished
// Markdown, and what the page shows below it.
func (w *Writer) Article(a layout.Article, body string) {
	w.write("# ", escape(a.Title))
	if a.Summary != "" {
		w.block()
		w.write("> ", escape(a.Summary))
	}
	facts := []string{"Page: " + w.absolute(a.URL)}
	if a.Dates.Published.ISO != "" {
		facts = append(facts, "Published: "+a.Dates.Published.ISO)
	}
	if a.Dates.Updated.ISO != "" {
		facts = append(facts, "Updated: "+a.Dates.Updated.ISO)
	}
	facts = append(facts, "Publisher: "+escape(a.Site.Publisher))
	if len(a.Options) > 0 {
		facts = append(facts, "About: "+w.links(a.Options))
	}
	w.items(facts)
	if body != "" {
		w.block()
		w.write(body)
	}
	if len(a.Sources) > 0 {
		w.block()
		w.write("## Sources\n")
		for i, s := range a.Sources {
			w.write("\n", strconv.Itoa(i+1), ". ", w.source(s))
		}
	}
	w.write("\n")
}

// source is a source in full, on one line.
func (w *Writer) source(s layout.SourceRef) string {
	title := escape(s.Title)
	if s.Address != "" {
		title = w.link(s.Address, s.Title)
	}
	facts := []string{title, escape(s.Publisher), escape(s.Kind)}
	if s.Published.ISO != "" {
		facts = append(facts, "published "+s.Published.ISO)
	}
	if s.Accessed.ISO != "" {
		accessed := "accessed " + s.Accessed.ISO
		switch s.Read {
		case "copy":
			accessed += " (a copy)"
		case "excerpt":
			accessed += " (an excerpt)"
		}
		facts = append(facts, accessed)
	}
	line := strings.Join(facts, ", ")
	if s.Note != "" {
		line += ". " + escape(s.Note)
	}
	return line
}
