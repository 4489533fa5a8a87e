//go:build unix

package main

import (
	"io"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"whichbackend.example/guide/cmd/guide/internal/crew"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/site"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/testenv"
	"whichbackend.example/guide/cmd/guide/internal/testenv/corpus"
)

// atMost is how many times the processor time of goldmark a whole build may take.
const atMost = 9

// BenchmarkGate fails when a build has become slow, on any machine and without
// another program beside it: the unit is the processor time that goldmark takes to
// parse and render the same articles, in the same process, in turns. A build reads,
// decodes, checks, highlights, lays out and looks at every page; nothing is written
// to disk, whose time is not ours.
//
//	go test -run='^$' -bench=BenchmarkGate ./cmd/guide
func BenchmarkGate(b *testing.B) {
	const articles, rounds = 300, 7
	project, err := corpus.FS(testenv.Root(b), articles, editSeed)
	if err != nil {
		b.Fatal(err)
	}
	var bodies [][]byte
	for name, f := range project {
		if strings.HasPrefix(name, "content/articles/") {
			parts, _ := source.Split(&source.File{Path: name, Data: f.Data}, &diag.List{})
			bodies = append(bodies, parts.Body)
		}
	}
	unit := func() {
		m := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
		crew.Each(len(bodies), func(i int) {
			if err := m.Convert(bodies[i], io.Discard); err != nil {
				b.Error(err)
			}
		})
	}
	build := func() {
		diags := &diag.List{}
		s := site.Build(project, site.Options{NoTwins: true, NoSearch: true}, diags)
		out, paths := s.Stream(), s.Paths()
		crew.Each(len(paths), func(i int) {
			if _, err := fs.ReadFile(out, paths[i]); err != nil {
				b.Error(err)
			}
		})
		if s.Finish(diags); len(diags.All()) > 0 {
			b.Error(diags.All()[0])
		}
	}
	for b.Loop() {
		var ratios []float64
		for range rounds {
			ratios = append(ratios, float64(processorTime(b, build))/float64(processorTime(b, unit)))
		}
		slices.Sort(ratios)
		b.ReportMetric(ratios[0], "least-ratio")
		b.ReportMetric(ratios[rounds/2], "ratio")
		if ratios[rounds/2] > atMost {
			b.Errorf("a build takes %.1f times the processor time of goldmark, and may take %d times; find what has become slow with -cpuprofile", ratios[rounds/2], atMost)
		}
	}
	b.ReportMetric(0, "ns/op")
}

// processorTime is what a piece of work takes on all processors, with the collection
// of what it leaves.
func processorTime(b *testing.B, do func()) time.Duration {
	used := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			b.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	runtime.GC()
	before := used()
	do()
	return used() - before
}
