package highlight

import (
	"errors"
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
	w := &r.out
	w.begin(marked, o.LineNumbers || len(o.Mark) > 0)
	w.open(language, o.LineNumbers)
	begin := 0 // of the span, in bytes
	for _, s := range r.spans {
		end := begin + s.to - s.from
		if len(code) > len(r.code) { // not all of it is ASCII
			end = begin
			for _, c := range r.code[s.from:s.to] {
				end += utf8.RuneLen(c)
			}
		}
		w.token(w.classOf(s.kind), code[begin:end])
		begin = end
	}
	markup = w.close()
	r.free() // not where it failed: who knows what else is
	return markup, nil
}

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
