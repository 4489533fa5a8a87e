package asset

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"maps"
	"path"
	"slices"
	"strings"
)

// Asset is a finished file.
type Asset struct {
	Path      string // where it is published: "assets/site.3f2a91c0.css"
	Bytes     []byte
	Integrity string // for an integrity attribute: "sha256-…"
	Type      string // content type
}

// Manifest says what became of every source asset. It does not change once
// Build has returned it.
type Manifest struct {
	assets map[string]Asset
}

// Lookup gives the finished asset of a source name such as "site.css".
func (m *Manifest) Lookup(name string) (Asset, bool) {
	a, ok := m.assets[name]
	return a, ok
}

// Names gives the source names of all assets, in order.
func (m *Manifest) Names() []string { return slices.Sorted(maps.Keys(m.assets)) }

// With is the manifest with one more asset, which is finished already.
func (m *Manifest) With(name, contentType string, finished []byte) *Manifest {
	more := &Manifest{maps.Clone(m.assets)}
	more.assets[name] = newAsset(name, contentType, finished)
	return more
}

// All gives the finished assets, sorted by path.
func (m *Manifest) All() []Asset {
	return slices.SortedFunc(maps.Values(m.assets), func(a, b Asset) int { return cmp.Compare(a.Path, b.Path) })
}

// fingerprintDigits are enough to tell the versions of one file apart: the rest
// of the name is the file's own.
const fingerprintDigits = 8

func newAsset(name, contentType string, finished []byte) Asset {
	sum := sha256.Sum256(finished)
	ext := path.Ext(name)
	return Asset{
		Path:      dir + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:])[:fingerprintDigits] + ext,
		Bytes:     finished,
		Integrity: "sha256-" + base64.StdEncoding.EncodeToString(sum[:]), // the shortest that there is: it cannot be compressed
		Type:      contentType,
	}
}
