package site

import (
	"context"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// page gives a page of the live guide as it is served.
func (p *pair) page(t *testing.T, path string) string {
	t.Helper()
	data, err := p.live.site.Bytes(path)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return string(data)
}

// TestLastGood goes through faults that an editor makes, one by one, and what
// of the site has to stay as it was, or has to be new all the same.
func TestLastGood(t *testing.T) {
	const (
		black, from  = "content/articles/black.md", "content/articles/from.md"
		article      = "articles/black/index.html"
		list         = "articles/index.html"
		cannotEscape = `{{if true}}<a title="{{end}}`
	)
	for _, test := range []struct {
		name   string
		edits  []func(*project) // each is followed by a check; the first is there at the start
		page   string
		shows  string // the page holds it
		not    string // it does not hold this
		faults string // one of the faults says this
	}{
		{"broken front matter", []func(*project){nil, func(p *project) { p.replace(black, "title: ", "titel: ") }}, article, "<h1>When black tea is right", "", "unknown key"},
		{"broken text", []func(*project){nil, func(p *project) { p.replace(black, "## Taste", "New words.\n\n<b>\n\n## Taste") }}, article, "Taste", "New words", "HTML"},
		{"broken embed", []func(*project){nil, func(p *project) { p.replace(black, "options: [black, green]\n", "options: [black, gren]\n") }}, article, "Taste", "", ""},
		{"layout of a page that cannot be compiled", []func(*project){
			func(p *project) { p.replace(from, "heading-1", "heading-2") }, // so that the site was never without a fault
			func(p *project) { p.replace(black, "## Taste", "New words.\n\n## Taste") },
			func(p *project) { p.replace("layouts/base.html", "</main>", cannotEscape+"</main>") },
			func(p *project) { p.replace(black, "New words.", "Newer words.") },
		}, article, "Newer words", "", "layouts/base.html"},
		{"layout of an embed that cannot be compiled", []func(*project){
			func(p *project) {
				p.replace(black, "## Taste", "```verdict\noption: green\ncriterion: price\n```\n\n## Taste")
			},
			func(p *project) { p.replace("layouts/embeds/verdict.html", "<", cannotEscape+"<") },
			func(p *project) { p.replace(black, "## Taste", "New words.\n\n## Taste") },
		}, article, "figure", "", "layouts/embeds/verdict.html"},
		{"layout of a card that cannot be compiled", []func(*project){
			nil,
			func(p *project) { p.replace("layouts/cards/article.html", "<li>", cannotEscape+"<li>") },
			func(p *project) { p.replace(black, "title: When black tea", "title: When our black tea") },
		}, list, "When our black tea is right", "", "layouts/cards/article.html"},
		{"layout of a card that fails", []func(*project){
			nil,
			func(p *project) { p.replace("layouts/cards/article.html", "{{.Title}}", "{{slice .Title 99}}") },
		}, list, "When black tea is right", "", "slice"},
		{"broken from the start", []func(*project){
			func(p *project) { p.replace(black, "summary: ", "sumary: x\nsummary: ") },
			func(p *project) { p.replace(black, "## Taste", "New words.\n\n## Taste") },
		}, article, "New words", "", "unknown key"},
		{"embed broken from the start", []func(*project){
			func(p *project) {
				p.replace(black, "## Taste", "```verdict\noption: none\ncriterion: price\n```\n\n## Taste")
			},
			func(p *project) { p.replace(black, "## Taste", "New words.\n\n## Taste") },
		}, article, "New words", "", "none"},
		{"layouts broken from the start", []func(*project){
			func(p *project) { p.write("unused", "layouts/pages/none.html", []byte("x")) },
			func(p *project) { p.replace("layouts/base.html", "</main>", "<p>new words</p></main>") },
		}, article, "new words", "", "layouts/pages/none.html"},
		{"an option that is gone", []func(*project){func(p *project) { p.remove("no option", "data/tea/options/green.yaml") }}, "tea/index.html", "<h1", "", "green"},
		{"an address that is none", []func(*project){
			func(p *project) { p.replace("data/site.yaml", ".example/", ".example/repo/") },
			func(p *project) { p.replace("data/site.yaml", ".example/repo/", ".example/repo/?a=b") },
		}, article, `href=/repo/`, "", "address"},
		{"an article that loses the fences of its front matter", []func(*project){nil, func(p *project) {
			text := string(p.files[from].Data)
			front, _, _ := strings.Cut(strings.TrimPrefix(text, "---\n"), "---\n")
			p.write("no fences", from, []byte(front))
		}}, "articles/from/index.html", "<h1>From", "", "front matter is missing"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := newProject(t, 1)
			pair := &pair{project: p}
			var found Findings
			for i, edit := range test.edits {
				if edit != nil {
					edit(p)
				}
				if i == 0 {
					pair.live = NewLive(p.files, sketched)
				}
				pair.live.Update(p.touched, false)
				p.touched = nil
				found, _ = pair.live.Check(context.Background(), nil)
			}
			got := pair.page(t, test.page)
			if !strings.Contains(got, test.shows) || test.not != "" && strings.Contains(got, test.not) {
				t.Errorf("the page is %.3000s", got)
			}
			if test.faults != "" && !says(found.Faults, test.faults) {
				t.Errorf("it does not say %q", test.faults)
			}
			if says(found.Faults, "program fail") {
				t.Error("it blames the program")
			}
		})
	}
}

