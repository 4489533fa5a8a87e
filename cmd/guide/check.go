package main

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/check"
	"whichbackend.example/guide/cmd/guide/internal/diag"
)

type checkCommand struct {
	projectFlags
	External bool `help:"Ask the addresses of all sources whether they still answer."`
	List     bool `help:"List the rules, one a line, and do nothing else."`
}

// Run looks for everything that is wrong.
func (k *checkCommand) Run(c *command) error {
	if k.List {
		for _, r := range check.Rules() {
			fmt.Fprintf(c.stdout, "%-18s %s\n", r.Name, r.Doc)
		}
		return nil
	}
	k.clock = true
	diags := &diag.List{}
	s, err := k.build(diags)
	if err != nil {
		return err
	}
	if k.External && !diags.Failed() {
		if err := askAddresses(c.ctx, s.Guide, diags); err != nil {
			return err
		}
	}
	if err := k.report(c, s, diags); err != nil {
		return err
	}
	if k.Format == diag.Text {
		f := check.Count(s.Guide)
		fmt.Fprintf(c.stdout, "fine: %s, %s, %s (%d unknown), %s, %s, %s\n",
			count(f.Options, "option", "options"), count(f.Criteria, "criterion", "criteria"), count(f.Cells, "cell", "cells"), f.Unknown,
			count(f.Sources, "source", "sources"), count(f.Articles, "article", "articles"), count(len(s.Paths()), "file", "files"))
	}
	return nil
}
