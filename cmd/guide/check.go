package main

import (
	"fmt"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/check"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
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
			fmt.Fprintf(c.stdout, "%-19s %s\n", r.Name, r.Doc)
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
		flows := flow.All(s.Guide)
		for _, d := range s.Guide.Decisions {
			fmt.Fprintln(c.stdout, flowSize(flows[d.ID]))
		}
	}
	return nil
}

// flowSize says how large a flow is and how often each option wins. A tie
// counts for each of its options.
func flowSize(f *flow.Flow) string {
	n := f.Figures()
	var wins []string
	for _, o := range f.Decision.Options {
		wins = append(wins, fmt.Sprintf("%s %d", o.ID.V, n.Wins[o.ID.V]))
	}
	if n.None > 0 {
		wins = append(wins, fmt.Sprintf("nothing %d", n.None))
	}
	return fmt.Sprintf("%s: %s at %s, %s of %.1f questions on average, at most %d; chosen on: %s", f.Decision.ID,
		count(n.Questions, "question", "questions"), count(n.Places, "place", "places"), count(int(n.Paths), "path", "paths"), n.Mean, n.Longest, strings.Join(wins, ", "))
}