func says(diags *diag.List, what string) bool {
	for _, d := range diags.All() {
		if strings.Contains(d.Pos.String()+" "+d.Message, what) {
			return true
		}
	}
	return false
}

// TestStyleOfLastGood: a page that stands in for one that cannot be laid out
// finds the style sheet that it had.
func TestStyleOfLastGood(t *testing.T) {
	p := newPair(t, 1)
	style := p.page(t, "index.html")
	style = style[strings.Index(style, "assets/site."):]
	style = style[:strings.Index(style, ".css")+len(".css")]
	p.replace("data/tea/flow.yaml", "start: ", "start: x")
	p.replace("data/questions.yaml", "questions:", "questions: # new")
	p.replace("assets/site.css", "blue", "red")
	p.live.Update(p.touched, false)
	if _, err := p.live.site.Bytes(style); err != nil {
		t.Errorf("%s is gone: %v", style, err)
	}
	if p.page(t, "tea/decide/index.html") == "" {
		t.Error("the page of questions is gone")
	}
}

// TestMemoryStaysFlat edits while a fault stands, and while none does.
func TestMemoryStaysFlat(t *testing.T) {
	for _, fault := range []bool{false, true} {
		p := newPair(t, 1)
		if fault {
			p.replace("content/articles/from.md", "heading-1", "heading-2")
		}
		var most [2]int // results that are held, in the first and in the second half
		for i := range 60 {
			p.replace("layouts/partials/level.html", "span", "span data-x")
			p.replace("data/tea/options/green.yaml", "verdict: ", "verdict: X")
			p.live.Update(p.touched, false)
			p.touched = nil
			p.live.Check(context.Background(), nil)
			most[i/30] = max(most[i/30], p.live.memo.Len())
		}
		if most[1] > most[0]*11/10 {
			t.Errorf("with a fault: %v; at most %d and then %d results are held", fault, most[0], most[1])
		}
	}
}

// TestStoppedCheck: a check that has to stop leaves the processors to who made
// it stop.
func TestStoppedCheck(t *testing.T) {
	p := newPair(t, 1)
	p.replace("content/articles/black.md", "## Taste", "New words.\n\n## Taste")
	p.live.Update(p.touched, false)
	before := p.live.memo.Len()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, done := p.live.Check(ctx, nil); done {
		t.Error("it says that it came to its end")
	}
	if after := p.live.memo.Len(); after != before {
		t.Errorf("it made %d results", after-before)
	}
}
