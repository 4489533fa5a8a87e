package serve

import (
	"errors"
	"io/fs"
	"net/http"
	"regexp"
	"strings"
)

// answer is what the server says about an address of the site.
type answer struct {
	status   int
	location string // where the page is instead
	mime     string
	body     []byte

	// For the script of an open page:
	tag    string  // while it is the same, the page need not be loaded again
	styles []style // the style sheets, which can be exchanged without loading
	why    string  // the page cannot be made
}

// answer answers for an address. To people it also says which pages might have
// been meant.
func (m *moment) answer(path string, people bool) *answer {
	if m.site == nil {
		return m.cannotShow(http.StatusServiceUnavailable, "")
	}
	base := m.site.Base()
	file, inside := strings.CutPrefix(path, base+"/")
	if !inside {
		return moved(base + "/")
	}
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	data, err := m.bytes(file)
	switch {
	case err == nil && strings.HasSuffix(file, ".html"):
		return m.made.get(file, func() *answer { return page(http.StatusOK, data, "") })
	case err == nil:
		return &answer{status: http.StatusOK, mime: contentType(file), body: data, tag: digest(data)}
	case !errors.Is(err, fs.ErrNotExist):
		return m.cannotShow(http.StatusInternalServerError, shownLines(err.Error()))
	}
	if _, err := m.site.Bytes(file + "/index.html"); !errors.Is(err, fs.ErrNotExist) {
		return moved(path + "/")
	}
	near := ""
	if people {
		near = m.pages().nearestList(file)
	}
	data, err = m.site.Bytes("404.html")
	if err != nil {
		data = []byte("<!doctype html>\n<title>Page not found</title>\n<main><h1>There is no page at this address</h1></main>\n")
	}
	return page(http.StatusNotFound, data, near)
}

// fingerprinted is how assets are named that never change.
var fingerprinted = regexp.MustCompile(`^assets/.*\.[0-9a-f]{8,}\.[0-9a-z]+$`)

// bytes gives a file of the site or, for pages that were loaded a while ago, an
// asset of an older one.
func (m *moment) bytes(file string) ([]byte, error) {
	data, err := m.site.Bytes(file)
	if errors.Is(err, fs.ErrNotExist) && fingerprinted.MatchString(file) {
		for _, older := range m.older {
			if kept, err := older.Bytes(file); err == nil && older.Base() == m.site.Base() {
				return kept, nil
			}
		}
	}
	return data, err
}

func moved(to string) *answer {
	return &answer{status: http.StatusTemporaryRedirect, location: to, tag: "moved to " + to}
}
