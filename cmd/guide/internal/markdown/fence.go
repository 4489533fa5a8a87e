package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/highlight"
)

// fence writes a fenced block: an embed, or code.
func (r *renderer) fence(n *ast.FencedCodeBlock) {
	at := offsetOf(n)
	if !r.spend(fences, 1, at) {
		return
	}
	info, infoAt := "", at
	if n.Info != nil {
		info, infoAt = string(n.Info.Value(r.src)), n.Info.Segment.Start
	}
	body := r.linesOf(n)
	language, rest, restAt := splitInfo(info)
	isEmbed := slices.Contains(r.opts.EmbedKinds, language)
	if !r.closes(n, at, isEmbed) && isEmbed {
		return // its settings are not known
	}
	if joined := language + "-" + rest; !isEmbed && slices.Contains(r.opts.EmbedKinds, joined) {
		r.report(infoAt, "unknown-language", "write: ```"+joined, "the language %q is not known", printable(info))
		return
	}
	if isEmbed {
		if rest != "" {
			r.report(infoAt+restAt, "fence-option", "write its settings into the block", "%s takes nothing behind its name", language)
		}
		r.embed(n, language, body, at)
		return
	}
	parsed := r.parseOptions(rest, infoAt+restAt)
	parsed.language = language
	if language != "" && !highlight.Known(language) {
		r.report(infoAt, "unknown-language", r.languageHint(language), "the language %q is not known", printable(language))
		parsed.language = ""
	}
	r.code(body, parsed, at)
	r.openP = false
}

func (r *renderer) languageHint(language string) string {
	known := append(highlight.Languages(), r.opts.EmbedKinds...)
	if near := diag.Nearest(language, known); near != "" {
		return "did you mean \"" + near + "\"?"
	}
	for _, kind := range r.opts.EmbedKinds {
		if len(language) > 3 && strings.HasPrefix(language, kind[:min(4, len(kind))]) {
			return "write: ```" + kind
		}
	}
	if len(r.opts.EmbedKinds) == 0 {
		return "leave it out for plain text"
	}
	return "leave it out for plain text; the blocks of the guide are " + strings.Join(r.opts.EmbedKinds, ", ")
}

// embed leaves a slot. What fills it may start with anything, so a paragraph
// before it must be closed.
func (r *renderer) embed(n *ast.FencedCodeBlock, kind, body string, at int) {
	r.closeP()
	r.flush()
	e := &Embed{Kind: kind, Body: strings.Clone(body), At: r.pos(at)} // the text is let go
	if n.Lines().Len() > 0 {
		p := r.pos(n.Lines().At(0).Start)
		e.BodyLine, e.BodyCol = p.Line, p.Col
	} else {
		e.BodyLine, e.BodyCol = e.At.Line+1, e.At.Col
	}
	r.part(Part{Embed: e})
}

// fenceInfo is what stands behind the fence.
type fenceInfo struct {
	language string
	title    string
	mark     []highlight.Range
	markAt   int
	lines    bool
}

// code writes a block of code, in a figure when it has a title.
func (r *renderer) code(body string, info fenceInfo, at int) {
	if info.title != "" {
		r.write("<figure class=code><figcaption>")
		r.text([]byte(info.title))
		r.write("</figcaption>")
	}
	count := strings.Count(body, "\n") // every line of a block ends in one
	for _, m := range info.mark {
		if m.To > count {
			r.report(info.markAt, "fence-option", "count the lines of the block from 1",
				"mark has line %d, the code has %d", m.To, count)
			info.mark = nil
			break
		}
	}
	marked, err := highlight.HTML(body, info.language, highlight.Options{Mark: info.mark, LineNumbers: info.lines})
	if err != nil {
		r.report(at, "code", "", "%v", err)
		r.write("<pre>")
		r.out = appendCode(r.out, body)
		marked = "</pre>"
	}
	r.write(marked)
	if info.title != "" {
		r.write("</figure>")
	}
}
