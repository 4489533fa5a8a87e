package scaffold

import (
	"fmt"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Step is something that is left to do, with the places that it is about.
type Step struct {
	Do     string
	Places []Place
}

// Place is where something is left to do, what, and how.
type Place struct {
	At   diag.Pos
	What string
	Hint string
}

// form gives an empty form, or one that is going to be filled in.
func (p *Project) form(filled bool) *form {
	return &form{given: map[string]string{}, wanted: map[string]bool{}, count: map[string]int{}, today: p.Today, words: p.words, filled: filled}
}

// make makes a scaffold, after looking how the guide would be with it, filled in.
func (p *Project) make(changes func(filled bool) ([]Change, error)) (Made, error) {
	filled, err := changes(true)
	if err != nil {
		return Made{}, err
	}
	_, found := p.with(filled)
	if err := refusal(found, filled); err != nil {
		return Made{}, err
	}
	blank, err := changes(false)
	return Made{Changes: blank}, err
}

func (p *Project) check() Step {
	return Step{Do: fmt.Sprintf("Run %s, and mend what it names, until it says fine.", p.Command("check"))}
}

// where names the lines of a change.
func (c Change) where() string {
	if c.New {
		return c.Path
	}
	return fmt.Sprintf("%s from line %d", c.Path, c.Lines[0].First)
}

// asks reports whether a line of a scaffold has a value to be filled in.
func asks(line string) bool { return strings.Contains(line, ": # ") && !isComment(line) }

// asks reports whether a change has values to be filled in.
func (c Change) asks() bool {
	lines := strings.Split(string(c.Is), "\n")
	return slices.ContainsFunc(lines[c.Lines[0].First-1:c.Lines[0].Last], asks)
}
