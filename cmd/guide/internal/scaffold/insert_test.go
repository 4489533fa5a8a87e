package scaffold

import (
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

func at(key string, line, col int) entry { return entry{key, diag.Pos{Line: line, Col: col}} }

// TestInsert puts b into lists of many forms.
func TestInsert(t *testing.T) {
	for _, test := range []struct {
		name, src string
		there     []entry
		want      string
	}{
		{"in order", "l:\n  - id: a\n  - id: c\n", []entry{at("a", 2, 5), at("c", 3, 5)}, "l:\n  - id: a\n  - id: b\n    x: y\n  - id: c\n"},
		{"out of order", "l:\n  - id: c\n  - id: a\n", []entry{at("c", 2, 5), at("a", 3, 5)}, "l:\n  - id: c\n  - id: a\n  - id: b\n    x: y\n"},
		{"at the beginning", "l:\n- id: c\n", []entry{at("c", 2, 3)}, "l:\n- id: b\n  x: y\n- id: c\n"},
		{"no last line end", "l:\n  - id: a", []entry{at("a", 2, 5)}, "l:\n  - id: a\n  - id: b\n    x: y\n"},
		{"a comment at the end", "l:\n  - id: a\n# end\n", []entry{at("a", 2, 5)}, "l:\n  - id: a\n  - id: b\n    x: y\n# end\n"},
		{"a comment of the next", "l:\n  - id: a\n  # of c\n  - id: c\n", []entry{at("a", 2, 5), at("c", 4, 5)}, "l:\n  - id: a\n  - id: b\n    x: y\n  # of c\n  - id: c\n"},
		{"no comment but a text", "l:\n  - id: a\n    t: |\n      # x\n", []entry{at("a", 2, 5)}, "l:\n  - id: a\n    t: |\n      # x\n  - id: b\n    x: y\n"},
		{"blank lines", "l:\n  - id: a\n\n  - id: c\n", []entry{at("a", 2, 5), at("c", 4, 5)}, "l:\n  - id: a\n\n  - id: b\n    x: y\n\n  - id: c\n"},
		{"CRLF", "l:\r\n  - id: a\r\n", []entry{at("a", 2, 5)}, "l:\r\n  - id: a\r\n  - id: b\r\n    x: y\r\n"},
		{"wide hyphen", "l:\n  -   id: a\n", []entry{at("a", 2, 7)}, "l:\n  -   id: a\n  - id: b\n    x: y\n"},
		{"empty", "# c\nl: [] # none\n", nil, "# c\nl: # none\n  - id: b\n    x: y\n"},
		{"empty with a mark", "\ufeffl: []", nil, "\ufeffl:\n  - id: b\n    x: y\n"},
		{"another list below", "l:\n  - id: a\n\n# of m\nm:\n  - id: z\n", []entry{at("a", 2, 5)}, "l:\n  - id: a\n  - id: b\n    x: y\n\n# of m\nm:\n  - id: z\n"},
		{"another list below, at the left edge", "l:\n- id: a\nm:\n- id: z\n", []entry{at("a", 2, 3)}, "l:\n- id: a\n- id: b\n  x: y\nm:\n- id: z\n"},
		{"empty with another list below", "l: []\nm:\n  - id: z\n", nil, "l:\n  - id: b\n    x: y\nm:\n  - id: z\n"},
		{"in braces", "l:\n  - {id: a}\n", []entry{at("a", 2, 5)}, "l:\n  - {id: a}\n  - id: b\n    x: y\n"},
		{"in brackets", "l: [{id: a}]\n", []entry{at("a", 1, 5)}, ""},
		{"below the hyphen", "l:\n  -\n    id: a\n", []entry{at("a", 3, 5)}, ""},
		{"no list", "m: []\n", nil, ""},
		{"no line", "", nil, ""},
	} {
		got, _, err := insert("f", []byte(test.src), "l", test.there, []addition{{"b", []string{"id: b", "x: y"}}})
		if (err != nil) != (test.want == "") || string(got) != test.want {
			t.Errorf("%s: %v, got\n%q\nwant\n%q", test.name, err, got, test.want)
		}
	}
}

// TestPlace finds the place of an item also in a list with a slip.
func TestPlace(t *testing.T) {
	list := func(keys string) (all []entry) {
		for _, r := range keys {
			all = append(all, entry{key: string(r)})
		}
		return all
	}
	for _, test := range []struct {
		keys, key string
		want      int
	}{
		{"", "b", 0},
		{"ac", "b", 1},
		{"ac", "0", 0},
		{"ac", "d", 2},
		{"acedghijklmnop", "b", 1}, // with a slip before the tenth
		{"acedghijklmnop", "f", 4}, // behind it
		{"acedghijklmnop", "zz", 14},
		{"edcba", "c", 5},
	} {
		if got := place(list(test.keys), test.key); got != test.want {
			t.Errorf("%s in %q: got %d, want %d", test.key, test.keys, got, test.want)
		}
	}
}

// TestInsertSpans puts several items into one list, and says where they are.
func TestInsertSpans(t *testing.T) {
	got, spans, err := insert("f", []byte("l:\n  - id: b\n  - id: e\n"), "l", []entry{at("b", 2, 5), at("e", 3, 5)},
		[]addition{{"d", []string{"id: d"}}, {"a", []string{"id: a"}}, {"c", []string{"id: c"}}, {"f", []string{"id: f"}}})
	want := "l:\n  - id: a\n  - id: b\n  - id: c\n  - id: d\n  - id: e\n  - id: f\n"
	if err != nil || string(got) != want || len(spans) != 3 || spans[0] != (Span{2, 2}) || spans[1] != (Span{4, 5}) || spans[2] != (Span{7, 7}) {
		t.Errorf("%v, got\n%s\n%v", err, got, spans)
	}
}
