package main

import (
	"cmp"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"whichbackend.example/guide/cmd/guide/internal/model"
)

// TestEditLinks holds that every link into the repository leads to a file that
// is there, and a link with a line to the entry that the reader is looking at.
func TestEditLinks(t *testing.T) {
	s := realGuide(t, "/repo")
	repository := strings.TrimSuffix(string(s.Guide.Site.Repository.V), "/")
	lines := 0
	for _, file := range slices.Sorted(maps.Keys(s.docs)) {
		doc := s.docs[file]
		edits, asked := 0, questionsOf(s.Guide, file)
		for a := range elements(doc, "a") {
			rest, inside := strings.CutPrefix(attr(a, "href"), repository+"/")
			if !inside {
				continue
			}
			u, err := url.Parse(rest)
			if err != nil {
				t.Errorf("%s: %v", file, err)
				continue
			}
			parts := strings.SplitN(u.Path, "/", 3)
			if len(parts) != 3 || parts[0] != "edit" && parts[0] != "blob" || parts[1] != string(s.Guide.Site.Branch.V) {
				continue // an address of the host that is no file, such as its list of issues
			}
			data, err := os.ReadFile(filepath.Join(s.root, filepath.FromSlash(parts[2])))
			if err != nil {
				t.Errorf("%s: %v", file, err)
				continue
			}
			if attr(a, "class") == "edit" {
				edits++
			}
			if u.Fragment != "" && file != styleFile { // which shows entries of other pages
				lines++
				if fault := misled(file, parts[2], u, string(data), a, asked); fault != "" {
					t.Errorf("%s: %s leads to %s", file, attr(a, "href"), fault)
				}
			}
		}
		if want := filesOf(s.Guide, file, kind(doc)); edits != want {
			t.Errorf("%s has %d links to edit the page, want %d", file, edits, want)
		}
	}
	if lines < 100 {
		t.Errorf("only %d links lead to a line", lines)
	}
}

// filesOf is how many files a page is made of. Pages that are lists of other
// pages are made of no file of their own.
func filesOf(g *model.Guide, page, kind string) int {
	switch kind {
	case "redirect", "notfound", "all", "articles", "samples":
		return 0
	case "pair", "decide":
		return 2 // two options; the flow and the questions
	case "stack":
		return 2 + len(g.Decisions) // what joins them, the questions, and the flows
	case "changes":
		return len(g.Decisions)
	case "compare":
		id, _, _ := strings.Cut(page, "/")
		return 1 + len(g.Decision(model.ID(id)).Options) // and the criteria
	}
	return 1
}

// questionsOf gives the question that each place of a decision's flow asks.
func questionsOf(g *model.Guide, page string) map[string]string {
	asked := map[string]string{}
	id, _, _ := strings.Cut(page, "/")
	if d := g.Decision(model.ID(id)); d != nil {
		for _, p := range d.Flow.Places {
			asked[p.Key.V] = string(cmp.Or(p.Value.Asks.V, model.ID(p.Key.V)))
		}
	}
	return asked
}

// misled says what stands at the line of a link instead of the thing that the
// link stands beside, or "".
func misled(page, file string, u *url.URL, data string, a *html.Node, asked map[string]string) string {
	n, err := strconv.Atoi(strings.TrimPrefix(u.Fragment, "L"))
	rows := strings.Split(data, "\n")
	switch {
	case err != nil || n < 1 || n > len(rows) || strings.TrimSpace(rows[n-1]) == "":
		return "no line of the file"
	case u.RawQuery != "plain=1":
		return "a rendered file, where lines have no numbers"
	case attr(a, "class") == "edit" && !slices.ContainsFunc(rows[:n-1], func(row string) bool { return !strings.HasPrefix(row, "#") }):
		return "" // a page that is made of a whole file, and the link leads to its beginning
	}
	names := namesAround(page, a)
	if file == model.QuestionsFile {
		for place := range maps.Clone(names) { // a place asks a question that may have another name
			names[asked[place]] = true
		}
	}
	if owner := owners(file); owner != "" && !names[owner] {
		return "a file about " + owner
	}
	for _, key := range yamlPath(rows, n-1) {
		if names[key] {
			return ""
		}
	}
	return strconv.Quote(rows[n-1])
}

// namesAround are the ids that tell what a link is about: those in the page's
// address, those of the elements that it stands in, and the pages that its
// nearest block links to.
func namesAround(page string, a *html.Node) map[string]bool {
	names := map[string]bool{}
	for part := range strings.SplitSeq(page, "/") {
		for name := range strings.SplitSeq(part, "-vs-") {
			names[name] = true
		}
	}
	block := false
	for n := a; n != nil; n = n.Parent {
		if id := attr(n, "id"); id != "" {
			names[id] = true
		}
		if !block && slices.Contains([]string{"li", "tr", "article", "section", "figure"}, n.Data) {
			block = true
			for link := range elements(n, "a") {
				if to := attr(link, "href"); strings.HasPrefix(to, "/") {
					names[filepath.Base(strings.TrimSuffix(strings.Split(to, "#")[0], "/"))] = true
				}
			}
		}
	}
	return names
}

// owners is the id of the option that a file is about.
func owners(file string) string {
	if strings.Contains(file, "/options/") {
		return strings.TrimSuffix(filepath.Base(file), ".yaml")
	}
	return ""
}

var yamlKey = regexp.MustCompile(`^([ -]*)(?:([a-z0-9_-]+):)?\s*([^\s#]*)`)

// yamlPath is a line's key and value and the keys that it stands below.
func yamlPath(rows []string, at int) []string {
	m := yamlKey.FindStringSubmatch(rows[at])
	names, indent := []string{m[2], strings.Trim(m[3], `"'`)}, len(m[1])
	for ; at >= 0 && indent > 0; at-- {
		if m := yamlKey.FindStringSubmatch(rows[at]); m[2] != "" && len(m[1]) < indent {
			names, indent = append(names, m[2]), len(m[1])
		}
	}
	return names
}
