package site

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
)

// front is the front matter of the articles that tests write.
const front = "---\ntitle: %s\nsummary: An article about tea.\npublished: 2026-01-09\ndecision: tea\noptions: [green]\nsources: [leaf-study, old-book, tea-manual]\n---\n\n"

// moreFiles are added to the small guide: articles that hang on one another and
// on pictures.
var moreFiles = map[string]string{
	"data/rules.yaml": "rules:\n  - id: T-1\n    source: old-book\n    when: The night was short\n    says: Strong tea\n    met:\n" +
		"      - {decision: tea, answers: {night: short}, choose: [black]}\n      - {option: black, criterion: taste}\n      - {article: black}\n",
	"content/articles/rules.md":   "---\ntitle: Rules of tea\nsummary: Which rules there are.\npublished: 2026-01-13\nsources: [leaf-study, old-book, tea-manual]\n---\n```rules\n```\n",
	"content/articles/from.md":    fmt.Sprintf(front, "From") + "To [a place](to.md#heading-1).\n",
	"content/articles/to.md":      fmt.Sprintf(front, "To") + "## Heading 1\n",
	"content/articles/picture.md": fmt.Sprintf(front, "Picture") + "![A line](/assets/line.svg)\n",
	"content/pages/style.md":      "---\ntitle: Elements\nsummary: What pages are made of.\n---\nWords.\n",
	"assets/line.svg":             smallAssets["icons/favicon.svg"],
}

// editPlaces changes the heading that another article links to, and nothing in
// the front matter.
func (p *project) editPlaces() {
	p.write("place", "content/articles/to.md", fmt.Appendf(nil, front+"## Heading %d\n", "To", 1+p.random.IntN(2)))
}

// editPictures takes a picture away or changes it.
func (p *project) editPictures() {
	if p.random.IntN(2) == 0 {
		p.remove("no picture", "assets/line.svg")
	} else {
		p.write("picture", "assets/line.svg", fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 %dh1"/></svg>`, p.random.IntN(2)))
	}
}

// editTwins writes the same text as a style sheet and as a script.
func (p *project) editTwins() {
	text := pick(p, []string{"a\n{b:c}\n", "a{color:red}\n"})
	p.write("twin", "assets/one.css", []byte(text))
	p.write("twin", "assets/two.js", []byte(text))
}

func (p *project) editSample() {
	if names := p.names(".py"); len(names) > 0 {
		n := pick(p, names)
		p.write("sample", n, fmt.Appendf(bytes.Clone(p.files[n].Data), "\n# %d\n", p.random.IntN(9)))
	}
}

// copyOver gives a file the content of another one of its kind.
func (p *project) copyOver() {
	from := pick(p, p.names(""))
	kin := p.names(pick(p, []string{path.Ext(from), "assets/site", "layouts/"}))
	if len(kin) == 0 {
		return
	}
	to := pick(p, kin)
	p.write("copy "+from, to, bytes.Clone(p.files[from].Data))
}

// unreadable takes a file away, or puts one there that is no text.
func (p *project) unreadable() {
	for _, n := range delicate {
		if p.random.IntN(3) > 0 {
			continue
		}
		if p.files[n] != nil {
			p.remove("take away", n)
		} else {
			p.write("no text", n, []byte{0xff})
		}
	}
}

// editBase moves the site to another address.
func (p *project) editBase() {
	const name, key = "data/site.yaml", "base_url: "
	if f := p.files[name]; f != nil {
		lines := strings.Split(string(f.Data), "\n")
		if at := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, key) }); at >= 0 {
			lines[at] = key + pick(p, []string{"https://tea.example/", "https://tea.example/repo/"})
			p.write("base", name, []byte(strings.Join(lines, "\n")))
		}
	}
}

func (p *project) fileForFolder() {
	p.write("file for folder", path.Dir(pick(p, p.names("/"))), []byte("a file"))
}
