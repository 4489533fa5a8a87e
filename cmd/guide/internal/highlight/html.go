package highlight

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/chroma/v2"
)

// Options says what a block shows beside its tokens.
type Options struct {
	Mark        []Range // lines to point out
	LineNumbers bool    // numbers made by the style sheet, so that they are never copied
}

// HTML gives the markup of a block of code:
//
//	<pre class=chroma tabindex=0><code class=language-js><span class=kd>let</span> …</code></pre>
//
// The block can be scrolled, so it takes the focus: a keyboard could not reach
// its right end otherwise. It is an error if the language is unknown, a marked
// line is not there, or the code is larger than the limits of this package.
func HTML(code, language string, o Options) (markup string, err error) {
	// A lexer definition is data from elsewhere. If one breaks the loop in a
	// way that nobody thought of, that is an error of this block and no more.
	defer func() {
		if p := recover(); p != nil {
			markup, err = "", errors.New("cannot be highlighted: its lexer failed; mark it as text")
		}
	}()
	if err := checkText(code); err != nil {
		return "", err
	}
	marked, err := markedLines(code, o.Mark)
	if err != nil {
		return "", err
	}
	r := newRun(code)
	if isPlain(language) {
		r.add(chroma.Text, 0, len(r.code))
	} else if err := r.lexAs(language, code); err != nil {
		return "", err
	}
	w := &writer{marked: marked, lines: o.LineNumbers || len(o.Mark) > 0}
	w.Grow(len(code) * growth)
	w.open(language, o.LineNumbers)
	begin := 0 // of the span, in bytes
	for _, s := range r.spans {
		end := begin
		for _, c := range r.code[s.from:s.to] {
			end += utf8.RuneLen(c)
		}
		w.token(classOf(s.kind), code[begin:end])
		begin = end
	}
	r.free() // not where it failed: who knows what else is
	return w.close(), nil
}

// growth is how many times the code its markup is mostly long.
const growth = 4

func (r *run) lexAs(language, code string) error {
	l, err := load(language)
	if err != nil {
		return err
	}
	if err := checkSize(code); err != nil {
		return err
	}
	return r.tokenize(l)
}

// writer puts tokens together. It opens a span only when the class changes and
// closes it at the end of a line where lines have spans of their own.
type writer struct {
	strings.Builder
	class  string // class of the open span, "" for none
	lines  bool   // each line has a span
	inLine bool
	line   int
	marked map[int]bool
}

func (w *writer) open(language string, numbers bool) {
	if numbers {
		w.WriteString(`<pre class="chroma ln" tabindex=0><code`)
	} else {
		w.WriteString("<pre class=chroma tabindex=0><code")
	}
	if name := strings.ToLower(language); !isPlain(name) {
		w.WriteString(" class=language-" + classSafe(name))
	}
	w.WriteByte('>')
}

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
			w.WriteString("<span class=")
			w.WriteString(class)
			w.WriteByte('>')
		}
		w.class = class
	}
	escape.WriteString(w, text)
}

func (w *writer) endSpan() {
	if w.class != "" {
		w.WriteString("</span>")
	}
	w.class = ""
}

func (w *writer) startLine() {
	if w.inLine {
		return
	}
	w.inLine = true
	if w.line++; w.marked[w.line] {
		w.WriteString(`<span class="line hl">`)
	} else {
		w.WriteString("<span class=line>")
	}
}

func (w *writer) endLine() {
	w.endSpan()
	if w.inLine {
		w.WriteString("</span>")
	}
	w.inLine = false
}

func (w *writer) close() string {
	w.endSpan()
	w.endLine()
	w.WriteString("</code></pre>")
	return w.String()
}

// escape keeps the text what it is. A bare carriage return would be read as a
// line feed by every browser.
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")

// classOf gives chroma's class for a kind of token, or that of its nearest
// parent that has one.
func classOf(kind chroma.TokenType) string {
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
