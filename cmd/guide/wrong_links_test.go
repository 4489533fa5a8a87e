package main

import (
	"fmt"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// TestCellLinks holds that the links beside a judgment lead to its very line,
// and to a form that is filled in with it.
func TestCellLinks(t *testing.T) {
	s := realGuide(t, "/repo")
	corrected, told := 0, 0
	for _, file := range slices.Sorted(maps.Keys(s.docs)) {
		for a := range elements(s.docs[file], "a") {
			if text(a) != "Correct this cell" || file == styleFile {
				continue
			}
			corrected++
			cell, key := s.cellAround(file, a)
			if cell == nil {
				t.Errorf("%s: a link to correct a cell stands beside none", file)
				continue
			}
			if want := fmt.Sprintf("/%s?plain=1#L%d", key.File, key.Line); !strings.HasSuffix(attr(a, "href"), want) {
				t.Errorf("%s: %s does not lead to %s", file, attr(a, "href"), want)
			}
			for wrong := a.NextSibling; wrong != nil; wrong = wrong.NextSibling {
				if text(wrong) != "Tell us it's wrong" {
					continue
				}
				told++
				fields := fieldsOf(t, wrong)
				page, anchor, _ := strings.Cut(fields.Get("page"), "#")
				claim, cut := strings.CutSuffix(fields.Get("claim"), "…")
				switch {
				case fields.Get("place") != fmt.Sprintf("%s:%d", key.File, key.Line):
					t.Errorf("%s: the form has the place %q, the cell stands at %s", file, fields.Get("place"), key)
				case page != s.url(file) || anchor != "" && !hasID(s.docs[file], anchor):
					t.Errorf("%s: the form has the page %q", file, fields.Get("page"))
				case claim == "" || !strings.HasPrefix(cell.Verdict.V, claim) || !cut && claim != cell.Verdict.V:
					t.Errorf("%s: the form has the claim %q, the cell says %q", file, claim, cell.Verdict.V)
				case fields.Get("title") == "":
					t.Errorf("%s: the form has no title", file)
				}
			}
		}
	}
	if cells := s.cells(); told < 2*cells || corrected < told {
		t.Errorf("%d links correct a cell and %d tell what is wrong; %d cells stand on two pages each", corrected, told, cells)
	}
}

// cellAround gives the judgment that a link stands beside, and the place of its
// key: on a profile, on the page of a criterion, or in an article.
func (s *realSite) cellAround(file string, a *html.Node) (*model.Cell, diag.Pos) {
	option, criterion := "", ""
	for n := a; n != nil; n = n.Parent {
		switch class := attr(n, "class"); class {
		case "cell":
			option, criterion = filepath.Base(filepath.Dir(file)), attr(n, "id")
		case "ranked", "verdict":
			for link := range elements(n, "a") {
				to, part, _ := strings.Cut(strings.TrimPrefix(attr(link, "href"), s.base), "#")
				switch path := strings.Split(strings.Trim(to, "/"), "/"); {
				case len(path) == 3 && path[1] == "criteria":
					criterion = path[2]
				case len(path) == 2 && option == "":
					option, criterion = path[1], part
				}
			}
		default:
			continue
		}
		break
	}
	o, _ := s.Guide.Option(model.ID(option))
	if o == nil {
		return nil, diag.Pos{}
	}
	return o.Cell(model.ID(criterion)), o.Cells.Key(criterion)
}

// cells is how many judgments the guide has.
func (s *realSite) cells() int {
	n := 0
	for _, d := range s.Guide.Decisions {
		for _, o := range d.Options {
			n += len(o.Cells)
		}
	}
	return n
}

// TestForms holds that every link to a form leads to one that the repository has,
// and fills in fields that it has.
func TestForms(t *testing.T) {
	s := realGuide(t, "/repo")
	used := map[string]map[string]bool{}
	for _, doc := range s.docs {
		for a := range elements(doc, "a") {
			if !strings.Contains(attr(a, "href"), "/issues/new?") {
				continue
			}
			fields := fieldsOf(t, a)
			form := fields.Get("template")
			if used[form] == nil {
				used[form] = map[string]bool{}
			}
			for id := range fields {
				used[form][id] = true
			}
		}
	}
	if len(used) != 2 {
		t.Errorf("the links lead to the forms %v", slices.Sorted(maps.Keys(used)))
	}
	for form, fields := range used {
		data, err := os.ReadFile(filepath.Join(s.root, ".github", "ISSUE_TEMPLATE", form))
		if err != nil {
			t.Errorf("links lead to a form that is not there: %v", err)
			continue
		}
		for id := range fields {
			if field := regexp.MustCompile(`(?m)^ +id: ` + regexp.QuoteMeta(id) + `$`); id != "template" && id != "title" && !field.Match(data) {
				t.Errorf("links fill in the field %s, which %s does not have", id, form)
			}
		}
	}
}

func fieldsOf(t *testing.T, a *html.Node) url.Values {
	t.Helper()
	u, err := url.Parse(attr(a, "href"))
	if err != nil {
		t.Fatal(err)
	}
	return u.Query()
}
