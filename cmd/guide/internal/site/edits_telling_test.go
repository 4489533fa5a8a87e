package site

import "bytes"

// telling are edits, one after the other, that between them show the lack of
// nearly every part of a key.
var telling = []func(*project){
	func(p *project) { p.replace("content/articles/to.md", "title: To", "title: Two") },
	func(p *project) { p.replace("content/pages/how-we-decide.md", "title: ", "title: X") },
	func(p *project) {
		p.replace("content/articles/picture.md", "![", "To [an option](/data/tea/options/green.yaml).\n\n![")
	},
	func(p *project) { p.remove("no page of all elements", "content/pages/style.md") },
	func(p *project) { p.remove("no option", "data/tea/options/green.yaml") },
	(*project).restoreAll,
	func(p *project) { p.replace("content/articles/to.md", "Heading 1", "Heading 1\n\nPowerful words.") },
	func(p *project) { p.replace("content/articles/to.md", "Heading 1", "Heading 2") },
	(*project).restoreAll,
	func(p *project) { p.remove("no picture", "assets/line.svg") },
	(*project).restoreAll,
	func(p *project) { p.replace("layouts/base.html", "</main>", "<p>x</p></main>") },
	func(p *project) { p.replace("layouts/partials/frame.html", "</footer>", "y</footer>") },
	func(p *project) { p.replace("layouts/pages/article.html", "</h1>", "z</h1>") },
	func(p *project) { p.replace("layouts/embeds/verdict.html", "</", "w</") },
	func(p *project) {
		p.replace("layouts/embeds/verdict.html", "<", `{{if true}}<a title="{{end}}<`) // it parses, and cannot be escaped
	},
	func(p *project) { p.replace("layouts/cards/article.html", "</h2>", "v</h2>") },
	func(p *project) { p.replace("layouts/pages/article.html", "<h1", `{{if true}}<a title="{{end}}<h1`) },
	(*project).restoreAll,
	func(p *project) {
		p.write("copy", "layouts/pages/option.html", p.files["layouts/pages/pair.html"].Data)
	},
	(*project).restoreAll,
	func(p *project) { p.replace("content/samples/steep/green/steep.py", "\n", "\n# more\n") },
	func(p *project) { p.replace("assets/site.css", "blue", "red") },
	func(p *project) { p.replace("data/site.yaml", "base_url: https://", "base_url: https://www.") },
	func(p *project) { p.replace("data/site.yaml", ".example/", ".example/repo/") },
	(*project).restoreAll,
	func(p *project) { p.write("twin", "assets/two.js", []byte("let a = 1;\n")) },
	func(p *project) { p.write("twin", "assets/one.css", []byte("let a = 1;\n")) },
	func(p *project) { p.write("twin", "assets/one.css", []byte("a\n{b:c}\n")) },
	func(p *project) { p.write("twin", "assets/two.js", []byte("a\n{b:c}\n")) },
	func(p *project) { p.write("twin", "assets/one.css", []byte("a{color:red}\n")) },
	func(p *project) { p.write("twin", "assets/two.js", []byte("a{color:red}\n")) },
	(*project).restoreAll,
	func(p *project) { p.remove("take away", "content/articles/to.md") },
	func(p *project) { p.write("no front matter", "content/articles/to.md", []byte("Words.\n")) },
	(*project).restoreAll,
	func(p *project) { p.takeAway() }, func(p *project) { p.noText() }, func(p *project) { p.takeAway() },
	(*project).restoreAll,
	// The same unsound layout stands in for one sound layout and then for another.
	(*project).breakVerdict,
	func(p *project) {
		p.write("mend", verdictFile, bytes.Replace(verdictOf(p), []byte("</"), []byte("w</"), 1))
	},
	(*project).breakVerdict,
	(*project).restoreAll,
	// The same front matter under another name, and as a whole file.
	func(p *project) { p.write("copy", "content/articles/copy.md", p.files["content/articles/to.md"].Data) },
	func(p *project) {
		p.write("no fences", "content/articles/copy.md", frontOf(p, "content/articles/to.md"))
	},
	(*project).restoreAll,
	// What a text calls the newest version is, and then is no longer.
	func(p *project) {
		p.replace("data/tea/options/green.yaml", "links: {}", "release: {version: \"7\", date: 2026-01, sources: [leaf-study]}\nlinks: {}")
		p.replace("content/articles/to.md", "Heading 1", "Heading 1\n\nThe current version of Green is 7.")
	},
	func(p *project) { p.replace("data/tea/options/green.yaml", `version: "7"`, `version: "8"`) },
	(*project).restoreAll,
}

const verdictFile = "layouts/embeds/verdict.html"

// verdictOf is the layout as it was at the start.
func verdictOf(p *project) []byte { return p.pristine[verdictFile] }

// breakVerdict makes a layout that parses and cannot be escaped.
func (p *project) breakVerdict() {
	p.write("break", verdictFile, bytes.Replace(verdictOf(p), []byte("<"), []byte(`{{if true}}<a title="{{end}}<`), 1))
}

func frontOf(p *project, name string) []byte {
	_, rest, _ := bytes.Cut(p.files[name].Data, []byte("---\n"))
	front, _, _ := bytes.Cut(rest, []byte("---\n"))
	return front
}

// replace changes the first place of a file that holds some text.
func (p *project) replace(name, old, replacement string) {
	if f := p.files[name]; f != nil {
		p.write("replace", name, bytes.Replace(f.Data, []byte(old), []byte(replacement), 1))
	}
}

// delicate are files that can be missing, or be there and of no use; the two
// are told differently.
var delicate = []string{"data/tea/criteria.yaml", "content/articles/to.md", "assets/flow.js", "content/samples/steep/green/steep.py"}

func (p *project) takeAway() {
	for _, n := range delicate {
		p.remove("take away", n)
	}
}

func (p *project) noText() {
	for _, n := range delicate {
		p.write("no text", n, []byte{0xff})
	}
}
