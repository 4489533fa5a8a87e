package site

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// project is a guide in memory that gets edited at random: by somebody careless
// who also mends things.
type project struct {
	random   *rand.Rand
	pristine map[string][]byte
	files    fstest.MapFS
	touched  []string // paths that were edited since they were last asked for
	log      []string // what was done since then
	careful  bool     // only edits that break nothing by themselves
}

// smallAssets stand for those of this repository, which take long to build.
var smallAssets = map[string]string{
	"site.css": "a{color:blue;background:url(icons/favicon.svg)}\n", "site.js": "let a = 1;\n", "theme.js": "let t = 1;\n", "print.css": "s{color:red}\n", "asides.css": "q{color:red}\n", "flow.js": "export const f = 1;\n",
	"catalog.css": "b{color:red}\n", "chart.css": "i{color:red}\n", "code.css": "pre{color:red}\n", "flow.css": "u{color:red}\n",
	"record.js": "export const r = 2;\n", "page.js": "export const p = 9;\n", "stack.css": "dl{color:red}\n",
	"page-record.js":   `import {p} from "./page.js";` + "\nexport const g = p;\n",
	"decide-record.js": `import {g} from "./page-record.js";` + "\n" + `import {r} from "./record.js";` + "\nexport const w = g + r;\n",
	"stack-record.js":  `import {g} from "./page-record.js";` + "\n" + `import {r} from "./record.js";` + "\nexport const w = g - r;\n",
	"decide-view.js":   `import {f} from "./flow.js";` + "\n" + `import {p} from "./page.js";` + "\n" + `export const v = () => import("./decide-record.js").then(f + p);` + "\n",
	"decide.js":        `import {v} from "./decide-view.js";` + "\nlet d = v();\n",
	"stack.js":         `import {f} from "./flow.js";` + "\nexport const a = f;\n",
	"stack-page.js":    `import {a} from "./stack.js";` + "\n" + `import {p} from "./page.js";` + "\n" + `let z = () => import("./stack-record.js").then(a + p);` + "\nz();\n",
	"search.css":       "mark{color:red}\n", "all.css": "h3{color:red}\n", "style.css": "h4:hover{color:red}\n", "notfound.js": `import {q} from "./search.js";` + "\nlet n = q;\n",
	"search.js": `import {d} from "./find.js";` + "\nexport const q = d;\n", "find.js": `import {m} from "./stem.js";` + "\nexport const d = m;\n",
	"stem.js":  "export const m = 8;\n",
	"plot.css": "svg{color:teal}\n", "pairs.css": "tt{color:red}\n",
	"tabs.css": "li{color:red}\n", "tabs.js": "let b = 6;\n",
	"compare.css": "s{color:red}\n", "rank.js": "export const k = 3;\n", "compare-state.js": "export const s = 4;\n",
	"compare-take.js": "export const t = 5;\n", "compare-words.js": "export const w = 6;\n",
	"compare.js":        `import {s} from "./compare-state.js";` + "\n" + `import {t} from "./compare-take.js";` + "\n" + `import {w} from "./compare-words.js";` + "\n" + `import {k} from "./rank.js";` + "\nlet c = s + t + w + k;\n",
	"icons/favicon.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>`,
}

