package main

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
	"whichbackend.example/guide/cmd/guide/internal/testenv/corpus"
)

// BenchmarkEdit measures what an editor waits for: from just before a file is
// saved until the development server shows the change. It does so for this
// program and, where hugo is in PATH or GUIDE_HUGO names it, for Hugo with the
// same articles (see package corpus).
//
//	go test -run='^$' -bench=BenchmarkEdit -timeout=30m ./cmd/guide
//	go test -run='^$' -bench='BenchmarkEdit/guide/^1000$/body' ./cmd/guide
//
// The first takes all figures, in about seven minutes, the second one line of
// them. The names are tool/articles/kind. body, title, data and base are edits
// of an article's text, of its title, of a verdict in the data (seen on the page
// of its option) and of the layout of all pages; median-ms and p95-ms are of 20
// edits, or of 5 for Hugo with 10,000 articles. lists gives the median time of
// the first request of each list as soon as the article itself shows a new
// title. start is the time from the start of the process until it serves.
//
// Compare figures of one run only: machines differ, and so do hours of one. Hugo
// looks for changes twice a second, so that about 250 of its milliseconds are
// waiting.
func BenchmarkEdit(b *testing.B) {
	b.Run("guide", func(b *testing.B) { guideTool(b).benchAll(b) })
	b.Run("hugo", func(b *testing.B) { hugoTool(b).benchAll(b) })
}

// editTool is a program with a development server.
type editTool struct {
	write func(dir, root string, n int, seed uint64) error
	serve func(b *testing.B, dir string) *exec.Cmd
	ready *regexp.Regexp // finds the address in what it says
	made  []string       // what it writes into the project
	base  string         // its layout of all pages
	lists []editList
	slow  bool // takes seconds for an edit of 10,000 articles
}

// editList is an address that names all articles, or the newest.
type editList struct {
	name, page string
	titled     bool // by title, not only by address
}

func guideTool(b *testing.B) editTool {
	// Not the command of TestMain: that one starts with all that tests need.
	binary := filepath.Join(b.TempDir(), "guide")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return editTool{
		write: corpus.Write, ready: regexp.MustCompile(`serving at (http://[^/\s]+)/`), base: "layouts/base.html",
		lists: []editList{{"articles", "/articles/", true}, {"feed", "/feed.xml", true}, {"llms", "/llms.txt", true}, {"sitemap", "/sitemap.xml", false}},
		serve: func(_ *testing.B, dir string) *exec.Cmd {
			cmd := exec.Command(binary, "serve", "--port", "0", "--root", dir)
			cmd.Env = append(os.Environ(), "NETLIFY=", "SOURCE_DATE_EPOCH=")
			return cmd
		},
	}
}

func hugoTool(b *testing.B) editTool {
	binary, err := exec.LookPath(cmp.Or(os.Getenv("GUIDE_HUGO"), "hugo"))
	if err != nil {
		// The testing package keeps the reason of a skip to itself.
		fmt.Fprintln(os.Stderr, "BenchmarkEdit/hugo is skipped: it needs hugo in PATH, or its path in GUIDE_HUGO")
		b.SkipNow()
	}
	return editTool{
		write: corpus.Hugo, ready: regexp.MustCompile(`available at (http://[^/\s]+)/`), base: "layouts/baseof.html",
		made: []string{"public", "resources"}, slow: true,
		serve: func(b *testing.B, dir string) *exec.Cmd {
			cmd := exec.Command(binary, "server", "--source", dir, "--bind", "127.0.0.1", "--port", strconv.Itoa(freePort(b)))
			cmd.Env = append(os.Environ(), "HUGO_CACHEDIR="+filepath.Join(dir, "cache"))
			return cmd
		},
	}
}

func (tool editTool) benchAll(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		samples := 20
		if tool.slow && n == 10_000 {
			samples = 5
		}
		b.Run(strconv.Itoa(n), func(b *testing.B) { tool.bench(b, n, samples) })
	}
}

const editSeed = 1

func (tool editTool) bench(b *testing.B, n, samples int) {
	dir := b.TempDir()
	if err := tool.write(dir, testenv.Root(b), n, editSeed); err != nil {
		b.Fatal(err)
	}
	b.Run("start", func(b *testing.B) {
		var times []time.Duration
		for b.Loop() {
			s := tool.start(b, dir)
			times = append(times, s.took)
			s.stop()
		}
		reportTimes(b, times, "median-ms", 50)
	})
	s := tool.start(b, dir)
	b.Cleanup(s.stop)
	kinds := s.edits(b, tool.base)
	for range 3 {
		s.edit(b, kinds[0])
	}
	for _, e := range kinds {
		if !b.Run(e.kind, func(b *testing.B) { s.bench(b, e, samples) }) {
			return // a server that does not show this edit shows none
		}
	}
	if tool.lists != nil {
		b.Run("lists", func(b *testing.B) { s.benchLists(b, kinds[1], samples, tool.lists) })
	}
}

// bench measures edits of one kind.
func (s *editServer) bench(b *testing.B, e edit, samples int) {
	s.edit(b, e)
	s.edit(b, e)
	var times []time.Duration
	for b.Loop() {
		for range samples {
			took, _ := s.edit(b, e)
			times = append(times, took)
		}
	}
	reportTimes(b, times, "median-ms", 50)
	reportTimes(b, times, "p95-ms", 95)
}

// benchLists measures the first request of each list after an edit.
func (s *editServer) benchLists(b *testing.B, e edit, samples int, lists []editList) {
	times := map[string][]time.Duration{}
	for b.Loop() {
		for range samples {
			_, mark := s.edit(b, e)
			for _, list := range lists {
				word := ""
				if list.titled {
					word = mark
				}
				times[list.name] = append(times[list.name], s.await(b, list.page, word))
			}
		}
	}
	for name, all := range times {
		reportTimes(b, all, name+"-ms", 50)
	}
}

func reportTimes(b *testing.B, times []time.Duration, unit string, percent int) {
	slices.Sort(times)
	at := (len(times)*percent - 1) / 100 // the nearest rank
	b.ReportMetric(float64(times[at].Microseconds())/1000, unit)
	b.ReportMetric(0, "ns/op") // of all edits together: nobody asks for it
}
