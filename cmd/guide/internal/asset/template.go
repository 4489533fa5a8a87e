package asset

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/tdewolff/minify/v2"
	minhtml "github.com/tdewolff/minify/v2/html"
	minjson "github.com/tdewolff/minify/v2/json"
)

// MinifyHTMLTemplate squeezes a layout once, so that no page needs it. The text
// of <pre> and every template action stay byte for byte; that the actions do is
// checked, and the error names the place of the first that would be lost. These
// constructs lose one or change a page, and have to be written otherwise:
//
//   - an action in an HTML comment: comments are dropped; use {{/* … */}}
//   - a tag made by an action, <{{.Tag}}>: its end tag is not seen
//   - braces as entities, &#123;&#123;: they come out as braces
//   - a <pre> that one template opens and another closes: its text is squeezed
//   - a <textarea> with text of its own: white space in it is squeezed
//   - a space that only parts two blocks, or a block and an action: it is dropped
//   - classes alone, class="a  b", are squeezed too; those with actions are not
//
// Scripts, styles and SVG in a layout stay as they are (they may hold actions),
// but for JSON without actions. End tags and the tags of the document stay, as
// a layout is cut into templates that do not know what comes next.
func MinifyHTMLTemplate(name string, src []byte) ([]byte, error) {
	before, err := actions(src)
	if err != nil {
		return nil, templateError(name, src, err)
	}
	for _, a := range before {
		if unquotedStart(src, a) {
			return nil, templateError(name, src, faultf(a.at, "the value that begins with the action %s goes on after it; put it in quotes", a.text))
		}
	}
	m := minify.New()
	m.Add("text/html", &minhtml.Minifier{
		TemplateDelims:   minhtml.GoTemplateDelims,
		KeepEndTags:      true,
		KeepDocumentTags: true,
	})
	m.Add("application/ld+json", &minjson.Minifier{KeepNumbers: true})
	m.Add("application/json", &minjson.Minifier{KeepNumbers: true})
	out, err := m.Bytes("text/html", src)
	if err != nil {
		return nil, templateError(name, src, parserFault(src, err))
	}
	after, err := actions(out)
	if err != nil {
		return nil, fmt.Errorf("%s: the minifier would break this template: %w", name, err)
	}
	for i, a := range before {
		if i >= len(after) || after[i].text != a.text {
			return nil, templateError(name, src, faultf(a.at, "the minifier would lose the action %s here", a.text))
		}
	}
	if len(after) > len(before) {
		return nil, fmt.Errorf("%s: the minifier would make an action of text: %s", name, after[len(before)].text)
	}
	return out, nil
}

// unquotedStart reports an action that prints only the start of an attribute's
// value without quotes, href={{.URL}}#top: the minifier would cut the value
// behind the action. Actions that choose ({{if}} and its kind) are left alone.
func unquotedStart(src []byte, a action) bool {
	before, after := src[:a.at], src[a.at+len(a.text):]
	if control.MatchString(a.text) {
		return false
	}
	tag := bytes.LastIndexByte(before, '<')
	inTag := tag > bytes.LastIndexByte(before, '>')
	if !inTag || bytes.Count(before[tag:], []byte(`"`))%2 == 1 {
		return false // text, or a value in quotes
	}
	return bytes.HasSuffix(before, []byte("=")) && len(after) > 0 && !bytes.ContainsRune([]byte(" \t\n/>{"), rune(after[0]))
}

var control = regexp.MustCompile(`^\{\{-? *(if|with|range|else|end|block|define|template)\b`)

func templateError(name string, src []byte, err error) error {
	if at, ok := err.(fault); ok {
		line, col := position(src, at.offset)
		return fmt.Errorf("%s:%d:%d: %s", name, line, col, at.message)
	}
	return fmt.Errorf("%s: %w", name, err)
}

// action is {{…}} in a template.
type action struct {
	text string
	at   int
}

// actions finds the actions of a template in order, as text/template does. It
// leaves out comments: nothing is lost with them.
func actions(src []byte) ([]action, error) {
	var all []action
	text := string(src)
	for at := 0; ; {
		i := strings.Index(text[at:], "{{")
		if i < 0 {
			return all, nil
		}
		start := at + i
		n, comment := actionLength(text[start:])
		if n == 0 {
			return nil, faultf(start, "the action is not closed")
		}
		at = start + n
		if !comment {
			all = append(all, action{text[start:at], start})
		}
	}
}

// actionLength gives the length of the action that s begins with, or 0.
func actionLength(s string) (n int, comment bool) {
	inner := strings.TrimPrefix(strings.TrimPrefix(s, "{{"), "- ")
	if strings.HasPrefix(inner, "/*") {
		if end := strings.Index(s, "*/"); end >= 0 {
			if length := strings.Index(s[end:], "}}"); length >= 0 {
				return end + length + 2, true
			}
		}
		return 0, true
	}
	var quote byte
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0 && c == '\\' && quote != '`':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case strings.HasPrefix(s[i:], "}}"):
			return i + 2, false
		}
	}
	return 0, false
}
