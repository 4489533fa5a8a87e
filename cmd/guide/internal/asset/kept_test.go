package asset

import (
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/kept"
	"whichbackend.example/guide/cmd/guide/internal/kept/kepttest"
)

func TestKeptManifest(t *testing.T) {
	m := &Manifest{map[string]Asset{
		"a.css":      newAsset("a.css", "text/css", []byte("a{}")),
		"icons/b.js": newAsset("icons/b.js", "text/javascript", []byte("b")),
	}}
	kepttest.Holds(t, m, kept.Codec[*Manifest]{Write: WriteManifest, Read: ReadManifest})
}
