package main

import (
	"context"
	"crypto/sha256"
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/cache"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/publish"
	"whichbackend.example/guide/cmd/guide/internal/wire"
)

// pastBuild is what an earlier build of the same input came to.
type pastBuild struct {
	cache *cache.File
	input [sha256.Size]byte
}

func (p pastBuild) key() cache.Key {
	return sha256.Sum256(fmt.Appendf(nil, "build %x", p.input))
}

// holds reports whether the output is what that build published, byte for byte, with
// the number of its files and what was said of it.
func (p pastBuild) holds(ctx context.Context, root, out string) (files int, said *diag.List, same bool) {
	value, ok := p.cache.Get(p.key())
	if !ok {
		return 0, nil, false
	}
	r := wire.NewReader(value)
	sum, found := r.String(), diag.Read(r)
	if r.Err() != nil {
		return 0, nil, false
	}
	if files, same = publish.Holds(ctx, root, out, sum); !same {
		return 0, nil, false
	}
	said = &diag.List{}
	said.AddAll(found)
	return files, said, true
}

// keep remembers what was published, for the next build.
func (p pastBuild) keep(r publish.Result, said *diag.List) {
	w := &wire.Writer{}
	w.String(r.Sum)
	diag.Write(w, said.Raw())
	p.cache.Put(p.key(), w.Bytes())
}
