package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/publish"
	"whichbackend.example/guide/cmd/guide/internal/site"
)

type buildCommand struct {
	projectFlags
	cacheFlags
	Out    string `help:"Folder that the site is put into." default:"public" placeholder:"DIR"`
	Verify bool   `help:"Build a second time from scratch and compare every byte; change files one by one and compare what is remembered with clean builds."`
}

// Run makes the site and publishes it when nothing is wrong.
func (b *buildCommand) Run(c *command) error {
	start := time.Now()
	collectLate()
	out := b.Out
	if !filepath.IsAbs(out) {
		out = filepath.Join(b.Root, out)
	}
	root, err := b.open() // a wrong --root is said before a wrong --out
	if err != nil {
		return err
	}
	root.Close()
	if err := publish.CheckPlace(b.Root, out); err != nil {
		return err
	}
	if err := publish.Recover(out); err != nil {
		return err
	}
	input, o, err := b.read()
	if err != nil {
		return err
	}
	o.Cache = b.openCache(b.Root)
	defer o.Cache.Close() // what cannot be kept can be made again
	past := pastBuild{o.Cache, input.Sum(o)}
	if !b.Verify {
		if files, found, same := past.holds(c.ctx, b.Root, out); same {
			if err := b.report(c, input.Source, found); err != nil {
				return err
			}
			b.tell(c, publish.Result{Kept: files}, start)
			return nil
		}
	}
	// Holds has looked at the output already: it is not looked at twice for nothing.
	if err := publish.Check(b.Root, out); err != nil {
		return err
	}
	result, diags, err := b.make(c, input, o, out)
	if err != nil {
		return err
	}
	past.keep(result, diags)
	o.Cache.Sweep()
	b.tell(c, result, start)
	return nil
}

func (b *buildCommand) tell(c *command, r publish.Result, start time.Time) {
	if b.Format == diag.Text {
		fmt.Fprintf(c.stdout, "%s: %s (%d written, %d unchanged, %d removed) in %d ms\n", b.Out,
			count(r.Written+r.Kept, "file", "files"), r.Written, r.Kept, r.Removed, time.Since(start).Milliseconds())
	}
}

// make builds the site and publishes it.
func (b *buildCommand) make(c *command, input site.Input, o site.Options, out string) (publish.Result, *diag.List, error) {
	diags := &diag.List{}
	s := input.Build(o, diags)
	if b.Verify && !diags.Failed() {
		s.All(diags)
		if !diags.Failed() {
			if err := b.verify(c, s, diags); err != nil {
				return publish.Result{}, diags, err
			}
		}
	}
	if diags.Failed() {
		return publish.Result{}, diags, b.report(c, s.Source, diags)
	}
	// Pages are made while they are written. What is wrong with them is known, and
	// told, when all are there and nothing is published yet.
	told := false
	finish := func() error {
		told = true
		if !b.Verify {
			s.Finish(diags)
		}
		return b.report(c, s.Source, diags)
	}
	result, err := publish.Publish(c.ctx, b.Root, out, s.Stream(), publish.Options{Spare: o.Cache != nil, Ready: finish})
	if err != nil && !told && c.ctx.Err() == nil {
		if faults := finish(); faults != nil { // such as a page that cannot be made
			return result, diags, faults
		}
	}
	return result, diags, err
}

// verify builds once more and names every file that came out differently. Then
// it looks whether a build that remembers another one, as serve's do, is equal
// to a clean one.
func (b *buildCommand) verify(c *command, first *site.Site, diags *diag.List) error {
	input, o, err := b.read() // without the cache
	if err != nil {
		return err
	}
	second := input.Build(o, &diag.List{})
	second.All(&diag.List{})
	if !slices.Equal(first.Paths(), second.Paths()) {
		diags.Errorf(diag.Pos{File: b.Out}, "not-reproducible", "two builds of the same input made different files")
	}
	for _, p := range first.Paths() {
		x, errX := first.Bytes(p)
		y, errY := second.Bytes(p)
		if errX != nil || errY != nil || !bytes.Equal(x, y) {
			diags.Errorf(diag.Pos{File: p}, "not-reproducible", "two builds of the same input made this file differently")
		}
	}
	root, err := b.open()
	if err != nil {
		return err
	}
	defer root.Close()
	progress := newTerminal(c).progress("verified")
	defer progress.end()
	site.Verify(c.ctx, folderOf(root), o, progress.step, diags)
	return c.ctx.Err()
}
