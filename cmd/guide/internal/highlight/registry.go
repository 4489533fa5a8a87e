package highlight

import (
	"bytes"
	"embed"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
)

//go:embed lexers/*.xml
var files embed.FS

// entry is a lexer file whose head has been read.
type entry struct {
	config config
	lexer  func() (*lexer, error) // compiled on the first call
}

// registry knows every lexer by what an author may write for it.
type registry struct {
	entries []*entry
	names   map[string]*entry
}

// index reads the heads of the files, once, when the first block needs them.
var index = sync.OnceValue(func() *registry {
	paths, err := files.ReadDir("lexers")
	if err != nil {
		panic(err) // embedded: it is there or the program does not build
	}
	reg := &registry{names: map[string]*entry{}}
	for _, path := range paths {
		data, err := files.ReadFile("lexers/" + path.Name())
		if err != nil {
			panic(err)
		}
		reg.entries = append(reg.entries, newEntry(data))
	}
	// A name is worth more than an alias and that more than the end of a file
	// name; among equals the first file wins, and the files are in order.
	for _, names := range []func(config) []string{nameOf, aliasesOf, extensionsOf} {
		for _, e := range reg.entries {
			for _, name := range names(e.config) {
				if key := strings.ToLower(name); reg.names[key] == nil {
					reg.names[key] = e
				}
			}
		}
	}
	return reg
})

func nameOf(c config) []string    { return []string{c.Name} }
func aliasesOf(c config) []string { return c.Aliases }

// extensionsOf makes "yml" out of "*.yml".
func extensionsOf(c config) []string {
	var all []string
	for _, glob := range c.Filenames {
		if ext, ok := strings.CutPrefix(glob, "*."); ok && !strings.ContainsAny(ext, "*?[.") {
			all = append(all, ext)
		}
	}
	return all
}

func newEntry(data []byte) *entry {
	e := &entry{}
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		t, err := dec.Token()
		if err == io.EOF {
			panic("highlight: a lexer file without <config>") // a test reads all of them
		}
		if start, ok := t.(xml.StartElement); ok && start.Name.Local == "config" {
			if err := dec.DecodeElement(&e.config, &start); err != nil {
				panic(err)
			}
			break
		}
	}
	e.lexer = sync.OnceValues(func() (*lexer, error) {
		var def definition
		if err := xml.Unmarshal(data, &def); err != nil {
			return nil, fmt.Errorf("lexer %s: %w", e.config.Name, err)
		}
		return compile(def)
	})
	return e
}

// load gives the lexer of that name, ready for use.
func load(name string) (*lexer, error) {
	e := index().names[strings.ToLower(name)]
	if e == nil {
		return nil, fmt.Errorf("unknown language %q", name)
	}
	return e.lexer()
}

// plain lists the languages that have no marks.
var plain = []string{"", "plain", "text", "txt"}

func isPlain(language string) bool {
	return slices.Contains(plain, strings.ToLower(language))
}

// Known reports whether language can be written behind a code fence: it names a
// lexer, in any case of letters, or it is one of the plain languages "text",
// "txt", "plain" and "", which get no marks.
func Known(language string) bool {
	return isPlain(language) || index().names[strings.ToLower(language)] != nil
}

// Languages gives every name and alias, sorted, for telling an author what was
// meant. Names with spaces are left out: a code fence ends at the first one.
func Languages() []string {
	all := slices.Clone(plain[1:])
	for _, e := range index().entries {
		for _, name := range append(nameOf(e.config), e.config.Aliases...) {
			if !strings.ContainsAny(name, " \t") {
				all = append(all, strings.ToLower(name))
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
