package main

import (
	"fmt"
	"io"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/scaffold"
)

// tellMade says what was written, and what is left to do.
func tellMade(w io.Writer, made scaffold.Made) {
	for _, c := range made.Changes {
		for _, s := range c.Lines {
			fmt.Fprintf(w, "wrote %s, lines %d to %d\n", c.Path, s.First, s.Last)
		}
	}
	fmt.Fprintln(w, "\nWhat is left to do:")
	for i, s := range made.Steps {
		fmt.Fprintf(w, "%2d. %s\n", i+1, diag.Printable(s.Do))
		for j, p := range s.Places {
			fmt.Fprintf(w, "    %s: %s\n", diag.Printable(p.At.String()), diag.Printable(p.What))
			if p.Hint != "" && (j+1 == len(s.Places) || s.Places[j+1].Hint != p.Hint) {
				fmt.Fprintf(w, "        hint: %s\n", diag.Printable(p.Hint))
			}
		}
	}
}