// newProject is the small guide of the scripts with the layouts of this
// repository.
func newProject(t testing.TB, seed uint64) *project {
	t.Helper()
	p := &project{random: rand.New(rand.NewPCG(seed, 5)), pristine: map[string][]byte{}, files: fstest.MapFS{}}
	for root, folders := range map[string][]string{"../../testdata/guide": {"content", "data"}, "../../../..": {"layouts"}} {
		for _, folder := range folders {
			err := fs.WalkDir(os.DirFS(root), folder, func(name string, e fs.DirEntry, err error) error {
				if err != nil || e.IsDir() {
					return err
				}
				data, err := os.ReadFile(path.Join(root, name))
				p.pristine[name] = data
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, text := range smallAssets {
		p.pristine["assets/"+name] = []byte(text)
	}
	for name, text := range moreFiles {
		p.pristine[name] = []byte(text)
	}
	for name, data := range p.pristine {
		p.files[name] = &fstest.MapFile{Data: data}
	}
	return p
}

func (p *project) did(what string, paths ...string) {
	p.log = append(p.log, what+" "+strings.Join(paths, " "))
	p.touched = append(p.touched, paths...)
}

func (p *project) write(what, name string, data []byte) {
	for _, other := range p.names("") { // a file that stands where a folder is takes its place
		if strings.HasPrefix(other, name+"/") || strings.HasPrefix(name, other+"/") {
			delete(p.files, other)
			p.touched = append(p.touched, other)
		}
	}
	p.files[name] = &fstest.MapFile{Data: data}
	p.did(what, name)
}

func (p *project) remove(what, name string) {
	delete(p.files, name) // which may be gone already
	p.did(what, name)
}

// names lists the files whose paths hold a piece of text.
func (p *project) names(part string) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(p.files)), func(n string) bool { return !strings.Contains(n, part) })
}

func pick[T any](p *project, list []T) T { return list[p.random.IntN(len(list))] }

// burst does several things to the project, and says how many. Half of the
// bursts mend what is broken and then do nothing wrong: a guide with faults
// shows less of what is in it.
func (p *project) burst(most int) int {
	p.log = nil
	if p.careful = p.random.IntN(2) == 0; p.careful {
		p.restoreAll()
	}
	n := 1 + p.random.IntN(most)
	for range n {
		p.edit()
	}
	return n
}

// edit does one thing to the project.
func (p *project) edit() {
	if len(p.files) == 0 {
		p.restoreAll()
	}
	total := 0
	for _, e := range edits {
		if e.sound || !p.careful {
			total += e.weight
		}
	}
	n := p.random.IntN(total)
	for _, e := range edits {
		if !e.sound && p.careful {
			continue
		}
		if n -= e.weight; n < 0 {
			e.do(p)
			return
		}
	}
}

// some gives the whole list, or only the first ones while care is taken.
func some[T any](p *project, list []T, sound int) []T {
	if p.careful {
		return list[:sound]
	}
	return list
}

// edits are what people and tools do to a project, with how often.
var edits = []struct {
	weight int
	sound  bool
	do     func(*project)
}{
	{14, false, (*project).restore},
	{12, true, (*project).editText},
	{8, true, (*project).editFront},
	{5, true, (*project).createArticle},
	{8, true, (*project).editValue},
	{8, false, (*project).editLine},
	{8, true, (*project).editLayout},
	{3, true, (*project).editAsset},
	{3, false, func(p *project) { p.remove("delete", pick(p, p.names(""))) }},
	{3, false, (*project).rename},
	{2, false, (*project).swap},
	{2, false, (*project).changeCase},
	{2, false, (*project).moveFolder},
	{2, false, (*project).breakBytes},
	{1, false, (*project).fileForFolder},
	{4, false, (*project).editPlaces},
	{1, false, (*project).editTwins},
	{2, false, (*project).editPictures},
	{2, true, (*project).editSample},
	{2, false, (*project).copyOver},
	{2, false, (*project).unreadable},
	{1, true, (*project).editBase},
	{2, true, func(p *project) { n := pick(p, p.names("")); p.write("touch", n, p.files[n].Data) }},
	{1, false, func(p *project) {
		p.write("stray", pick(p, []string{"data/stray.yaml", "content/x.txt", "layouts/x.html", "assets/x.css"}), []byte("x: 1\n"))
	}},
	{1, false, func(p *project) {
		p.write("ignored", pick(p, []string{"content/articles/.a.md.swp", "data/4913", "content/pages/home.md~"}), []byte("x"))
	}},
}

func (p *project) restore() {
	var lost []string
	for _, n := range slices.Sorted(maps.Keys(p.pristine)) {
		if f := p.files[n]; f == nil || !bytes.Equal(f.Data, p.pristine[n]) {
			lost = append(lost, n)
		}
	}
	if len(lost) > 0 {
		n := pick(p, lost)
		p.write("restore", n, p.pristine[n])
	}
}

func (p *project) restoreAll() {
	for _, n := range p.names("") {
		if p.pristine[n] == nil {
			p.remove("drop", n)
		}
	}
	for n, data := range p.pristine {
		if f := p.files[n]; f == nil || !bytes.Equal(f.Data, data) {
			p.write("restore", n, data)
		}
	}
}

// paragraphs are added to articles: some are wrong, or become wrong when
// something else changes.
var paragraphs = []string{
	"Plain words, %d.", "## Heading %d", "A [link](../pages/how-we-decide.md) %d.", "A [link](/data/tea/options/green.yaml#price) %d.", "A ![picture](/assets/icons/favicon.svg) %d.",
	"```verdict\noption: green\ncriterion: price\n```\n\n%d", "```compare\noptions: [black, green]\n```\n\n%d", "```flowchart\ndecision: tea\n```\n\n%d", "```js\nconst a = %d\n```",
	"### Part %d", "See [it](#heading-%d).", "To [an article](new-%d.md).", "To [a part](new-%d.md#heading-1).", "```verdict\noption: nothing\ncriterion: price\n```\n\n%d", "<b>raw %d</b>", "| a | b |\n|---|---|\n| %d | 2 |", "A note.[^n%d]",
}

func (p *project) editText() {
	articles := p.names(".md")
	if len(articles) == 0 {
		return
	}
	n := pick(p, articles)
	text := fmt.Sprintf("\n"+pick(p, some(p, paragraphs, 9))+"\n", p.random.IntN(3))
	p.write("text", n, append(bytes.Clone(p.files[n].Data), text...))
}

// fronts are lines of front matter.
var fronts = []string{
	"title: Another title %d", "summary: Another summary %d.", "updated: 2026-02-1%d", "aliases: [/former-%d/]", "draft: true", "draft: false", "published: 2026-01-1%d",
	"options: [green]", "options: [black, green]", "options: [none%d]", "aliases: [/tea/]", "decision: cup", "sources: []", "titel: x%d", "title: [%d",
}

func (p *project) editFront() {
	articles := p.names(".md")
	if len(articles) == 0 {
		return
	}
	n := pick(p, articles)
	if p.careful && !strings.Contains(n, "articles/") {
		return
	}
	line := pick(p, some(p, fronts, 4))
	if strings.Contains(line, "%d") {
		line = fmt.Sprintf(line, p.random.IntN(4))
	}
	key, _, _ := strings.Cut(line, ":")
	lines := strings.Split(string(p.files[n].Data), "\n")
	at := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, key+":") })
	if at < 0 {
		at = min(1, len(lines))
		lines = slices.Insert(lines, at, "")
	}
	lines[at] = line
	p.write("front", n, []byte(strings.Join(lines, "\n")))
}

