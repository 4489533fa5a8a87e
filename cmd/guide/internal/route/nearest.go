package route

import (
	"path"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// File gives the file of the repository that an address is made of, or "". An
// editor's link to the page is the path of that file.
func (m *Map) File(url string) string {
	if url == "" {
		url = Home
	}
	if !strings.HasSuffix(url, "/") {
		url += "/"
	}
	for _, file := range m.paths() {
		if to, _ := m.file(file); to == url && !strings.Contains(file, "#") {
			return file
		}
	}
	return ""
}

// sameName gives the one file that has the name which a dead link ends with,
// whatever folder and ending are written: a page's address was copied, or the
// folder was left out.
func (m *Map) sameName(target string) string {
	name := stem(strings.TrimSuffix(target, "/"))
	var found []string
	for _, file := range m.paths() {
		if strings.HasSuffix(target, "/"+file) {
			return file // it begins at the root, and the slash is missing
		}
		if stem(file) == name && !strings.Contains(file, "#") {
			found = append(found, file)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	for _, file := range found { // the one that a link in the same folder means
		if path.Dir(file) == path.Dir(strings.TrimPrefix(target, "/")) {
			return file
		}
	}
	return ""
}

func stem(p string) string { return strings.TrimSuffix(path.Base(p), path.Ext(p)) }

// nearestPart says what a link to a part of a page was meant to lead to: another
// part of it, or the part of this name on another page, where it has moved.
func (m *Map) nearestPart(target, fragment string, page *Page) string {
	places := m.places(target, page)
	if near := diag.Nearest(fragment, places); near != "" || m.headings == nil {
		return diag.DidYouMean(fragment, places)
	}
	for _, file := range m.paths() {
		if strings.HasSuffix(file, ".md") && slices.Contains(m.headings(file), fragment) {
			return "the heading stands on another page; write: /" + file + "#" + fragment
		}
	}
	return diag.DidYouMean(fragment, places)
}
