package strict

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// TestSlips gives what people write who do not know YAML, and the first line of
// what they are told.
func TestSlips(t *testing.T) {
	for _, test := range []struct{ src, at, hint string }{
		{"name: it's: x\n", "1:11", `write: name: "it's: x"`},
		{"name: say \"a\": b\n", "1:14", `write: name: 'say "a": b'`},
		{"name: “a: b”\n", "1:9", `write: name: "a: b"`},
		{"name: \"a\" b\n", "1:9", `write: name: '"a" b'`},
		{"name: 'it's'\n", "1:10", `write: name: "it's"`},
		{"name: \"a \"b\" c\"\n", "1:10", `write: name: 'a "b" c'`},
		{"name: [a] b\n", "1:9", `write: name: "[a] b"`},
		{"name: `a`\n", "1:7", "write: name: \"`a`\""},
		{"name: \"a\n", "1:7", `write: name: "a"`},
		{"name: *a b\n", "1:7", `write: name: "*a b"`},
		{"name: *a\n", "1:7", "write the value out; text that starts with * needs quotes"},
		{"sub: {text: z\n", "1:6", "write: sub: {text: z}"},
		{"tags: [a, b\nname: x\n", "1:7", "write: tags: [a, b]"},
		{"sub: {text: \"z, other: y}\nname: x\n", "1:13", "write the same quote where this text ends, before the next comma or bracket"},
		{"name:x\ncount: 1\n", "1:6", "write: name: x"},
		{"name:\u00a0x\ncount: 1\n", "1:6", "write: name: x"},
		{"name = x\ncount: 1\n", "1:6", "write: name: x"},
		{"name： x\ncount: 1\n", "1:5", "write: name: x"},
		{"sub:\n\u00a0\u00a0text: x\nname: y\n", "2:1", "delete what stands before the first word, and type 2 spaces"},
		{"name: x\n  count: 1\n", "2:3", "put no space before it, as for line 1: count: 1"},
		{"sub:\n    text: x\n  other: y\n", "3:3", "put 4 spaces before it, as for line 2:     other: y"},
		{"list:\n  items: [a]\n other: y\n", "3:2", "put 2 spaces before it, as for line 2:   other: y"},
		{"cells:\none:\n    text: w\n  two:\n    text: z\n", "2:1", "put 2 spaces before it, as for line 4:   one:"},
		{"cells:\n  one:\n    text: w\ntwo:\n    text: z\n  three:\n    text: z\n", "4:1", "put 2 spaces before it, as for line 2:   two:"},
		{"name: >-\ntext\ncount: 1\n", "2:1", "put 2 spaces before it:   text"},
		{"tags:\n  - a\n -b\n", "3:2", "write: - b"},
		{"tags:\n  - a\n - b\n", "3:2", "put 2 spaces before it, as for line 2:   - b"},
		{"tags:\n  - a\n  • b\nname: x\n", "3:3", "write: - b"},
		{"name: some text\nand more\ncount: 1\n", "2:1", "if it goes on with the text above, write: name: some text and more"},
		{"name: x\ncount\n", "2:1", "write its key before it: key: count"},
		{"sub:\n\ttext: x\n", "2:1", "indent with spaces, two a level; here probably 2 spaces"},
		{"name: x\n=======\ncount: 1\n", "2:1", "choose one of the two sides and delete this line"},
		{"```yaml\nname: x\n```\n", "1:1", "delete this line"},

		{"name: “a”\n", "1:7", "write: a"},
		{"name: “a\"\n", "1:7", "write: a"},
		{"name: a\"\n", "1:7", "write: a"},
		{"name: the #1 of all\n", "1:7", `write: "the #1 of all"`},
		{"name: #1\n", "1:6", `write: "#1"`},
		{"name: [a b]\n", "1:7", "write: a b (on the line of the key, without brackets or a hyphen)"},
		{"name: x\nshade: “dark”\n", "2:8", "write: dark"},
		{"name: x\ntags: a, b\n", "2:7", `put it in brackets: ["a, b"]`},
		{"name: x\ntags:\n  • a\n  • b\n", "3:3", "begin each item with a hyphen and a space, in line with each other: - a"},
		{"name: x\nna\u200bme: y\n", "2:1", "write: name:"},
		{"name: x\ncells:\n  one:\n    text: w\ntwo:\n  text: z\n", "5:1", `if it belongs to "cells" above, put 2 spaces before it, and 2 more before each line of its own`},
		{"name: x\ncells:\n  one: {}\n  text: w\n", "4:3", `put 4 spaces before it, so that it belongs to "one" above`},
	} {
		var l leaf
		var diags diag.List
		Decode([]byte(test.src), diag.Pos{Line: 1, Col: 1}, &l, &diags)
		all := diags.All()
		if len(all) == 0 {
			t.Errorf("%q is fine", test.src)
			continue
		}
		hint, _, _ := strings.Cut(all[0].Hint, "\n")
		if at := fmt.Sprintf("%d:%d", all[0].Line, all[0].Col); at != test.at || hint != test.hint {
			t.Errorf("%q: %s %q, want %s %q", test.src, at, hint, test.at, test.hint)
		}
		if len(all) > 1 {
			t.Errorf("%q: %d messages", test.src, len(all))
		}
	}
}

// TestCorrected does what the hints say: a line that a hint writes out is YAML,
// whatever the text was.
func TestCorrected(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 2))
	signs := []string{"a", " b", "'", "\"", ": ", "#", " #", "[", "]", "{", "}", "*", "&", "`", "@", "\\", ",", "-", "?", "é", "“"}
	mended := 0
	for range 20_000 {
		var value strings.Builder
		for range 1 + r.IntN(8) {
			value.WriteString(signs[r.IntN(len(signs))])
		}
		src := "name: " + value.String() + "\n"
		var diags diag.List
		Decode([]byte(src), diag.Pos{Line: 1, Col: 1}, &leaf{}, &diags)
		for _, d := range diags.All() {
			hint, _, _ := strings.Cut(d.Hint, "\n")
			corrected, shown := strings.CutPrefix(hint, "write: name: ")
			if !shown {
				continue
			}
			mended++
			var again diag.List
			var l leaf
			if !Decode([]byte("name: "+corrected+"\n"), diag.Pos{Line: 1, Col: 1}, &l, &again) {
				for _, left := range again.All() {
					if left.Rule == "yaml-syntax" {
						t.Errorf("%q: the hint %q leads to %s", src, hint, left.Message)
					}
				}
			}
		}
	}
	if mended < 100 {
		t.Errorf("only %d lines were mended", mended)
	}
}