func (p *project) createArticle() {
	k := p.random.IntN(4)
	p.write("create", fmt.Sprintf("content/articles/new-%d.md", k), fmt.Appendf(nil,
		"---\ntitle: New %d\nsummary: A new article %d.\npublished: 2026-01-0%d\ndecision: tea\noptions: [green]\nsources: [leaf-study, old-book, tea-manual]\n---\n\n## Heading %d\n\nText.\n",
		k, p.random.IntN(9), 1+k, p.random.IntN(3)))
}

// editValue changes a word of a value in the data.
func (p *project) editValue() {
	names := p.names("data/")
	if len(names) == 0 {
		return
	}
	n := pick(p, names)
	lines := strings.Split(string(p.files[n].Data), "\n")
	at := p.random.IntN(len(lines))
	if key, value, ok := strings.Cut(lines[at], ": "); ok && strings.Contains(value, " ") && !strings.ContainsAny(value, "[{|>'\"") {
		lines[at] = fmt.Sprintf("%s: %s %d", key, strings.TrimSuffix(value, "."), p.random.IntN(9))
		p.write("value", n, []byte(strings.Join(lines, "\n")))
	}
}

// editLine removes or repeats any line of any text.
func (p *project) editLine() {
	n := pick(p, p.names(""))
	lines := strings.Split(string(p.files[n].Data), "\n")
	at := p.random.IntN(len(lines))
	if p.random.IntN(2) == 0 {
		lines = slices.Delete(lines, at, at+1)
	} else {
		lines = slices.Insert(lines, at, lines[at])
	}
	p.write("line", n, []byte(strings.Join(lines, "\n")))
}

