package check

import "bytes"

// What a byte is in a tag. No two bytes of names become the same when letters
// are lowered.
const (
	inName uint8 = 1 << iota
	upper
	blank
	endsName
	endsValue
)

var class = func() (of [256]uint8) {
	for c := range of {
		switch c := byte(c); {
		case letter(c) || '0' <= c && c <= '9' || c == '-' || c == ':' || c == '_':
			of[c] = inName
		case c == ' ' || c == '\t' || c == '\n' || c == '\f':
			of[c] = blank | endsName | endsValue
		case c == '/':
			of[c] = endsName
		case c == '>':
			of[c] = endsName | endsValue
		}
		if 'A' <= c && c <= 'Z' {
			of[c] |= upper
		}
	}
	return of
}()

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// lowered is a name in lower case, as nearly all are.
func lowered(name []byte) []byte {
	for _, c := range name {
		if class[c]&upper != 0 {
			return bytes.ToLower(name)
		}
	}
	return name
}

// plainlyEscaped reports whether every ampersand of a value begins a number or
// one of the few names that are written, up to a semicolon: those mean the same
// in attributes and in text.
func plainlyEscaped(value []byte) bool {
	for {
		at := bytes.IndexByte(value, '&')
		if at < 0 {
			return true
		}
		entity, rest, ends := bytes.Cut(value[at+1:], []byte(";"))
		switch {
		case !ends:
			return false
		case string(entity) == "amp", string(entity) == "lt", string(entity) == "gt", string(entity) == "quot":
		case len(entity) < 2 || entity[0] != '#' || len(bytes.Trim(entity[1:], "0123456789")) > 0:
			return false
		}
		value = rest
	}
}
