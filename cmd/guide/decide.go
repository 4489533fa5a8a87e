package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf16"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/interview"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/site"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

type decideCommand struct {
	rootFlag
	Decision string   `arg:"" optional:"" help:"What to decide; all decisions in one run when it is not given."`
	Answer   []string `short:"a" help:"An answer that need not be asked for, or unsure; in a run of all decisions also a decision that is made, with an option or none. May be repeated." sep:"none" placeholder:"QUESTION=ANSWER"`
	JSON     bool     `name:"json" help:"Ask nothing, and print what follows from the answers as JSON."`
}

// Run asks what is open of a decision and prints what follows.
func (k *decideCommand) Run(c *command) error {
	for _, a := range k.Answer {
		if !strings.Contains(a, "=") {
			return usageError{fmt.Errorf("-a %q is not of the form question=answer", a)}
		}
	}
	s, err := k.data(c)
	if err != nil {
		return err
	}
	d, err := k.decision(s.Guide)
	if err != nil {
		return err
	}
	if k.JSON {
		decided, err := k.decided(s.Guide, d)
		if err != nil {
			return err
		}
		return printDecided(c, decided)
	}
	i := &interview.Interview{
		Guide: s.Guide, Page: s.Address, Command: k.command(), In: c.stdin, Out: c.stdout, Err: c.stderr,
	}
	if err := i.Run(c.ctx, d, k.Answer); errors.Is(err, context.Canceled) {
		return errInterrupted
	} else if err != nil {
		return err
	}
	return nil
}

// data reads and checks the data. Their warnings are for editors, who build.
func (k *decideCommand) data(c *command) (*site.Site, error) {
	root, err := k.open()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	diags := &diag.List{}
	s := site.Data(folderOf(root), site.Options{}, diags)
	if diags.Failed() {
		return nil, projectFlags{Format: diag.Text}.report(c, s.Source, diags)
	}
	return s, nil
}

// decision finds the decision that is named, or the only one; nil is all.
func (k *decideCommand) decision(g *model.Guide) (*model.Decision, error) {
	var all []string
	for _, d := range g.Decisions {
		all = append(all, string(d.ID))
	}
	if k.Decision == "" && len(all) == 1 {
		return g.Decisions[0], nil
	}
	if k.Decision == "" {
		return nil, nil
	}
	d := g.Decision(model.ID(k.Decision))
	if d == nil {
		return nil, usageError{fmt.Errorf("there is no decision %q; %s", k.Decision, diag.DidYouMean(k.Decision, all))}
	}
	return d, nil
}

// command is what begins the same interview.
func (k *decideCommand) command() string {
	if k.Root == "." {
		return "guide decide"
	}
	return "guide decide --root " + interview.Quote(k.Root)
}

// decided is what follows from the answers, for programs.
func (k *decideCommand) decided(g *model.Guide, d *model.Decision) (flow.Object, error) {
	if d != nil {
		f := flow.New(g, d)
		given := interview.Read(f, k.Answer)
		return f.Evaluate(given.State).JSON(f, given.Dropped), nil
	}
	s := stack.New(g, flow.All(g))
	if s == nil {
		var all []string
		for _, d := range g.Decisions {
			all = append(all, string(d.ID))
		}
		return nil, usageError{fmt.Errorf("--json asks nothing, and the decisions cannot be made in one run: name one of: %s", strings.Join(all, ", "))}
	}
	given := interview.ReadStack(s, k.Answer)
	return s.Evaluate(given.State).JSON(s, given.Dropped), nil
}

// printDecided prints an object for programs.
func printDecided(c *command, decided flow.Object) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetIndent("", "  ")
	if err := enc.Encode(decided); err != nil {
		return err
	}
	_, err := io.WriteString(c.stdout, escapeHidden(b.String()))
	return err
}

// escapeHidden writes characters that could rewrite a terminal as JSON's
// escapes; they stand in strings only.
func escapeHidden(object string) string {
	var b strings.Builder
	for _, r := range object {
		switch {
		case unicode.IsPrint(r) || r == '\n':
			b.WriteRune(r)
		default:
			for _, unit := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&b, `\u%04x`, unit)
			}
		}
	}
	return b.String()
}
