package asset

import (
	"reflect"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/wire"
)

// TestKeptManifest holds that a manifest comes back as it was kept, and not at all
// when it is torn.
func TestKeptManifest(t *testing.T) {
	m := &Manifest{map[string]Asset{
		"a.css":      newAsset("a.css", "text/css", []byte("a{}")),
		"icons/b.js": newAsset("icons/b.js", "text/javascript", []byte("b")),
	}}
	w := &wire.Writer{}
	m.Write(w)
	value := w.Bytes()
	r := wire.NewReader(value)
	if got := ReadManifest(r); !reflect.DeepEqual(got, m) || r.Err() != nil {
		t.Errorf("it was %+v and is %+v: %v", m, got, r.Err())
	}
	for cut := range value {
		r := wire.NewReader(value[:cut])
		if ReadManifest(r); r.Err() == nil {
			t.Fatalf("the first %d bytes of %d are taken for the whole", cut, len(value))
		}
	}
}
