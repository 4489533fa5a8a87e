package output

import (
	"bytes"
	"encoding/csv"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/model"

	"whichbackend.example/guide/cmd/guide/internal/route"
)

// matrices gives each decision's cells, and the pairs across decisions, one a line
// (RFC 4180).
func matrices(in *Input) files {
	all := files{}
	for _, d := range in.Guide.Decisions {
		all[strings.TrimPrefix(route.CSV(d.ID), "/")] = func() []byte { return matrix(d) }
	}
	if len(in.Guide.Decisions) > 1 {
		all[strings.TrimPrefix(route.StackCSV, "/")] = in.pairs
	}
	return all
}

func matrix(d *model.Decision) []byte {
	rows := [][]string{{"option", "criterion", "level", "verdict", "verified", "sources"}}
	for _, o := range d.Options {
		for _, c := range d.Criteria {
			if cell := o.Cell(c.ID.V); cell != nil {
				rows = append(rows, []string{
					string(o.ID.V), string(c.ID.V), string(cell.Level.V), inert(cell.Verdict.V),
					cell.Verified.V.String(), strings.Join(ids(cell.Sources), " "),
				})
			}
		}
	}
	return writeCSV(rows)
}

// pairs gives the judged pairs as the data have them.
func (in *Input) pairs() []byte {
	rows := [][]string{{"a", "b", "verdict", "reason", "sources"}}
	for _, p := range in.Guide.Stack.Pairs {
		rows = append(rows, []string{string(p.A.V), string(p.B.V), string(p.Verdict.V), inert(p.Reason.V), strings.Join(ids(p.Sources), " ")})
	}
	return writeCSV(rows)
}

func writeCSV(rows [][]string) []byte {
	var b bytes.Buffer
	if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// inert keeps a spreadsheet from taking text for a formula.
func inert(s string) string {
	if first := strings.TrimSpace(s); first != "" && strings.ContainsAny(first[:1], "=+-@|%") {
		return "'" + s
	}
	return s
}

func ids(list []model.IDAt) []string {
	out := make([]string, len(list))
	for i, id := range list {
		out[i] = string(id.V)
	}
	return out
}
