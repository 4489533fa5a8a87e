package highlight

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// writer puts tokens together. It opens a span only when the class changes and
// closes it at the end of a line where lines have spans of their own.
type writer struct {
	out    []byte
	class  string // class of the open span, "" for none
	lines  bool   // each line has a span
	inLine bool
	line   int
	marked map[int]bool
	known  [64]known // classes that were looked up
}

// known is the class of a kind. Code has few kinds, so most are found where
// their number says; two that want the same place displace each other.
type known struct {
	kind  chroma.TokenType // 0 for none, as no span has that
	class string
}

// begin makes the writer ready for another block.
func (w *writer) begin(marked map[int]bool, lines bool) {
	w.out, w.class, w.lines, w.inLine, w.line, w.marked = w.out[:0], "", lines, false, 0, marked
}

func (w *writer) open(language string, numbers bool) {
	if numbers {
		w.add(`<pre class="chroma ln" tabindex=0><code`)
	} else {
		w.add("<pre class=chroma tabindex=0><code")
	}
	if name := strings.ToLower(language); !isPlain(name) {
		w.add(" class=language-")
		w.add(classSafe(name))
	}
	w.add(">")
}

func (w *writer) add(markup string) { w.out = append(w.out, markup...) }

// token writes text of one class. White space has no color, so its class would
// be for nothing.
func (w *writer) token(class, text string) {
	if class == "w" && strings.TrimSpace(text) == "" {
		class = ""
	}
	if !w.lines {
		w.run(class, text)
		return
	}
	for part := range strings.Lines(text) {
		w.startLine()
		w.run(class, part)
		if strings.HasSuffix(part, "\n") {
			w.endLine()
		}
	}
}

func (w *writer) run(class, text string) {
	if class != w.class {
		w.endSpan()
		if class != "" {
			w.add("<span class=")
			w.add(class)
			w.add(">")
		}
		w.class = class
	}
	w.escape(text)
}

// escape keeps the text what it is. A bare carriage return would be read as a
// line feed by every browser.
func (w *writer) escape(text string) {
	from := 0
	for i := range len(text) {
		var as string
		switch text[i] {
		case '&':
			as = "&amp;"
		case '<':
			as = "&lt;"
		case '>':
			as = "&gt;"
		case '\r':
			as = "&#13;"
		default:
			continue
		}
		w.add(text[from:i])
		w.add(as)
		from = i + 1
	}
	w.add(text[from:])
}

func (w *writer) endSpan() {
	if w.class != "" {
		w.add("</span>")
	}
	w.class = ""
}

func (w *writer) startLine() {
	if w.inLine {
		return
	}
	w.inLine = true
	if w.line++; w.marked[w.line] {
		w.add(`<span class="line hl">`)
	} else {
		w.add("<span class=line>")
	}
}

func (w *writer) endLine() {
	w.endSpan()
	if w.inLine {
		w.add("</span>")
	}
	w.inLine = false
}

func (w *writer) close() string {
	w.endSpan()
	w.endLine()
	w.add("</code></pre>")
	w.marked = nil
	return string(w.out)
}

// classOf gives chroma's class for a kind of token, or that of its nearest
// parent that has one.
func (w *writer) classOf(kind chroma.TokenType) string {
	k := &w.known[uint(kind)%uint(len(w.known))]
	if k.kind != kind {
		*k = known{kind, lookUp(kind)}
	}
	return k.class
}

func lookUp(kind chroma.TokenType) string {
	for ; kind != 0; kind = kind.Parent() {
		if class, ok := chroma.StandardTypes[kind]; ok {
			return class
		}
	}
	return ""
}

// classSafe makes a name fit for an attribute without quotes.
func classSafe(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '+', r == '#', r == '.', r == '-', r == '_':
			return r
		}
		return '-'
	}, name)
}
