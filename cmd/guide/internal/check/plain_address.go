package check

import "strings"

// plainTarget is resolve for the addresses that hold nothing which reading them
// as a URL would change, and have no fault. Most are such, and a page has dozens.
func (m Mount) plainTarget(from, address string) (t target, plain bool) {
	if strings.HasPrefix(address, "#") {
		return m.plainPart(from, address)
	}
	path, whole := strings.CutPrefix(address, m.Origin)
	if whole && !isElsewhere(m.Origin) || !whole && strings.HasPrefix(address, "https:") {
		return t, !whole && isElsewhere(address)
	}
	path, fragment, plain := plainAddress(path)
	rest, inside := strings.CutPrefix(path, m.Base)
	if !plain || !inside || !strings.HasPrefix(rest, "/") {
		return t, false
	}
	return target{served(rest[1:]), fragment}, true
}

// plainPart is plainTarget for a part of the page itself.
func (m Mount) plainPart(from, address string) (t target, plain bool) {
	if !isPlain(address[1:]) || from != served(strings.TrimSuffix(from, "index.html")) {
		return t, false
	}
	_, _, plain = plainAddress(m.Base + "/" + from)
	return target{from, address[1:]}, plain
}

// plainAddress splits an address that begins at the root and is plain.
func plainAddress(address string) (path, fragment string, plain bool) {
	path, fragment, _ = strings.Cut(address, "#")
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.Contains(path, "/.") {
		return "", "", false
	}
	return path, fragment, isPlain(path) && isPlain(fragment)
}

// isElsewhere reports whether an address is plainly one of the web, with nothing
// but a host and a path.
func isElsewhere(address string) bool {
	rest, secure := strings.CutPrefix(address, "https://")
	host, path, _ := strings.Cut(rest, "/")
	return secure && host != "" && isPlain(host) && isPlain(path)
}

// isPlain reports whether text holds nothing but slashes and what needs no
// escape in any part of an address.
func isPlain(text string) bool {
	for i := range len(text) {
		if c := text[i]; !letter(c) && (c < '-' || c > '9') && c != '_' { // - . / and digits
			return false
		}
	}
	return true
}
