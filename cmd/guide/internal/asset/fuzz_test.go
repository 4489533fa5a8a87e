package asset

import (
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
)

// FuzzBuild: whatever stands in a file, Build comes back with a diagnostic or
// with an asset that it would take again.
func FuzzBuild(f *testing.F) {
	names := []string{"a.css", "a.js", "a.svg", "a.json", "a.webmanifest", "a.xml"}
	for i, src := range []string{
		"@layer a{b{c:url(x.png);&>d{e:f}}}", "import './b.js'; const {a}=b, c=`${d}`", icon, `{"a":[1,"b"]}`, `{"src":"x.png"}`, "<a b='c'><!-- d --><![CDATA[e]]></a>",
	} {
		f.Add(uint8(i), src)
	}
	f.Fuzz(func(t *testing.T, kind uint8, src string) {
		name := names[int(kind)%len(names)]
		var diags diag.List
		a, ok := Build(map[string][]byte{name: []byte(src)}, memo.New(), &diags).Lookup(name)
		if ok == diags.Failed() {
			t.Fatalf("published %v, diagnostics %v", ok, diags.All())
		}
		for _, d := range diags.All() {
			if lines := 1 + len(src); d.Line > lines || d.Col > lines {
				t.Errorf("%v is not in the file", d.Pos)
			}
		}
		if ok && name == "a.svg" && proveSVG(a.Bytes) != nil {
			t.Error("an unsafe picture was published")
		}
	})
}
