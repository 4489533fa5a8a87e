package site

import (
	"bytes"
	"regexp"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/asset"
)

// withStates adds the style sheet of the page that shows every state: all style
// sheets for screens, with classes of state that an attribute can name. A pointer
// that rests on an element cannot be written down in HTML; data-state=hover can.
func withStates(m *asset.Manifest) *asset.Manifest {
	var all bytes.Buffer
	for _, name := range append([]string{"site.css"}, screenStyles()...) {
		if a, ok := m.Lookup(name); ok { // else it is reported
			all.Write(stated(a.Bytes))
			all.WriteByte('\n')
		}
	}
	return m.With(statesCSS, "text/css; charset=utf-8", all.Bytes())
}

// screenStyles lists the style sheets that only some pages need, in the order in
// which pages link to them.
func screenStyles() []string {
	names := []string{searchCSS}
	for _, e := range extras {
		names = append(names, e.styles...)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	return slices.DeleteFunc(names, func(n string) bool { return n == styleCSS })
}

var states = regexp.MustCompile(`(hover)?:(hover|focus-visible|focus-within|focus|target)\b`)

// stateNames are what data-state calls the states.
var stateNames = map[string]string{"hover": "hover", "focus": "focus", "focus-visible": "focus", "target": "target"}

// stated lets an attribute stand for a state. What :is holds weighs as much as
// before, so the same rules win.
func stated(css []byte) []byte {
	return states.ReplaceAllFunc(css, func(found []byte) []byte {
		name := stateNames[string(found[1:])]
		if name == "" { // a question about the device, such as hover:hover, or a state of what is inside
			return found
		}
		return []byte(":is(" + string(found) + ",[data-state~=" + name + "])")
	})
}
