package main

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/rank"
	"whichbackend.example/guide/cmd/guide/internal/route"
)

// TestCounting holds that what the page says about weights has the numbers that
// count.
func TestCounting(t *testing.T) {
	s := realGuide(t, "/repo")
	var steps, weights []string
	for i, l := range rank.Steps {
		steps = append(steps, fmt.Sprintf("%d for %s", i, l))
	}
	for i, name := range rank.Weights {
		weights = append(weights, fmt.Sprintf("%d for “%s”", i, strings.ToLower(name)))
	}
	want := "A level counts " + strings.Join(steps, ", ") + ", times the weight of its criterion: " + strings.Join(weights, ", ") + "."
	for _, d := range s.Guide.Decisions {
		if said := text(s.docs[strings.TrimPrefix(route.Compare(d.ID), "/")+"index.html"]); !strings.Contains(said, want) {
			t.Errorf("the comparison of %s does not say %q", d.ID, want)
		}
	}
}

// TestPairSamples holds that a pair shows the first file of both solutions of
// every task that both solve, and where the others are.
func TestPairSamples(t *testing.T) {
	s := realGuide(t, "/repo")
	d := s.Guide.Decisions[0]
	for i, x := range d.Options {
		for _, y := range d.Options[i+1:] {
			page := s.docs[strings.TrimPrefix(route.Pair(d.ID, x.ID.V, y.ID.V), "/")+"index.html"]
			var shown []string
			for pre := range elements(page, "pre") {
				shown = append(shown, textOf(pre))
			}
			hrefs := map[string]string{}
			for a := range elements(page, "a") {
				hrefs[attr(a, "href")] = text(a)
			}
			for _, task := range s.Guide.Tasks {
				vx, vy := variant(task, x), variant(task, y)
				if len(vx.Files) == 0 || len(vy.Files) == 0 {
					continue
				}
				for _, v := range []struct {
					model.Variant
					*model.Option
				}{{vx, x}, {vy, y}} {
					if len(shown) == 0 || shown[0] != string(v.Variant.Sources[v.Files[0].V].Data) {
						t.Fatalf("%s or %s, %s: the page does not show %s", x.ID.V, y.ID.V, task.ID.V, v.Files[0].V)
					}
					shown = shown[1:]
					var more []string
					for _, f := range v.Files[1:] {
						more = append(more, f.V)
					}
					if got := hrefs["/repo"+route.Sample(task.ID.V)+"#"+string(v.Option.ID.V)]; got != strings.Join(more, ", ") {
						t.Errorf("%s or %s, %s: besides the page names %q", x.ID.V, y.ID.V, task.ID.V, got)
					}
				}
			}
			if len(shown) > 0 {
				t.Errorf("%s or %s: the page shows %d files too many", x.ID.V, y.ID.V, len(shown))
			}
		}
	}
}

func variant(task *model.Task, o *model.Option) model.Variant {
	v, _ := task.Variants.Get(string(o.ID.V))
	return v
}

// textOf is the text of an element as it stands.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
