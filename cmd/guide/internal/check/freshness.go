package check

import (
	"slices"
	"strings"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Freshness tells how far a guide can still be trusted on a day. As JSON it is
// the report for programs; the ages are left to them: they have the days.
type Freshness struct {
	Day      model.Date    `json:"day"`
	Claims   []Claim       `json:"claims"`  // of all cells, the oldest first
	Sources  []SourceState `json:"sources"` // the one that was read the longest ago first
	Unknowns []Unknown     `json:"unknown"`
}

// Claim is a cell that was checked against its sources.
type Claim struct {
	Decision  model.ID   `json:"decision"`
	Option    model.ID   `json:"option"`
	Criterion model.ID   `json:"criterion"`
	Verified  model.Date `json:"verified"`
	Days      int        `json:"days"` // since then
}

// SourceState is when and how a source was read.
type SourceState struct {
	ID       model.ID      `json:"id"`
	Accessed model.Date    `json:"accessed"`
	Days     int           `json:"days"`           // since then
	Read     model.Reading `json:"read,omitempty"` // empty where nobody says in what form it was read
	Again    bool          `json:"read_again"`     // it was read more than once
	Uses     int           `json:"uses"`           // lists that name it
}

// Unknown is a cell of which nothing could be sourced.
type Unknown struct {
	Decision  model.ID `json:"decision"`
	Option    model.ID `json:"option"`
	Criterion model.ID `json:"criterion"`
	SettledBy string   `json:"settled_by"`
}

// Age is a span of days.
type Age struct {
	Words string
	Below int // days; 0 for no limit
}

// Ages are the spans that claims and sources are counted in. Frameworks publish
// once or twice a year: what is older than that has probably been overtaken.
var Ages = []Age{{"under 30 days", 30}, {"30 to 89 days", 90}, {"90 to 179 days", 180}, {"180 to 364 days", 365}, {"a year and more", 0}}

// AgeOf finds the span that a number of days lies in.
func AgeOf(days int) Age {
	for _, a := range Ages {
		if a.Below == 0 || days < a.Below {
			return a
		}
	}
	return Ages[len(Ages)-1]
}

// Fresh measures a guide on a day. A date without its day counts as the first of
// its month.
func Fresh(g *model.Guide, day model.Date) Freshness {
	f := Freshness{Day: day, Claims: []Claim{}, Sources: []SourceState{}, Unknowns: []Unknown{}}
	eachCell(g, func(d *model.Decision, o *model.Option, e strict.Entry[*model.Cell]) {
		option, criterion, c := o.ID.V, model.ID(e.Key.V), e.Value
		f.Claims = append(f.Claims, Claim{d.ID, option, criterion, c.Verified.V, daysTo(day, c.Verified.V)})
		if c.Level.V == model.Unknown {
			f.Unknowns = append(f.Unknowns, Unknown{d.ID, option, criterion, c.SettledBy.V})
		}
	})
	uses := map[model.ID]int{}
	g.EachSourceList(func(_ model.Citing, list []model.IDAt) {
		for _, id := range list {
			uses[id.V]++
		}
	})
	for _, s := range g.Sources {
		f.Sources = append(f.Sources, SourceState{s.ID.V, s.Accessed.V, daysTo(day, s.Accessed.V), s.Read.V, s.First.Set(), uses[s.ID.V]})
	}
	slices.SortStableFunc(f.Claims, func(a, b Claim) int { return b.Days - a.Days })
	slices.SortStableFunc(f.Sources, func(a, b SourceState) int {
		if a.Days != b.Days {
			return b.Days - a.Days
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	return f
}

// daysTo counts the days from a date to another; one that is still to come
// counts as today.
func daysTo(day, from model.Date) int {
	return max(0, int(day.Time().Sub(from.Time())/(24*time.Hour)))
}
