package layout

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"

	"whichbackend.example/guide/cmd/guide/internal/crew"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
)

// Set is a parsed set of layouts. It is safe for concurrent use, and the same
// layouts and options give the same one from build to build.
type Set struct {
	kinds  map[reflect.Type]*kind // by view; only sound ones
	pieces *Set                   // without the pages; nil in a set of pieces
}

// Options are what layouts depend on besides their own text.
type Options struct {
	BasePath string // what the function href puts in front, "" or "/repo"
	// Squeeze makes a layout's markup small without changing what it means. It
	// is pure, and it is the same one, or none, in every call with one memo:
	// functions cannot be compared, so no key can tell two of them apart.
	Squeeze func(name string, source []byte) ([]byte, error)
}

// Parse parses the layouts and checks every kind of page against its view.
// Faults are added to diags. What only shows when a kind is compiled is left to
// [Set.Check].
//
// Its steps stand side by side, none inside another: a build that finds one
// result asks for the others all the same, so that the memo keeps them.
func Parse(files []File, m *memo.Memo, o Options, diags *diag.List) *Set {
	partials, frame, own := split(files)
	parse := func(f File) *parsed {
		return fileStep.Do(m, f, diags, func(diags *diag.List) *parsed { return f.parse(o, diags) })
	}
	share := func(all *shared, files []File) *shared {
		for _, f := range files {
			key := sharedKey{all, parse(f)}
			all = sharedStep.Do(m, key, diags, func(*diag.List) *shared { return key.share() })
		}
		return all
	}
	inPieces := share(nothing, partials)
	inPages := share(inPieces, frame)
	var set, pieces setKey
	for i, k := range kinds {
		f, ok := own["layouts/"+k.file+".html"]
		if !ok {
			diags.Add(missing("layouts/" + k.file + ".html"))
			continue
		}
		delete(own, f.Path)
		key := kindKey{inPages, parse(f), o.BasePath}
		if isPiece(k.file) {
			key.Shared = inPieces
		}
		set.Kinds[i] = kindStep.Do(m, key, diags, func(diags *diag.List) *kind { return key.lay(k.file, k.view, diags) })
		if isPiece(k.file) {
			pieces.Kinds[i] = set.Kinds[i]
		}
	}
	for _, file := range slices.Sorted(maps.Keys(own)) {
		diags.Errorf(diag.Pos{File: file}, "unused-layout", "no kind of page, embed or card uses this layout")
	}
	inside := setStep.Do(m, pieces, diags, func(*diag.List) *Set { return pieces.set(nil) })
	return setStep.Do(m, set, diags, func(*diag.List) *Set { return set.set(inside) })
}

// split tells the layouts that all share, and those that only pages share, both
// in the order of their paths, from those of one kind.
func split(files []File) (partials, frame []File, own map[string]File) {
	own = map[string]File{}
	for _, f := range slices.SortedFunc(slices.Values(files), func(a, b File) int { return strings.Compare(a.Path, b.Path) }) {
		switch path.Dir(f.Path) {
		case "layouts/pages", "layouts/embeds", "layouts/cards":
			own[f.Path] = f
		case "layouts":
			frame = append(frame, f)
		default:
			partials = append(partials, f)
		}
	}
	return partials, frame, own
}

func missing(file string) diag.Diagnostic {
	return diag.Diagnostic{
		Pos: diag.Pos{File: file}, Rule: "missing-file", Message: "this layout is missing",
		Hint: "every kind of page, embed and card has one; see layout/kinds.go",
	}
}

// setKey has nil for a kind without a layout.
type setKey struct{ Kinds [len(kinds)]*kind }

var setStep = memo.Step[setKey, *Set]{Name: "layouts", Keep: 16, Same: func(a, b *Set) bool { return maps.Equal(a.kinds, b.kinds) }}

// set makes the set of the kinds. Its pieces follow from them.
func (k setKey) set(pieces *Set) *Set {
	s := &Set{kinds: map[reflect.Type]*kind{}, pieces: pieces}
	for _, each := range k.Kinds {
		if each != nil && each.sound {
			s.kinds[each.view] = each
		}
	}
	return s
}

// Check compiles every kind and reports what only shows then: a value at a
// place where it cannot be escaped.
func (s *Set) Check(diags *diag.List) {
	crew.Each(len(kinds), func(i int) {
		if k := s.kinds[kinds[i].view]; k != nil && k.compiled().fault != nil {
			diags.Add(*k.compiled().fault)
		}
	})
}

// entryOf names the template that the layout of a kind is entered by: "page",
// "embed" or "card".
func entryOf(name string) string { return strings.TrimSuffix(path.Dir(name), "s") }

// isPiece reports whether a kind is a part of a page.
func isPiece(name string) bool { return entryOf(name) != "page" }

// Pieces gives the layouts of embeds and cards. They stay the same ones when
// only the layouts of pages change. A set that is nil or lacks layouts has none.
func (s *Set) Pieces() *Set {
	if s == nil || s.pieces == nil {
		return noPieces
	}
	return s.pieces
}

var noPieces = &Set{}

// Complete reports whether every kind of page, embed and card has a layout that
// could be parsed.
func (s *Set) Complete() bool { return len(s.kinds) == len(kinds) }

// Shows reports whether a layout for the view could be parsed and compiled.
func (s *Set) Shows(view any) bool {
	k := s.kinds[reflect.TypeOf(view)]
	return k != nil && k.compiled().fault == nil
}

// Page renders a whole page; the type of the view tells which.
func (s *Set) Page(view any) ([]byte, error) { return s.render(view) }

// Piece renders an embed or a card.
func (s *Set) Piece(view any) (template.HTML, error) {
	out, err := s.render(view)
	return template.HTML(out), err
}

func (s *Set) render(view any) ([]byte, error) {
	k := s.kinds[reflect.TypeOf(view)]
	if k == nil {
		return nil, fmt.Errorf("no layout shows a %T", view)
	}
	c := k.compiled()
	if c.fault != nil {
		return nil, fmt.Errorf("%s cannot be compiled: %s: %s", k.own.Path, c.fault.Pos, c.fault.Message)
	}
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	if err := c.template.ExecuteTemplate(b, entryOf(k.name), view); err != nil {
		return nil, errors.New(layoutFault(k.own.Path, err).Message)
	}
	return bytes.Clone(b.Bytes()), nil
}

// buffers hold one page after another: one that grows with each costs more than
// the page.
var buffers = sync.Pool{New: func() any { return &bytes.Buffer{} }}
