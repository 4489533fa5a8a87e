// Package kept gives values that an earlier build has made, with all that it found
// wrong when it made them, or has them made and keeps both. Enter at [Do].
package kept

import (
	"crypto/sha256"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/wire"
)

// Key is the hash of all that a value depends on. A key of zeros is none: what has
// it is made anew and not kept.
type Key = [sha256.Size]byte

// KeyFor is the key of what depends on these texts.
func KeyFor(parts ...string) Key {
	w := &wire.Writer{}
	w.Strings(parts)
	return sha256.Sum256(w.Bytes())
}

// Store keeps values from one build to the next. It may lose them.
type Store interface {
	Get(key Key) ([]byte, bool)
	Put(key Key, value []byte)
}

// Codec writes a value for a later build, and reads it there.
type Codec[V any] struct {
	Write func(*wire.Writer, V)
	Read  func(*wire.Reader) V
	Sound func(V) bool // false for one that must not be kept; nil where all may be
}

// Do gives a value of an earlier build, or makes it.
func Do[V any](s Store, key Key, diags *diag.List, c Codec[V], make func(*diag.List) V) V {
	if v, found, ok := Recall(s, key, c); ok {
		diags.AddAll(found)
		return v
	}
	found := &diag.List{}
	v := make(found)
	diags.AddAll(found.Raw())
	Put(s, key, c, v, found.Raw())
	return v
}

// Put keeps a value, with what was found wrong when it was made.
func Put[V any](s Store, key Key, c Codec[V], v V, found []diag.Diagnostic) {
	if key != (Key{}) && (c.Sound == nil || c.Sound(v)) && !slices.ContainsFunc(found, ofProgram) {
		w := &wire.Writer{}
		c.Write(w, v)
		diag.Write(w, found)
		s.Put(key, w.Bytes())
	}
}

// ofProgram reports whether a fault is the program's: it may not come again.
func ofProgram(d diag.Diagnostic) bool { return d.Rule == "program" }

// Recall gives a value of an earlier build, if it is kept.
func Recall[V any](s Store, key Key, c Codec[V]) (v V, found []diag.Diagnostic, ok bool) {
	if key == (Key{}) {
		return v, nil, false
	}
	value, ok := s.Get(key)
	if !ok {
		return v, nil, false
	}
	r := wire.NewReader(value)
	v, found = c.Read(r), diag.Read(r)
	return v, found, r.Err() == nil
}
