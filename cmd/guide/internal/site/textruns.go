package site

import (
	"strings"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
	"whichbackend.example/guide/cmd/guide/internal/source"
)

// run is a [markdown.TextRun] whose text is left in the file: ten thousand
// articles have more than a million.
type run struct{ line, col, size, block int32 }

func runsOf(text []markdown.TextRun) []run {
	runs := make([]run, len(text))
	for i, r := range text {
		runs[i] = run{int32(r.At.Line), int32(r.At.Col), int32(len(r.Text)), int32(r.Block)}
	}
	return runs
}

// textOf gives the text of a document back from the file that it was rendered
// from.
func (b *builder) textOf(f *source.File, d *doc) []markdown.TextRun {
	if f == nil {
		return nil
	}
	lines, runs := strings.Split(string(f.Data), "\n"), b.bulkOf(f, d).text
	text := make([]markdown.TextRun, len(runs))
	for i, r := range runs {
		from := lines[r.line-1]
		for range r.col - 1 {
			_, size := utf8.DecodeRuneInString(from)
			from = from[size:]
		}
		text[i] = markdown.TextRun{Text: from[:r.size], At: diag.Pos{File: f.Path, Line: int(r.line), Col: int(r.col)}, Block: int(r.block)}
	}
	return text
}
