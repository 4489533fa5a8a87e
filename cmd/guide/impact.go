package main

import (
	"io"

	"whichbackend.example/guide/cmd/guide/internal/impact"
	"whichbackend.example/guide/cmd/guide/internal/site"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/vcs"
)

type impactCommand struct {
	rootFlag
	cacheFlags
	Base   string `required:"" help:"Branch or commit to compare with, at the point where this branch left it." placeholder:"REV"`
	Format string `help:"How to report: text, markdown or json." default:"text" enum:"text,markdown,json" placeholder:"FORMAT"`
}

// Run builds the guide as it is and as it was, both in memory, and reports what
// differs. It writes nothing but the report.
func (k *impactCommand) Run(c *command) error {
	collectLate()
	repo, commit, err := k.base(c)
	if err != nil {
		return err
	}
	then, err := repo.Tree(commit, source.Folders)
	if err != nil {
		return err
	}
	changed, err := repo.Changes(commit)
	if err != nil {
		return err
	}
	root, err := k.open()
	if err != nil {
		return err
	}
	defer root.Close()
	now, err := (projectFlags{clock: true}).today()
	if err != nil {
		return err
	}
	o := site.Options{Now: now, Cache: k.openCache(k.Root)}
	defer o.Cache.Close()
	report := impact.Compare(commit, impact.Build(site.Read(then), o), impact.Build(site.Read(folderOf(root)), o), files(changed))
	if err := k.print(c.stdout, report); err != nil {
		return err
	}
	if len(report.Errors) > 0 {
		return errFaults
	}
	return nil
}

// base finds the commit to compare with.
func (k *impactCommand) base(c *command) (*vcs.Repo, string, error) {
	repo, err := vcs.Open(c.ctx, k.Root)
	if err != nil {
		return nil, "", err
	}
	commit, err := repo.Base(k.Base)
	return repo, commit, err
}

func files(changes []vcs.Change) (files []impact.File) {
	for _, c := range changes {
		files = append(files, impact.File{Path: c.Path, Kind: string(c.Kind)})
	}
	return files
}

func (k *impactCommand) print(w io.Writer, r *impact.Report) error {
	switch k.Format {
	case "markdown":
		return r.Markdown(w)
	case "json":
		return printJSON(w, r)
	}
	return r.Text(w)
}
