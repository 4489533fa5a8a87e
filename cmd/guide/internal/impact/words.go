package impact

import (
	"bytes"
	"fmt"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// report writes all sections that have something to say.
func (p *printer) report(r *Report) {
	base := r.Base[:min(len(r.Base), 12)]
	p.line(p.title("What this change does"))
	p.line("")
	switch r.Verdict {
	case Same:
		p.line(fmt.Sprintf("Nothing: the guide is the same as at %s. It has %s.", base, r.Size))
	case Broken:
		p.line(fmt.Sprintf("It breaks the build, so nothing of it is published. The last good guide is that of %s, with %s.", base, r.Size))
	case Still:
		p.line(fmt.Sprintf("The guide cannot be built, neither as it is now nor as it was at %s.", base))
	case Repairs:
		p.line(fmt.Sprintf("It mends the build. At %s the guide could not be built, so there is nothing to compare with. Now it has %s.", base, r.Size))
	default:
		p.line(fmt.Sprintf("Compared with %s. The guide now has %s.", base, r.Size))
	}
	p.errors(r)
	p.notes(r.Notes)
	p.trusted(r.Trusted)
	p.flows(r.Flows, r.Stack)
	p.scenarios(r.Scenarios, r.Stack.scenarios())
	p.links(r.Links, r.Stack.links())
	p.cells(r.Cells)
	p.claims(r.Claims)
	p.sources(r.Sources)
	p.pages(r.Pages)
	p.warnings("New warnings", r.Warnings)
	p.warnings("Warnings that are gone", r.Mended)
	p.flush()
}

// String counts in words.
func (s Size) String() string {
	return fmt.Sprintf("%s, %s, %s and %s", count(s.Pages, "page"), count(s.Options, "option"), count(s.Cells, "cell"), count(s.Sources, "source"))
}

func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// errors shows what is wrong as the other commands show it.
func (p *printer) errors(r *Report) {
	if len(r.Errors) == 0 {
		return
	}
	p.section("Errors")
	first := &diag.List{}
	for _, e := range r.Errors[:min(len(r.Errors), p.most)] {
		first.Add(e.diagnostic)
	}
	var shown bytes.Buffer
	if err := (diag.Printer{Format: diag.Text, Source: r.source}).Print(&shown, first); err != nil {
		panic(err) // a buffer takes everything
	}
	p.line(p.block(strings.TrimSuffix(shown.String(), "\n")))
	if more := len(r.Errors) - p.most; more > 0 {
		p.line(fmt.Sprintf("… and %d more; guide check shows all.", more))
	}
}

func (p *printer) notes(notes []Note) {
	if len(notes) > 0 {
		p.section("To look at")
		list(p, notes, func(n Note) string {
			place := p.code(n.Place)
			if n.About != "" {
				place += ": " + p.quote(n.About)
			}
			return place + ": " + n.Text
		})
	}
}

func (p *printer) warnings(title string, faults []Fault) {
	if len(faults) > 0 {
		p.section(title)
		list(p, faults, func(f Fault) string { return p.code(f.Place) + ": " + p.quote(f.Message) + " [" + f.Rule + "]" })
	}
}

func (p *printer) pages(pages Pages) {
	if pages.same() {
		return
	}
	p.section("Pages")
	p.names("added", pages.Added)
	p.names("removed", pages.Removed)
	for _, m := range pages.Moved {
		p.line(p.item("moved: " + p.code(m.From) + " → " + p.code(m.To)))
	}
	p.names("changed", pages.Changed)
	p.names("changed only around what they say", pages.Around)
	var files []string
	for _, f := range pages.Files {
		files = append(files, f.Path)
	}
	p.names("other files that differ", files)
}

// names writes names behind each other.
func (p *printer) names(what string, names []string) {
	if len(names) == 0 {
		return
	}
	var shown []string
	for _, n := range names[:min(len(names), p.most)] {
		shown = append(shown, p.code(n))
	}
	if more := len(names) - p.most; more > 0 {
		shown = append(shown, fmt.Sprintf("… and %d more", more))
	}
	p.line(p.item(fmt.Sprintf("%s (%d): %s", what, len(names), strings.Join(shown, ", "))))
}

func (p *printer) trusted(files []Trusted) {
	if len(files) > 0 {
		p.section("Files to read as code")
		list(p, files, func(t Trusted) string { return p.code(t.Path) + " (" + t.Kind + "): " + t.Why })
	}
}
