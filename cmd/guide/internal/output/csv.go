package output

import (
	"bytes"
	"encoding/csv"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/model"

	"whichbackend.example/guide/cmd/guide/internal/route"
)

// matrices gives each decision's cells one a line (RFC 4180).
func matrices(in *Input) files {
	all := files{}
	for _, d := range in.Guide.Decisions {
		all[strings.TrimPrefix(route.CSV(d.ID), "/")] = func() []byte { return matrix(d) }
	}
	return all
}

func matrix(d *model.Decision) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
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
	if err := w.WriteAll(rows); err != nil {
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
