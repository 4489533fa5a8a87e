package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
	"whichbackend.example/guide/cmd/guide/internal/testenv/corpus"
)

// BenchmarkBuild measures whole builds, as a process from its start to its end.
// Where hugo is in PATH or GUIDE_HUGO names it, each build is followed by Hugo's
// of the same articles (see package corpus), and the ratios are medians of such
// pairs: below 1 this program needs less.
//
//	go test -run='^$' -bench=BenchmarkBuild -timeout=60m ./cmd/guide
//	go test -run='^$' -bench='BenchmarkBuild/^1000$/cold' ./cmd/guide
//
// cold begins without an output, same has nothing to do, one has a changed
// article, restored has the cache and no output, as on a machine that keeps one
// between builds, base a changed layout of all pages. Hugo knows no such difference and
// builds all of it over its own output. What only this program makes (pictures to
// share, Markdown twins, the search) is switched off.
//
// Compare ratios, not times: machines differ, and so do hours of one.
func BenchmarkBuild(b *testing.B) {
	ours := buildTool{
		name: "guide", binary: guideBinary(b), base: "layouts/base.html", keeps: true, write: corpus.Write,
		arguments: []string{"build", "--no-share-images", "--no-twins", "--no-search", "--root"},
	}
	tools := []buildTool{ours}
	if hugo, err := exec.LookPath(cmp.Or(os.Getenv("GUIDE_HUGO"), "hugo")); err == nil {
		tools = append(tools, buildTool{name: "hugo", binary: hugo, base: "layouts/baseof.html", write: corpus.Hugo, arguments: []string{"--minify", "--source"}})
	} else {
		fmt.Fprintln(os.Stderr, "BenchmarkBuild has no ratios: they need hugo in PATH, or its path in GUIDE_HUGO")
	}
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) { benchBuilds(b, tools, n) })
	}
}

// buildTool is a program that builds a site.
type buildTool struct {
	name, binary string
	arguments    []string // before the folder of the project
	base         string   // its layout of all pages
	keeps        bool     // it has a cache
	write        func(dir, root string, n int, seed uint64) error
}

// guideBinary builds the command itself: that of TestMain starts with all that
// tests need.
func guideBinary(b *testing.B) string {
	binary := filepath.Join(b.TempDir(), "guide")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return binary
}

// buildKinds are what lies there before a build.
var buildKinds = []struct {
	name    string
	prepare func(p *buildProject) error
}{
	{"cold", func(p *buildProject) error { return p.away("public", ".public.staging", "kept") }},
	{"same", func(*buildProject) error { return nil }},
	{"one", func(p *buildProject) error {
		return p.edit("content/articles/"+corpus.Slug(0, editSeed)+".md", "\n---\n", "\n---\nMARK ")
	}},
	{"restored", func(p *buildProject) error { return p.away("public", ".public.staging") }},
	{"base", func(p *buildProject) error { return p.edit(p.tool.base, "<html lang", "<html data-edit=MARK lang") }},
}

// buildProject is a project of a tool on disk.
type buildProject struct {
	tool  buildTool
	dir   string
	edits int
	moved int
	first map[string]string // the files that were edited, as they were
}

// away moves what an earlier build left out of the way. It is deleted in the end:
// disks are slow to make files where they have just deleted as many.
func (p *buildProject) away(names ...string) error {
	p.moved++
	bin := filepath.Join(p.dir, "bin", strconv.Itoa(p.moved))
	if err := os.MkdirAll(bin, 0o755); err != nil {
		return err
	}
	for _, name := range names {
		if err := os.Rename(filepath.Join(p.dir, name), filepath.Join(bin, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

func (p *buildProject) edit(file, before, after string) error {
	path := filepath.Join(p.dir, file)
	if p.first[file] == "" {
		data, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(data), before) {
			return fmt.Errorf("%s has no %q: %v", file, before, err)
		}
		p.first[file] = string(data)
	}
	p.edits++
	text := strings.Replace(p.first[file], before, strings.Replace(after, "MARK", fmt.Sprint("edit", p.edits), 1), 1)
	return os.WriteFile(path, []byte(text), 0o644)
}

// used is what a build took.
type used struct{ wall, cpu, peak float64 } // ms, ms, MiB

func (p *buildProject) build() (used, error) {
	arguments := append(slices.Clone(p.tool.arguments), p.dir)
	if p.tool.keeps {
		arguments = append(arguments, "--cache", filepath.Join(p.dir, "kept"))
	}
	cmd := exec.Command(p.tool.binary, arguments...)
	cmd.Env = append(os.Environ(), "NETLIFY=", "SOURCE_DATE_EPOCH=", "HUGO_CACHEDIR="+filepath.Join(p.dir, "cache"))
	begin := time.Now()
	out, err := cmd.CombinedOutput()
	if err != nil {
		return used{}, fmt.Errorf("%s: %v\n%s", p.tool.name, err, out)
	}
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	return used{ms(time.Since(begin)), ms(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()), peakOf(cmd.ProcessState)}, nil
}

func benchBuilds(b *testing.B, tools []buildTool, n int) {
	var projects []*buildProject
	for _, tool := range tools {
		p := &buildProject{tool: tool, dir: b.TempDir(), first: map[string]string{}}
		if err := tool.write(p.dir, testenv.Root(b), n, editSeed); err != nil {
			b.Fatal(err)
		}
		projects = append(projects, p)
	}
	pairs := 9
	if n == 10_000 {
		pairs = 3
	}
	for _, kind := range buildKinds {
		b.Run(kind.name, func(b *testing.B) {
			all := make([][]used, len(projects))
			for b.Loop() {
				for range pairs {
					for i, p := range projects {
						if err := kind.prepare(p); err != nil {
							b.Fatal(err)
						}
						u, err := p.build()
						if err != nil {
							b.Fatal(err)
						}
						all[i] = append(all[i], u)
					}
				}
			}
			reportBuilds(b, projects, all)
		})
	}
}

// reportBuilds gives medians, and those of the ratios of each pair.
func reportBuilds(b *testing.B, projects []*buildProject, all [][]used) {
	for name, of := range map[string]func(used) float64{"ms": func(u used) float64 { return u.wall }, "cpu-ms": func(u used) float64 { return u.cpu }, "MiB": func(u used) float64 { return u.peak }} {
		for i, p := range projects {
			b.ReportMetric(median(all[i], of), p.tool.name+"-"+name)
		}
		if len(all) == 2 {
			at := -1
			ratio := func(used) float64 { at++; return of(all[0][at]) / of(all[1][at]) }
			b.ReportMetric(median(all[0], ratio), name+"-ratio")
		}
	}
	b.ReportMetric(0, "ns/op") // of all pairs together: nobody asks for it
}

func median(all []used, of func(used) float64) float64 {
	values := make([]float64, len(all))
	for i, u := range all {
		values[i] = of(u)
	}
	slices.Sort(values)
	return values[len(values)/2]
}
