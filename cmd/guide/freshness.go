package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/check"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// freshness prints the report on the age of what the guide says.
func (k *checkCommand) freshness(c *command, g *model.Guide) error {
	day, err := k.today()
	if err != nil {
		return err
	}
	f := check.Fresh(g, day)
	if k.Format == diag.JSON {
		return printJSON(c.stdout, f)
	}
	_, err = io.WriteString(c.stdout, freshnessText(f))
	return err
}

func freshnessText(f check.Freshness) string {
	var b strings.Builder
	claims, sources := map[check.Age]int{}, map[check.Age]int{}
	for _, c := range f.Claims {
		claims[check.AgeOf(c.Days)]++
	}
	read, once := map[model.Reading]int{}, 0
	for _, s := range f.Sources {
		sources[check.AgeOf(s.Days)]++
		read[s.Read]++
		if !s.Again {
			once++
		}
	}
	fmt.Fprintf(&b, "%s and %s, by the time since somebody checked or read them, on %s:\n", count(len(f.Claims), "claim", "claims"), count(len(f.Sources), "source", "sources"), f.Day)
	fmt.Fprintf(&b, "  %-16s %6s %8s\n", "age", "claims", "sources")
	for _, a := range check.Ages {
		fmt.Fprintf(&b, "  %-16s %6d %8d\n", a.Words, claims[a], sources[a])
	}
	if len(f.Claims) > 0 {
		c := f.Claims[0]
		fmt.Fprintf(&b, "The oldest claim is %s/%s on %s, verified on %s (%s ago).\n", c.Decision, c.Option, c.Criterion, c.Verified, count(c.Days, "day", "days"))
	}
	if len(f.Sources) > 0 {
		s := f.Sources[0]
		fmt.Fprintf(&b, "The source that was read the longest ago is %s, on %s (%s ago).\n", s.ID, s.Accessed, count(s.Days, "day", "days"))
	}
	fmt.Fprintf(&b, "Sources were read as the page %d times, as a copy %d, as an excerpt %d; for %d nobody says how. %d were never read again.\n",
		read[model.ReadPage], read[model.ReadCopy], read[model.ReadExcerpt], read[""], once)
	fmt.Fprintf(&b, "Unknown: %s.\n", count(len(f.Unknowns), "cell", "cells"))
	for _, u := range f.Unknowns {
		fmt.Fprintf(&b, "  %s/%s on %s; it would be settled by: %s\n", u.Decision, u.Option, u.Criterion, u.SettledBy)
	}
	return b.String()
}

func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
