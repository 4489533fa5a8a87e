package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Doc is one Markdown body, rendered.
type Doc struct {
	Parts    []Part
	Headings []Heading // in the order of the page
	Links    []Link    // links to other sites
	Words    int       // in the prose, for a reading time
	Plain    string    // the prose as plain text, one block a line; inline code is in it, code blocks are not
	Text     []TextRun // the prose as typed, with places; no code, no addresses
}

// Part is exactly one of three: finished HTML, a reference that becomes an
// address, or an embed that becomes HTML. A reference stands inside
// href="…" or src="…": insert the address, escaped for a quoted attribute.
type Part struct {
	HTML  string
	Ref   *Ref
	Embed *Embed
}

// Ref is a link or an image whose address is not known yet.
type Ref struct {
	// Path is a path of the repository, cleaned ("content/articles/django.md");
	// or what was written, query included, when that starts with a slash; or
	// empty for the page itself. An image's path is always one of the
	// repository, below assets/ or content/.
	Path     string
	Fragment string // without the #, percent-decoded
	Image    bool
	At       diag.Pos // the target as written
	Len      int      // bytes of it; 0 when it was not found as it was written
}

// Embed is a fenced block to be filled from data.
type Embed struct {
	Kind, Body        string
	At                diag.Pos // the fence
	BodyLine, BodyCol int      // the first byte of the body in the file
}

// Heading is one heading and the address that it got.
type Heading struct {
	Level    int
	ID, Text string
	HTML     string // the text with its inline markup, without links and footnotes: for a table of contents
	At       diag.Pos
}

// Link is a link to another site.
type Link struct {
	URL string // as written
	At  diag.Pos
}

// TextRun is a piece of prose that stands on one line of the file, exactly as
// typed, so that the column of a word is At.Col plus the runes before it.
type TextRun struct {
	Text  string
	At    diag.Pos
	Block int // runs of one paragraph, heading, cell or item have the same number
}

// Options are what the caller decides.
type Options struct {
	EmbedKinds []string // languages of fences that are embeds
}

// Render turns a body into a Doc. firstLine is the line of the file on which
// the body starts. The Doc is complete whatever is reported, so that an editor
// can see the page while mending it; only a body over the limits of size is
// not looked at any further.
func Render(file string, body []byte, firstLine int, o Options, diags *diag.List) *Doc {
	s := newState(file, normalize(body), firstLine, o, diags)
	if !s.scan() {
		return &Doc{}
	}
	pc := parser.NewContext()
	pc.Set(stateKey, s)
	root := theParser().Parse(text.NewReader(s.src), parser.WithContext(pc))
	s.checkDefinitions(root)

	r := renderer{state: s, scratch: scratches.Get().(*scratch), slugs: newSlugs(), doc: &Doc{}, typed: string(s.src)}
	defer scratches.Put(r.scratch)
	r.out, r.plain = r.out[:0], r.plain[:0]
	r.document(root)
	return r.doc
}

// normalize makes a body safe to index: lines end in \n, so that the same
// article saved on another system gives the same page, and all of it is
// UTF-8. Neither moves a line or a column. The body itself stays as it is.
func normalize(body []byte) []byte {
	if bytes.IndexByte(body, '\r') >= 0 {
		body = bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n"))
	}
	if !utf8.Valid(body) {
		body = bytes.ToValidUTF8(body, []byte("\uFFFD"))
	}
	return body
}
