package scaffold

import (
	"fmt"
	"reflect"

	"whichbackend.example/guide/cmd/guide/internal/model"
)

// Article begins an article. decision may be empty.
func Article(p *Project, name, title, decision string) (Made, error) {
	if err := p.load(); err != nil {
		return Made{}, err
	}
	slug, err := id("an article", name)
	if err != nil {
		return Made{}, err
	}
	var d *model.Decision
	if decision != "" {
		if d, err = p.decision(decision); err != nil {
			return Made{}, err
		}
	}
	for _, a := range p.guide.Written() {
		for _, alias := range a.Aliases {
			if alias.V == "/articles/"+name+"/" {
				return Made{}, refuse("the name %s is taken: it is a former address of %s; choose another name", name, a.Path)
			}
		}
	}
	made, err := p.make(func(filled bool) ([]Change, error) {
		c, err := p.created(model.ArticleFile(slug), p.article(title, d, filled))
		return []Change{c}, err
	})
	if err != nil {
		return made, err
	}
	file := made.Changes[0].Path
	made.Steps = []Step{
		{Do: fmt.Sprintf("Fill in the lines between the two --- of %s. The comment behind each key says what belongs there.", file)},
		{Do: "Write the text below the second ---, in Markdown. Headings begin with ##. Name what a claim rests on with a link such as [title](/data/sources.yaml#id)."},
		p.check(),
	}
	return made, nil
}

func (p *Project) article(title string, d *model.Decision, filled bool) *form {
	f := p.form(filled)
	f.wanted = map[string]bool{"article.published": true, "article.sources": true}
	if title != "" {
		f.given["article.title"] = quoted(title)
	}
	if d != nil {
		f.given["article.decision"] = string(d.ID)
		f.wanted["article.options"] = true
	}
	f.line("---")
	if all := p.guide.ByPath(); len(all) > 0 {
		if line := p.modeline(all[0].Path); line != "" {
			f.line("%s", line)
		}
	}
	f.keys("article", "", reflect.ValueOf(model.Article{}))
	f.line("---")
	if filled {
		f.line("A stand-in for a text.")
	}
	return f
}
