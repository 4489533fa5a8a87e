package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// TestRecordMarkdown calls the function behind the decision record with what
// no flow of this guide holds.
func TestRecordMarkdown(t *testing.T) {
	node := testenv.Need(t, "node")
	src, err := os.ReadFile(filepath.Join(testenv.Root(t), "assets", "record.js"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "record.mjs"), src, 0o644); err != nil {
		t.Fatal(err)
	}
	type object = map[string]any
	type list = []any
	cases := []struct {
		what     string
		change   object
		has, not []string
	}{
		{
			"nothing but what must be there", nil,
			[]string{"# Tea: none of the options\n", "Chosen option: none, because", "### Black\n\n* Neutral, because", "<https://a.example/?x=y&v=1> (flow version 1)\n"},
			[]string{"undefined", "null", "Drivers", "Consequences", "Confirmation", "Runner-up", "Revisit", "Sources", "Instead", "\n\n\n"},
		},
		{"marks of Markdown", object{"question": "Is *this* [a](b) `c` <i>_d_</i> # | ~~e~~ & $f$ \\?"}, []string{"\nIs \\*this\\* \\[a\\](b) \\`c\\` \\<i\\>\\_d\\_\\</i\\> \\# \\| \\~\\~e\\~\\~ \\& \\$f\\$ \\\\?\n"}, nil},
		{"marks at the start", object{"summary": "- no list"}, []string{"\n\\- no list\n"}, nil},
		{"a number at the start", object{"summary": "1. no list"}, []string{"\n1\\. no list\n"}, nil},
		{"a heading", object{"summary": "# no\n\n## heading\n---"}, []string{"\n\\# no \\#\\# heading ---\n"}, nil},
		{"a title", object{"title": "a\n# b"}, []string{"\n# a \\# b: none of the options\n"}, nil},
		{"a table or a second line", object{"cautions": list{"a |\tb\r\n* c"}}, []string{"\n* a \\| b \\* c\n"}, nil},
		{"an address", object{"link": "https://a.example/?x=<y> z"}, []string{"<https://a.example/?x=%3Cy%3E%20z>"}, nil},
		{
			"two sources, one without an address",
			object{"sources": list{object{"title": "A", "about": "B", "address": ""}, object{"title": "C", "about": "D", "address": "https://c.example/"}}},
			[]string{"\nSources:\n\n1. A, B\n2. C, D, <https://c.example/>\n"},
			nil,
		},
		{
			"arguments",
			object{
				"prose": "they like Python a lot\nThe pot", "chosen": list{"Black"},
				"options": list{object{"name": "Black", "arguments": list{
					object{"is": "for", "because": "The pot is large.", "given": "Night: Short", "sources": list{1, 2}},
					object{"is": "against", "because": "Python is not tea.", "sources": list{3}},
					object{"is": "rules-out", "because": "PHP is none either.", "sources": list{}},
				}}},
			},
			[]string{
				"* Good, because the pot is large. (Night: Short; sources 1, 2)\n* Bad, because Python is not tea. (source 3)\n* Bad, because PHP is none either. (this rules it out)\n",
				`Chosen option: "Black", because`, "### Consequences\n\n* Good",
			},
			nil,
		},
		{"a tie", object{"chosen": list{"Black", "Green"}}, []string{"# Tea: Black or Green\n", `Chosen options: "Black" or "Green", because the answers lead to a tie.`}, nil},
		{
			"several outcomes",
			object{"open": list{list{"A", "B."}, list{"C", "D."}}, "separatedBy": "Why?"},
			[]string{"# Tea: still open\n", "because the answers leave 2 outcomes possible:\n\n* A: B.\n* C: D.\n\nThe question that separates them best: Why?\n"},
			[]string{"Chosen option"},
		},
		{"an alternative", object{"instead": "Water."}, []string{"\nInstead: Water.\n"}, nil},
		{
			"several decisions",
			object{
				"parts": list{
					object{"title": "Tea", "question": "Which tea?", "options": list{object{"name": "Black", "arguments": list{}}}, "chosen": list{"Black"}, "firm": "A clear answer", "summary": "Black it is.", "cautions": list{"Not at night."}, "revisit": list{}, "runnerUp": "Green"},
					object{"title": "Cup", "question": "Which cup?", "options": list{object{"name": "Mug", "arguments": list{}}}, "chosen": list{"Mug"}, "made": true, "open": list{}, "cautions": list{}, "revisit": list{}},
					object{"title": "Pot", "question": "Which pot?", "options": list{}, "chosen": list{}, "made": true, "open": list{}, "cautions": list{}, "revisit": list{}},
					object{"title": "Spoon", "question": "Which spoon?", "options": list{}, "chosen": list{}, "open": list{list{"A", "B."}, list{"C", "D."}}, "cautions": list{}, "revisit": list{}},
				},
				"answers": list{list{"Guests?", "None", "The house is empty."}}, "pairs": list{
					object{"is": "fits", "because": "Both are large.", "given": "Black and Mug: Fits", "sources": list{1}},
					object{"is": "with-care", "because": "It is hot.", "given": "a", "sources": list{}},
					object{"is": "unknown", "because": "Nobody knows.", "given": "b", "sources": list{}},
				},
				"proposal": list{"Green instead of Black."},
			},
			[]string{
				"# Tea: Black, Mug, Pot: none of the options, Spoon: still open\n", "\nWhich tea?\n\nWhich cup?\n", "\n* Guests? None The house is empty.\n", "\n* Tea: Black\n* Cup: Mug\n",
				`Tea: Chosen option: "Black", because the answers lead to it. A clear answer.`, `Cup: Chosen option: "Mug", because it was decided before.`, "Pot: Chosen option: none, because it was decided before.",
				"Spoon: No option is chosen yet, because the answers leave 2 outcomes possible:\n\n* A: B.\n* C: D.\n",
				"A pair of these clashes. The nearest stack without a clash:\n\n* Green instead of Black.\n",
				"* Good, because both are large. (Black and Mug: Fits; source 1)\n* Bad, because it is hot. (a)\n* Neutral, because nobody knows. (b)\n",
				"* Tea: Not at night.\n", "\nTea: Runner-up: Green\n", "(stack version 1)",
			},
			[]string{"undefined", "null", "flow version", "\n\n\n"},
		},
		{
			"a clash that cannot be mended",
			object{"parts": list{}, "pairs": list{}, "proposal": list{}},
			[]string{"A pair of these clashes, and no combination that the answers allow is without a clash.\n"},
			nil,
		},
	}
	var inputs []object
	for _, c := range cases {
		in := object{
			"title": "Tea", "question": "Which?", "date": "2026-11-21", "answers": list{}, "options": list{object{"name": "Black", "arguments": list{}}, object{"name": "Green", "arguments": list{}}},
			"chosen": list{}, "firm": "A clear answer", "summary": "None.", "cautions": list{}, "flips": list{}, "revisit": list{}, "sources": list{},
			"link": "https://a.example/?x=y&v=1", "version": 1, "prose": "",
		}
		for key, value := range c.change {
			in[key] = value
		}
		inputs = append(inputs, in)
	}
	data, err := json.Marshal(inputs)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, "--input-type=module", "-e", `import { record } from "./record.mjs"
		import { readFileSync } from "node:fs"
		console.log(JSON.stringify(JSON.parse(readFileSync(0)).map(record)))`)
	cmd.Dir, cmd.Stdin, cmd.Stderr = dir, strings.NewReader(string(data)), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var records []string
	if err := json.Unmarshal(out, &records); err != nil {
		t.Fatal(err)
	}
	for i, c := range cases {
		for _, want := range c.has {
			if !strings.Contains(records[i], want) {
				t.Errorf("%s: the record lacks %q:\n%s", c.what, want, records[i])
			}
		}
		for _, bad := range c.not {
			if strings.Contains(records[i], bad) {
				t.Errorf("%s: the record has %q:\n%s", c.what, bad, records[i])
			}
		}
	}
}
