package main

import (
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
)

// editKind is something that is done to a file.
type editKind struct {
	what  string
	of    string // files whose paths hold this
	sound bool   // it breaks nothing by itself
	do    func(c *careless, name string)
}

const newArticle = "---\ntitle: Title %s\nsummary: An article about tea.\npublished: 2026-01-09\ndecision: tea\noptions: [green]\nsources: [leaf-study, old-book, tea-manual]\n---\n\n%s"

// edits are all kinds. Those that are listed twice happen twice as often.
var edits = []editKind{
	{"add to", "content/articles/", true, (*careless).addText},
	{"add to", "content/", true, (*careless).addText},
	{"front matter of", "content/articles/", true, (*careless).changeFront},
	{"front matter of", "content/articles/", true, (*careless).changeFront},
	{"article beside", "content/articles/", true, func(c *careless, _ string) {
		name := fmt.Sprintf("new-%d", c.random.IntN(4))
		c.save("content/articles/"+name+".md", fmt.Sprintf(newArticle, name, fmt.Sprintf("## Heading %d\n", c.random.IntN(3))))
	}},
	{"value in", "data/", true, (*careless).changeValue},
	{"value in", "data/", true, (*careless).changeValue},
	{"layout", "layouts/", true, func(c *careless, name string) { c.insert(name, "</", []string{"x", "{{/* no */}}", "<b>y</b>"}) }},
	{"style", "assets/site.css", true, func(c *careless, name string) { c.save(name, c.read(name)+"\na{color:red}\n") }},
	{"script", "assets/flow.js", true, func(c *careless, name string) { c.save(name, c.read(name)+"\nlet q = 1;\n") }},
	{"picture", "line.svg", true, func(c *careless, name string) { c.insert(name, "<path", []string{`<path d="M0 0h1"/>`}) }},
	{"touch", "", true, func(c *careless, name string) { c.save(name, c.read(name)) }},
	{"leftovers of", "", true, func(c *careless, name string) {
		c.write(path.Join(path.Dir(name), "."+path.Base(name)+".swp"), "x")
		c.write(name+"~", "x")
	}},

	{"mend all after", "", false, func(c *careless, _ string) { c.mendAll() }},
	{"delete", "", false, func(c *careless, name string) { c.must(os.Remove(c.path(name))) }},
	{"delete", "", false, func(c *careless, name string) { c.must(os.Remove(c.path(name))) }},
	{"rename", "", false, func(c *careless, name string) { c.move(name, path.Join(path.Dir(name), "moved-"+path.Base(name))) }},
	{"case of", "", false, func(c *careless, name string) {
		base := path.Base(name)
		other := path.Join(path.Dir(name), strings.ToUpper(base[:1])+base[1:])
		if c.random.IntN(2) == 0 {
			c.write(other, c.read(name))
		} else {
			c.move(name, other)
		}
	}},
	{"swap", "", false, (*careless).swap},
	{"swap", "content/articles/", false, (*careless).swap},
	{"move folder of", "/", false, (*careless).moveFolder},
	{"replace folder of", "/", false, (*careless).replaceFolder},
	{"file for folder of", "content/", false, func(c *careless, name string) {
		c.must(os.RemoveAll(c.path(path.Dir(name))))
		c.write(path.Dir(name), "a file")
	}},
	{"folder for", "", false, func(c *careless, name string) {
		c.must(os.Remove(c.path(name)))
		c.write(path.Join(name, "inside.md"), "x")
	}},
	{"break", "", false, (*careless).breakText},
	{"break", "layouts/", false, func(c *careless, name string) { c.insert(name, "</", []string{"{{", "{{.Nothing}}", "{{end}}"}) }},
	{"break", "content/articles/", false, func(c *careless, name string) {
		c.insert(name, "\n", []string{"\ntitel: x", "\ntitle: [x", "\noptions: [none]"})
	}},
	{"break", "data/", false, func(c *careless, name string) { c.insert(name, ": ", []string{"", ": [", ": {a: "}) }},
	{"break", "assets/", false, func(c *careless, name string) { c.save(name, c.read(name)+"\na{") }},
	{"link for", "", false, func(c *careless, name string) {
		c.must(os.Remove(c.path(name)))
		c.must(os.Symlink("/etc/hostname", c.path(name)))
	}},
}

