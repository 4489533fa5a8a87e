package main

import (
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/schema"
)

// TestLanguageServer holds what an editor gets who has never heard of schemas:
// the program that editors ask finds them by the first line of each file,
// accepts the guide, offers keys and words with what they mean, and underlines
// what the builder would refuse.
func TestLanguageServer(t *testing.T) {
	s := startLanguageServer(t)
	t.Run("accepts the guide", func(t *testing.T) {
		s.T = t
		files := editedFiles(t, "../..")
		for _, file := range slices.Sorted(maps.Keys(files)) {
			if path.Ext(file) == ".yaml" {
				for _, r := range s.open(file, string(files[file])) {
					t.Errorf("%s:%d: %s", file, r.Range.Start.Line+1, r.Message)
				}
				s.close(file)
			}
		}
	})
	for _, c := range offered {
		t.Run("offers "+c.label, func(t *testing.T) {
			s.T = t
			offers := s.complete(c.file, schema.Modeline(c.file)+"\n"+c.text)
			o, ok := offers[c.label]
			if !ok {
				t.Fatalf("offered are only %q", slices.Sorted(maps.Keys(offers)))
			}
			if said := fmt.Sprint(o.Documentation); !strings.Contains(said, c.says) {
				t.Errorf("the offer says %q, not %q", said, c.says)
			}
			if text := o.TextEdit.NewText; !strings.Contains(text, c.writes) {
				t.Errorf("the offer writes %q, not %q", text, c.writes)
			}
		})
	}
	for _, f := range schemaFaults {
		if path.Ext(f.file) != ".md" {
			t.Run("marks "+f.file+" "+strings.TrimSpace(fmt.Sprintf("%.40s", f.new)), func(t *testing.T) {
				s.T = t
				text, line := planted(t, f.file, f.old, f.new)
				remarks := s.open(f.file, text)
				defer s.close(f.file)
				// What is missing is marked where it should be, which may be anywhere above.
				if !slices.ContainsFunc(remarks, func(r remark) bool { return f.new == "" || r.Range.Start.Line == line }) {
					t.Errorf("line %d is not marked: %v", line+1, remarks)
				}
			})
		}
	}
}

// planted is a file with its modeline and a fault, and the line of the fault,
// counted from 0.
func planted(t *testing.T, file, before, after string) (text string, line int) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata/guide", file))
	if os.IsNotExist(err) {
		data, err = os.ReadFile(filepath.Join("../..", file))
	}
	if err != nil {
		t.Fatal(err)
	}
	text = string(data)
	if modeline := schema.Modeline(file); !strings.HasPrefix(text, modeline) {
		text = modeline + "\n" + text
	}
	head, _, found := strings.Cut(text, before)
	if !found {
		t.Fatalf("%s does not hold %q", file, before)
	}
	return strings.Replace(text, before, after, 1), strings.Count(head+after, "\n")
}

// offered are things that an editor offers at the end of a text.
var offered = []struct{ file, text, label, says, writes string }{
	{"data/tea/options/new.yaml", "", "license", "The license, as a short identifier", "MIT"},
	{"data/tea/options/new.yaml", "id: new\nfi", "first_release", "the year is enough", "first_release: "},
	{"data/tea/options/new.yaml", "cells:\n  ", "new entry: criterion", "The judgment of an option on a criterion.", "verdict: "},
	{"data/tea/options/new.yaml", "cells:\n  price:\n    ", "settled_by", "What would settle it", "settled_by: "},
	{"data/tea/options/new.yaml", "cells:\n  price:\n    level: ", "unknown", "needs settled_by", "unknown"},
	{"data/tea/options/new.yaml", "cells:\n  price:\n    level: st", "strong", "The best that the criterion defines", "strong"},
	{"data/tea/options/new.yaml", "cells:\n  price:\n    verified: ", "2026-11-21", "", "2026-11-21"},
	{"data/tea/options/new.yaml", "runtime:\n  minimum: ", `"3.10"`, "", `"3.10"`},
	{"data/tea/options/new.yaml", "support:\n  windows:\n    - kind: ", "security", "Security fixes, whatever else.", "security"},
	{"data/sources.yaml", "sources:\n  - ", "publisher", "Who published it", "publisher: "},
	{"data/sources.yaml", "sources:\n  - id: x\n    kind: ", "benchmark", "Measurements, quoted with their set-up", "benchmark"},
	{"data/sources.yaml", "sources:\n  - id: x\n    read: ", "excerpt", "A part of its text", "excerpt"},
	{"data/questions.yaml", "questions:\n  ", "new entry: question", "wording of a question", "answers:"},
	{"data/stack.yaml", "pairs:\n  - verdict: ", "with-care", "which the reason names", "with-care"},
	{"data/rules.yaml", "rules:\n  - met:\n      - ", "criterion", "For a cell", "criterion: "},
	{"data/site.yaml", "", "branch", "that readers edit", "main"},
	{"data/tea/decision.yaml", "short_answer:\n  - ", "because", "Why they fit", "because: "},
	{"data/tea/criteria.yaml", "criteria:\n  - levels:\n      ", "weak", "weak here", "weak: "},
	{"data/tea/flow.yaml", "questions:\n  night:\n    answers:\n      short:\n        effects:\n          - is: ", "rules-out", "never chosen after this answer", "rules-out"},
	{"data/tea/flow.yaml", "outcomes:\n  strong-tea:\n    strength: ", "tie", "something outside the questions", "tie"},
	{"data/tea/scenarios.yaml", "scenarios:\n  - ", "accept", "may recommend", "accept:"},
	{"data/tea/links.yaml", "links:\n  - ", "moved", "no longer leads", "moved: "},
	{"data/tea/changes.yaml", "changes:\n  - to: ", "fair", "The third level", "fair"},
	{"content/samples/steep/task.yaml", "variants:\n  green:\n    status: ", "not-applicable", "the note says why", "not-applicable"},
	{"content/samples/steep/green/tested.yaml", "", "package", "", "package"},
}
