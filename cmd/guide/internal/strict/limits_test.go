package strict

import (
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// TestLimits gives documents of a stranger who wants the builder to be busy or
// its report to be endless, and the last line of the report.
func TestLimits(t *testing.T) {
	const size = 1 << 20
	for _, test := range []struct{ name, src, want string }{
		{"brackets", strings.Repeat("[", size), "1:10001 too-deep this is nested more than 32 levels deep"},
		{"faults", "name: x\ntags: [" + strings.Repeat("[],", 10_000) + "]", "2:305 too-many there are at least 100 faults here; the rest is not shown"},
		{"values", "name: x\ntags: [" + strings.Repeat("b,", size/2) + "]", "2:39996 too-large there are more than 20000 keys and values before this place"},
		{"same keys", strings.Repeat("name: x\n", 5_000), "101:1 too-many there are at least 100 faults here; the rest is not shown"},
		{"one key", strings.Repeat("k", size) + ": x", "1:1 unknown-key unknown key"},
	} {
		var into leaf
		var diags diag.List
		if Decode([]byte(test.src), diag.Pos{File: "f", Line: 1, Col: 1}, &into, &diags) {
			t.Errorf("%s: it is fine", test.name)
		}
		lines := strings.Split(report(&diags), "\n")
		if last := lines[len(lines)-1]; len(lines) > maxFaults || !strings.HasPrefix(last, test.want) {
			t.Errorf("%s: %d diagnostics, the last is %s, want %s", test.name, len(lines), last, test.want)
		}
	}
}