// save saves a file in one of the ways in which programs do it.
func (c *careless) save(name, text string) {
	ways := slices.DeleteFunc(slices.Clone(saves), func(s saveWay) bool {
		// One cannot write just anything; the others need something that is there.
		_, err := os.Stat(c.path(name))
		return s.name == "sed -i" || err != nil && s.name != "in place"
	})
	ways[c.random.IntN(len(ways))].save(c.editor, name, text)
}

func (c *careless) insert(name, at string, texts []string) {
	if before := c.read(name); strings.Contains(before, at) {
		c.save(name, strings.Replace(before, at, texts[c.random.IntN(len(texts))]+at, 1))
	}
}

func (c *careless) addText(name string) {
	texts := []string{"Plain words, %d.", "## Heading %d", "A [link](/data/tea/options/green.yaml#price) %d.", "```verdict\noption: green\ncriterion: price\n```\n\n%d", "![Picture %d](/assets/line.svg)"}
	if strings.HasSuffix(name, ".md") {
		c.save(name, c.read(name)+"\n"+fmt.Sprintf(texts[c.random.IntN(len(texts))], c.random.IntN(3))+"\n")
	}
}

func (c *careless) changeFront(name string) {
	lines := strings.Split(c.read(name), "\n")
	line := []string{"title: Other %d", "summary: Another summary %d.", "published: 2026-01-0%d"}[c.random.IntN(3)]
	key, _, _ := strings.Cut(line, ":")
	if at := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, key+":") }); at >= 0 {
		lines[at] = fmt.Sprintf(line, 1+c.random.IntN(9))
		c.save(name, strings.Join(lines, "\n"))
	}
}

func (c *careless) changeValue(name string) {
	lines := strings.Split(c.read(name), "\n")
	at := c.random.IntN(len(lines))
	if key, value, ok := strings.Cut(lines[at], ": "); ok && strings.Contains(value, " ") && !strings.ContainsAny(value, "[{|>'\"") {
		lines[at] = fmt.Sprintf("%s: %s %d", key, strings.TrimSuffix(value, "."), c.random.IntN(9))
		c.save(name, strings.Join(lines, "\n"))
	}
}

func (c *careless) breakText(name string) {
	text := c.read(name)
	c.save(name, []string{"", text[:len(text)/2], text + "\xff", "<<<<<<< a\n" + text}[c.random.IntN(4)])
}

func (c *careless) move(from, to string) {
	if from == to {
		return
	}
	c.must(os.RemoveAll(c.path(to)))
	c.must(os.MkdirAll(path.Dir(c.path(to)), 0o755))
	c.must(os.Rename(c.path(from), c.path(to)))
}

func (c *careless) swap(name string) {
	names := c.names(path.Dir(name) + "/")
	if other := names[c.random.IntN(len(names))]; other != name {
		c.move(name, "aside")
		c.move(other, name)
		c.move("aside", other)
	}
}

// moveFolder moves a folder, but not that of the marked file.
func (c *careless) moveFolder(name string) {
	from := path.Dir(name)
	to := []string{"content/pages", "data/mate", "data/tea", "content/samples/brew", "layouts/partials", from + "2", "aside"}[c.random.IntN(7)]
	if from != path.Dir(marked) && !strings.HasPrefix(to+"/", from+"/") && !strings.HasPrefix(from+"/", to+"/") {
		c.move(from, to)
	}
}

// replaceFolder puts another folder in the place of one, as package managers
// and some editors of whole projects do.
func (c *careless) replaceFolder(name string) {
	folder := path.Dir(name)
	c.must(os.RemoveAll(c.path("aside")))
	c.must(os.CopyFS(c.path("aside"), os.DirFS(c.path(folder))))
	c.must(os.RemoveAll(c.path(folder)))
	c.must(os.Rename(c.path("aside"), c.path(folder)))
}
