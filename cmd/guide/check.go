package main

import (
	"fmt"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/check"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

type checkCommand struct {
	projectFlags
	cacheFlags
	External  bool `xor:"what" help:"Ask the addresses of all sources whether they still answer."`
	List      bool `xor:"what" help:"List the rules, one a line, with how often each is broken here."`
	Freshness bool `xor:"what" help:"Tell how old the claims are, how their sources were read, and what is unknown."`
}

// Run looks for everything that is wrong.
func (k *checkCommand) Run(c *command) error {
	collectLate()
	k.clock = true
	diags := &diag.List{}
	input, o, err := k.read()
	if err != nil {
		return err
	}
	o.Cache = k.openCache(k.Root)
	defer o.Cache.Close()
	s := input.Build(o, diags)
	if !diags.Failed() {
		s.Finish(diags)
		o.Cache.Sweep() // with it go pictures to share, when the file has become large: they can be drawn again
	}
	if k.List {
		return k.list(c, diags)
	}
	if k.External && !diags.Failed() {
		if err := askAddresses(c.ctx, s.Guide, diags); err != nil {
			return err
		}
	}
	if err := k.report(c, s.Source, diags); err != nil {
		return err
	}
	if k.Freshness {
		return k.freshness(c, s.Guide)
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
		if joint := stack.New(s.Guide, flows); joint != nil {
			fmt.Fprintln(c.stdout, stackSize(joint, s.Guide.Stack.Pairs))
		}
	}
	return nil
}

// list prints the rules. What is broken is counted, and not told again.
func (k *checkCommand) list(c *command, diags *diag.List) error {
	type line struct {
		Rule   string `json:"rule"`
		Faults int    `json:"faults"`
		Doc    string `json:"doc"`
	}
	faults := map[string]int{}
	for _, d := range diags.All() {
		faults[d.Rule]++
	}
	var lines []line
	for _, r := range check.Rules() {
		lines = append(lines, line{r.Name, faults[r.Name], r.Doc})
	}
	if k.Format == diag.JSON {
		return printJSON(c.stdout, lines)
	}
	for _, l := range lines {
		fmt.Fprintf(c.stdout, "%5d  %-19s %s\n", l.Faults, l.Rule, l.Doc)
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

// stackSize says how large the joint run of all flows is, in how many ways these
// can end together, and how the pairs are judged. The rules have proved that all of
// it can be counted.
func stackSize(s *stack.Stack, pairs []model.Pair) string {
	n, surveyed := s.Survey()
	ends, joined := s.Together()
	if surveyed != nil || joined != nil {
		return "stack: too large to be counted"
	}
	judged := map[model.Fit]int{}
	for _, p := range pairs {
		judged[p.Verdict.V]++
	}
	var verdicts []string
	for _, f := range model.Fits {
		verdicts = append(verdicts, fmt.Sprintf("%s %d", f, judged[f]))
	}
	return fmt.Sprintf("stack: %s, %s of %.1f questions on average (%.1f where every way counts once), at most %d; %s of outcomes; pairs: %s",
		count(n.Questions, "question", "questions"), count(int(n.Ways), "way", "ways"), n.Mean, n.MeanOfWays, len(n.Longest), count(len(ends), "combination", "combinations"), strings.Join(verdicts, ", "))
}
