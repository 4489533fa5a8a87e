package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// targetOffset gives the place where the target of a link was written, which
// is where it has to be mended.
func (r *renderer) targetOffset(n ast.Node, ref *ast.ReferenceLink) int {
	if ref != nil {
		return r.defs[util.ToLinkReference(ref.Value)]
	}
	if at, ok := r.targets[n]; ok {
		return at
	}
	return offsetOf(n)
}

// lengthAt gives the length of a target that stands at an offset.
func (r *renderer) lengthAt(at int, dest []byte) int {
	if !bytes.HasPrefix(r.src[at:], dest) {
		return 0
	}
	return len(dest)
}

// resolve decides about a target and reports it when it is refused.
func (r *renderer) resolve(dest []byte, image bool, at int) (target, bool) {
	t, bad := classify(r.file, unescape(dest), image)
	if bad != nil {
		r.report(at, bad.rule, bad.hint, "%s", bad.message)
	}
	return t, bad == nil
}

// link writes a link, or its text alone when the link is not allowed.
func (r *renderer) link(n *ast.Link) {
	if r.quiet || r.inAlt {
		r.inlines(n)
		return
	}
	at := r.targetOffset(n, n.Reference)
	t, ok := r.resolve(n.Destination, false, at)
	if plainText(r.src, n) == "" {
		r.report(offsetOf(n), "link-text", "write between the brackets what the link leads to", "the link has no text")
	}
	if !ok {
		r.inlines(n)
		return
	}
	if t.external != "" {
		r.doc.Links = append(r.doc.Links, Link{URL: unescape(n.Destination), At: r.pos(at)})
		r.write("<a href=", attribute(t.external))
	} else {
		r.write(`<a href="`)
		r.ref(&Ref{Path: t.path, Fragment: t.fragment, At: r.pos(at), Len: r.lengthAt(at, n.Destination)})
		r.write(`"`)
	}
	r.title(n.Title)
	r.write(">")
	r.inLink = true
	r.inlines(n)
	r.inLink = false
	r.write("</a>")
}

func (r *renderer) ref(ref *Ref) {
	r.flush()
	r.part(Part{Ref: ref})
}

func (r *renderer) title(title []byte) {
	if len(title) > 0 {
		r.write(" title=", attribute(unescape(title)))
	}
}

// autoLink writes an address that is its own text: <https://…> or bare.
func (r *renderer) autoLink(n *ast.AutoLink) {
	at, label := offsetOf(n), n.Label(r.src)
	if at < len(r.src) && r.src[at] == '<' {
		at++
	}
	if r.quiet || r.inAlt {
		r.text(label)
		return
	}
	dest := string(n.URL(r.src))
	if n.AutoLinkType == ast.AutoLinkEmail {
		dest = "mailto:" + dest
	}
	t, bad := classify(r.file, dest, false)
	switch {
	case r.inLink:
		r.report(at, "nested-link", "take the inner address out", "a link stands inside another link")
	case bad != nil:
		r.report(at, bad.rule, bad.hint, "%s", bad.message)
	case r.spend(links, 1, at):
		r.doc.Links = append(r.doc.Links, Link{URL: dest, At: r.pos(at)})
		r.write("<a href=", attribute(t.external), ">")
		r.text(label)
		r.write("</a>")
		return
	}
	r.text(label)
}

// image writes an image of the repository. What it shows must be said in
// words, since not every reader sees it.
func (r *renderer) image(n *ast.Image) {
	alt := plainText(r.src, n)
	if r.quiet || r.inAlt {
		r.text([]byte(alt))
		return
	}
	at := r.targetOffset(n, n.Reference)
	t, ok := r.resolve(n.Destination, true, at)
	if alt == "" {
		r.report(offsetOf(n), "image-alt", "write between the brackets what the picture shows", "the image has no text for readers who cannot see it")
	}
	r.altText(n)
	if !ok {
		r.text([]byte(alt))
		return
	}
	r.write(`<img src="`)
	r.ref(&Ref{Path: t.path, Image: true, At: r.pos(at), Len: r.lengthAt(at, n.Destination)})
	r.write(`" alt=`, attribute(alt), " loading=lazy")
	r.title(n.Title)
	r.write(">")
}

// altText walks the description of an image for the prose that is in it, and
// for what may not be in it. What it writes is thrown away: the attribute has
// the plain text.
func (r *renderer) altText(n *ast.Image) {
	kept := len(r.out)
	r.inAlt = true
	r.inlines(n)
	r.out, r.inAlt = r.out[:kept], false
}
