package check

import (
	"bytes"

	"golang.org/x/net/html"
)

// scanner goes from tag to tag of a page without making anything of what lies
// between. It understands the markup that the guide's layouts write and what
// is as plain as that. Of anything else it says that it is not sure.
type scanner struct {
	*page
	data  []byte
	at    int        // what is read next
	amp   int        // the first ampersand behind the place that was last asked about
	doubt bool       // a leak may stand anywhere
	code  int        // elements of code that are open
	keys  [16][]byte // of the attributes of a tag
	nKeys int
}

const doctype = "<!doctype html>"

// scanPage reads a page as parsePage does, or reports that it cannot.
func scanPage(file string, data []byte) (p *page, plain bool) {
	if bytes.IndexByte(data, 0) >= 0 || bytes.IndexByte(data, '\r') >= 0 {
		return nil, false // a parser puts other characters in their place
	}
	s := scanner{page: newPage(file), data: data, amp: -1, doubt: mayLeak(data)}
	if bytes.HasPrefix(data, []byte(doctype)) {
		s.at = len(doctype)
	}
	for {
		from := s.at
		more := s.toTag()
		if from < s.at && s.code == 0 {
			s.text(from, s.at)
		}
		if !more {
			return s.page, true
		}
		if s.data[s.at+1] == '/' {
			plain = s.end()
		} else {
			plain = s.start()
		}
		if !plain {
			return nil, false
		}
	}
}

// toTag goes to the next tag. A < before anything but a letter, or one of the
// three signs that start other things of markup, is text.
func (s *scanner) toTag() bool {
	for {
		i := bytes.IndexByte(s.data[s.at:], '<')
		if i < 0 || s.at+i+1 == len(s.data) {
			s.at = len(s.data)
			return false
		}
		s.at += i
		if c := s.data[s.at+1]; letter(c) || c == '/' || c == '!' || c == '?' {
			return true
		}
		s.at++
	}
}

// text takes text that is not code. It is shown when it may hold a leak.
func (s *scanner) text(from, to int) {
	text := s.data[from:to]
	if s.escaped(from, to) {
		s.show([]byte(html.UnescapeString(string(text))))
	} else if s.doubt {
		s.show(text)
	}
}

// escaped reports whether there is an ampersand. It is asked from the start of
// the page to its end.
func (s *scanner) escaped(from, to int) bool {
	if s.amp < from {
		s.amp = len(s.data)
		if i := bytes.IndexByte(s.data[from:], '&'); i >= 0 {
			s.amp = from + i
		}
	}
	return s.amp < to
}

// end reads an end tag.
func (s *scanner) end() bool {
	name := s.name(s.at + len("</"))
	after := s.at + len("</") + len(name)
	if len(name) == 0 || !letter(name[0]) || after == len(s.data) || s.data[after] != '>' {
		return false
	}
	if holdsCode(lowered(name)) {
		s.code--
	}
	s.at = after + 1
	return true
}

// start reads a start tag, and what follows when that is no markup.
func (s *scanner) start() bool {
	name := s.name(s.at + 1)
	if len(name) == 0 || !letter(name[0]) {
		return false
	}
	s.at += 1 + len(name)
	if s.at == len(s.data) || class[s.data[s.at]]&endsName == 0 {
		return false
	}
	o := opening{element: lowered(name)}
	for s.nKeys = 0; ; {
		for s.at < len(s.data) && (class[s.data[s.at]]&blank != 0 || s.data[s.at] == '/') {
			s.at++
		}
		switch {
		case s.at == len(s.data):
			return false
		case s.data[s.at] == '>':
			s.at++
			if holdsCode(o.element) {
				s.code++
			}
			return s.raw(o.element, s.opened(&o))
		case !s.attr(&o):
			return false
		}
	}
}

// attr reads an attribute.
func (s *scanner) attr(o *opening) bool {
	key := s.name(s.at)
	s.at += len(key)
	if len(key) == 0 || s.at == len(s.data) || s.isTwice(key) {
		return false
	}
	if s.data[s.at] != '=' {
		s.attribute(o, lowered(key), nil)
		behind := bytes.TrimLeft(s.data[s.at:], " \t\n\f")
		return class[s.data[s.at]]&endsName != 0 && !bytes.HasPrefix(behind, []byte("="))
	}
	s.at++
	from, to, ok := s.value()
	if !ok {
		return false
	}
	value := s.data[from:to]
	if s.escaped(from, to) {
		if !plainlyEscaped(value) {
			return false
		}
		value = []byte(html.UnescapeString(string(value)))
		s.show(value)
	} else if s.doubt || bytes.IndexByte(value, '<') >= 0 {
		s.show(value)
	}
	s.attribute(o, lowered(key), value)
	return true
}

// isTwice reports whether the tag has the attribute already, or too many to
// tell.
func (s *scanner) isTwice(key []byte) bool {
	for _, other := range s.keys[:s.nKeys] {
		if len(other) == len(key) && bytes.EqualFold(other, key) {
			return true
		}
	}
	if s.nKeys == len(s.keys) {
		return true
	}
	s.keys[s.nKeys] = key
	s.nKeys++
	return false
}

// value finds the value that begins here, and goes behind it.
func (s *scanner) value() (from, to int, ok bool) {
	if s.at == len(s.data) {
		return 0, 0, false
	}
	if quote := s.data[s.at]; quote == '"' || quote == '\'' {
		from = s.at + 1
		to = from + bytes.IndexByte(s.data[from:], quote)
		s.at = to + 1
		return from, to, to >= from
	}
	for from = s.at; s.at < len(s.data) && class[s.data[s.at]]&endsValue == 0; {
		s.at++
	}
	return from, s.at, s.at > from
}

// raw reads the text of an element that holds no markup, up to its end tag. Of
// those elements our pages have these four.
func (s *scanner) raw(element []byte, body *tag) bool {
	escaped := false
	switch string(element) {
	default:
		return true
	case "iframe", "noembed", "noframes", "noscript", "plaintext", "xmp":
		return false
	case "script", "style":
	case "textarea", "title":
		escaped = true
	}
	from := s.at
	for {
		i := bytes.IndexByte(s.data[s.at:], '<')
		if i < 0 {
			return false
		}
		s.at += i
		rest := s.data[s.at+1:]
		if bytes.HasPrefix(rest, []byte("!")) {
			return false // scripts may hide their end behind it
		}
		if end := 1 + len(element); len(rest) > end && rest[0] == '/' && class[rest[end]]&endsName != 0 && bytes.EqualFold(rest[1:end], element) {
			break
		}
		s.at++
	}
	text := s.data[from:s.at]
	if escaped {
		text = []byte(html.UnescapeString(string(text)))
	}
	if body != nil {
		body.body = text
	}
	if s.code == 0 {
		s.show(text)
	}
	return true
}

// name reads what a name may be made of here.
func (s *scanner) name(at int) []byte {
	end := at
	for end < len(s.data) && class[s.data[end]]&inName != 0 {
		end++
	}
	return s.data[at:end]
}
