//go:build unix

package publish

import (
	"fmt"
	"testing"
)

// A site of 2,000 pages of 10 KB: the second number is what an edit costs.
func BenchmarkPublish(b *testing.B) {
	for _, bench := range []struct {
		name    string
		changes int
		options Options
	}{
		{"unchanged", 0, Options{}},
		{"one page", 1, Options{}},
		{"one page with a spare", 1, Options{Spare: true}},
		{"every page", 2000, Options{}},
		{"every page with a spare", 2000, Options{Spare: true}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			root, out := projectOnDisk(b)
			s := site{}
			text := func(i, run int) string { return fmt.Sprintf("%10d", i+run) + fmt.Sprintf("%10000d", i) }
			for i := range 2000 {
				s[fmt.Sprintf("%d/%d/index.html", i%20, i)] = text(i, 0)
			}
			mustPublish(b, root, out, s)
			run := 0
			for b.Loop() {
				b.StopTimer()
				run++
				for i := range bench.changes {
					s[fmt.Sprintf("%d/%d/index.html", i%20, i)] = text(i, run)
				}
				files := s.fs()
				b.StartTimer()
				if _, err := Publish(b.Context(), root, out, files, bench.options); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
