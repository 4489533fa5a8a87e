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
)

type decideCommand struct {
	rootFlag
	Decision string   `arg:"" optional:"" help:"What to decide; asked for when it is not given."`
	Answer   []string `short:"a" help:"An answer that need not be asked for, or unsure; may be repeated." sep:"none" placeholder:"QUESTION=ANSWER"`
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
		return printDecided(c, flow.New(s.Guide, d), k.Answer)
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

// decision finds the decision that is named; nil is none, which can be asked
// for.
func (k *decideCommand) decision(g *model.Guide) (*model.Decision, error) {
	var all []string
	for _, d := range g.Decisions {
		all = append(all, string(d.ID))
	}
	if k.Decision == "" {
		if k.JSON {
			return nil, usageError{fmt.Errorf("--json asks nothing: name the decision, one of: %s", strings.Join(all, ", "))}
		}
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

// printDecided prints what follows from the answers, for programs.
func printDecided(c *command, f *flow.Flow, answers []string) error {
	given := interview.Read(f, answers)
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetIndent("", "  ")
	if err := enc.Encode(f.Evaluate(given.State).JSON(f, given.Dropped)); err != nil {
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
