package watch

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

// BenchmarkSave measures from the start of a save until the batch is there.
func BenchmarkSave(b *testing.B) {
	for _, save := range []struct {
		name string
		do   func(d disk, text string)
	}{
		{"in-place", func(d disk, text string) { d.write("content/a/a.md", text) }},
		{"rename-over", func(d disk, text string) {
			d.write("content/a/.a.md.tmp", text)
			d.rename("content/a/.a.md.tmp", "content/a/a.md")
		}},
	} {
		b.Run(save.name, func(b *testing.B) {
			d := disk{b, b.TempDir()}
			for i := range 100 { // as many folders as a large guide has
				d.mkdir(fmt.Sprintf("content/%d", i))
			}
			d.mkdir("content/a")
			w, err := New(Options{Root: d.root, Folders: folders, Ignored: ignored})
			d.must(err)
			defer w.Close()
			var times []time.Duration
			for b.Loop() {
				start := time.Now()
				save.do(d, "text")
				_, err := w.next(b.Context())
				times = append(times, time.Since(start))
				d.must(err)
			}
			slices.Sort(times)
			at := func(share float64) float64 {
				return float64(times[int(share*float64(len(times)-1))].Microseconds())
			}
			b.ReportMetric(at(0.5), "µs-median")
			b.ReportMetric(at(0.95), "µs-p95")
		})
	}
}

// BenchmarkLook measures what polling costs each time.
func BenchmarkLook(b *testing.B) {
	d := disk{b, b.TempDir()}
	for i := range 1000 {
		d.mkdir(fmt.Sprintf("content/%d", i%20))
		p := fmt.Sprintf("content/%d/%d.md", i%20, i)
		d.write(p, "text")
		d.dated(p, 0)
	}
	p := newPoller(Options{Root: d.root, Folders: folders, Ignored: ignored})
	for b.Loop() {
		var batch paths
		p.compare(&batch)
	}
}