func (p *project) editLayout() {
	names := p.names("layouts/")
	if len(names) == 0 {
		return
	}
	n := pick(p, names)
	old := pick(p, []string{"</p>", "</main>", "</h1>", "</a>"})
	replacement := pick(p, some(p, []string{"x", "{{/* no */}}", "<b>y</b>", "{{.Nothing}}", `{{if true}}<a title="{{end}}`, "{{"}, 3)) + old
	at := bytes.Index(p.files[n].Data, []byte(old))
	if at < 0 {
		return
	}
	p.write("layout", n, slices.Concat(p.files[n].Data[:at], []byte(replacement), p.files[n].Data[at+len(old):]))
}

func (p *project) editAsset() {
	n := pick(p, []string{"assets/site.css", "assets/site.js", "assets/flow.js", "assets/icons/favicon.svg", "assets/more.css"})
	var data []byte
	if f := p.files[n]; f != nil {
		data = bytes.Clone(f.Data)
	}
	added := map[string][]string{".css": {"\na{color:red}\n", "\na{"}, ".js": {"\nlet q = 1;\n", "\nlet\n"}, ".svg": {"<!-- c -->", "<"}}
	p.write("asset", n, append(data, pick(p, some(p, added[path.Ext(n)], 1))...))
}

func (p *project) rename() {
	n := pick(p, p.names(""))
	to := path.Join(path.Dir(n), "moved-"+path.Base(n))
	if strings.HasPrefix(path.Base(n), "moved-") {
		to = path.Join(path.Dir(n), strings.TrimPrefix(path.Base(n), "moved-"))
	}
	data := p.files[n].Data
	p.remove("rename", n)
	p.write("to", to, data)
}

func (p *project) swap() {
	a, b := pick(p, p.names("")), pick(p, p.names(""))
	x, y := p.files[a].Data, p.files[b].Data
	p.write("swap", a, y)
	if p.files[b] != nil {
		p.write("with", b, x)
	}
}

func (p *project) changeCase() {
	n := pick(p, p.names(""))
	base := path.Base(n)
	other := strings.ToUpper(base[:1]) + base[1:]
	if other == base {
		other = strings.ToLower(base)
	}
	data := p.files[n].Data
	if p.random.IntN(2) == 0 {
		p.remove("case", n)
	}
	p.write("case to", path.Join(path.Dir(n), other), data)
}

func (p *project) moveFolder() {
	from := path.Dir(pick(p, p.names("")))
	to := pick(p, []string{"content/pages", "data/mate", "data/tea", "content/samples/brew", "layouts/partials", "content/articles/more", from + "2"})
	for _, n := range p.names("") {
		if rest, inside := strings.CutPrefix(n, from+"/"); inside && !strings.HasPrefix(to+"/", from+"/") {
			data := p.files[n].Data
			delete(p.files, n)
			p.write("move", path.Join(to, rest), data)
		}
	}
	p.did("moved", from, to)
}

func (p *project) breakBytes() {
	n := pick(p, p.names(""))
	data := bytes.Clone(p.files[n].Data)
	switch p.random.IntN(4) {
	case 0:
		data = nil
	case 1:
		data = data[:len(data)/2]
	case 2:
		data = append(data, 0xff)
	case 3:
		data = append([]byte("<<<<<<< a\n"), data...)
	}
	p.write("break", n, data)
}
