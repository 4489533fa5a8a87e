package check

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Signs that were meant as Markdown and did not become any are shown as they
// are typed, without a word. Each of these is one that hardly anybody writes to
// be read; behind a backslash they are left alone.
var literals = []struct {
	begins  string         // signs of which the line begins with one, or
	holds   []string       // marks of which it holds one
	find    *regexp.Regexp // the mark is its first group
	message string
	hint    func(text []string) string // the groups
}{
	{
		begins: "#",
		find:   regexp.MustCompile(`^(#{1,6})([^#\s].*)$`), message: "a heading needs a space behind #",
		hint: func(m []string) string { return "write: " + atLeastTwo(m[1]) + " " + m[2] },
	},
	{
		begins: "•·‣▪◦●–—",
		find:   regexp.MustCompile(`^([•·‣▪◦●–—])[ \x{00a0}\t]+(\S.*)$`), message: "a list item begins with a hyphen, not with this sign",
		hint: func(m []string) string { return "write: - " + m[2] },
	},
	{
		begins: "‘’'´“”",
		find:   regexp.MustCompile("^(‘‘‘|’’’|'''|´´´|“““|”””|‘’’)"), message: "a block begins and ends with three backticks, not with quotes",
		hint: func([]string) string { return "write ``` in place of the quotes, here and at the end of the block" },
	},
	{
		begins: "=-",
		find:   regexp.MustCompile(`^(={7}|-{3,})$`), message: "a line of signs stands here alone",
		hint: func([]string) string { return "delete it; where a merge left it, choose one of its two sides" },
	},
	{
		begins: "|",
		find:   regexp.MustCompile(`^(\|)(.*\|)\s*$`), message: "this is shown as text and not as a table",
		hint: func(m []string) string {
			return "write below the header a line with as many cells, and leave an empty line above it: |" + strings.Repeat("---|", max(1, strings.Count(m[2], "|")))
		},
	},
	{
		holds: []string{"**", "__"},
		find:  regexp.MustCompile(`(\*\*|__)(?:\B|\b)`), message: "the mark of strong text stands alone, and is shown",
		hint: func(m []string) string {
			return "write it on both sides, with no space inside: " + m[1] + "strong" + m[1] + "; or delete it, or put code in backticks"
		},
	},
	{
		holds: []string{"`"},
		find:  regexp.MustCompile("(`+)"), message: "a backtick stands alone, and is shown",
		hint: func(m []string) string { return "write " + m[1] + " on both sides of the code, or delete it" },
	},
	{
		holds: []string{"]("},
		find:  regexp.MustCompile(`(!?\[[^\][]*\])\(([^()\s]+(?: [^()]*[^()\s])?)\)`), message: "the link is shown as text: its target has spaces",
		hint: func(m []string) string {
			return "name the file without spaces, and write: " + m[1] + "(" + strings.ReplaceAll(m[2], " ", "-") + ")"
		},
	},
	{
		holds: []string{"]("},
		find:  regexp.MustCompile(`(?:\[([^\][]+))?(\]\()`), message: "the link is shown as text: its target does not close",
		hint: func(m []string) string {
			return "write ) right behind the target: [" + cmp.Or(m[1], "text") + "](target)"
		},
	},
	{
		holds: []string{"] ("},
		find:  regexp.MustCompile(`(?:\[([^\][]+))?(\] \()(?:$|\)|https?:|\.{0,2}/|[a-z0-9-]+\.md)`), message: "the link is shown as text: a space stands before its target",
		hint: func(m []string) string { return "write: [" + cmp.Or(m[1], "text") + "](target)" },
	},
	{
		holds: []string{")["},
		find:  regexp.MustCompile(`\(([^()]+)(\)\[)(?:$|https?:|\.{0,2}/|[a-z0-9-]+\.md)`), message: "the link is shown as text: its brackets are the wrong way round",
		hint: func(m []string) string { return "write: [" + m[1] + "](target)" },
	},
	{
		holds: []string{"[^"},
		find:  regexp.MustCompile(`(\[\^)([a-z0-9-]+)(?:[^\]a-z0-9-]|$)`), message: "the mark of a footnote does not close",
		hint: func(m []string) string { return "write: [^" + m[2] + "]" },
	},
}

// atLeastTwo gives the marks of a section: the title of the page is the only
// heading of the first level.
func atLeastTwo(marks string) string {
	if len(marks) < 2 {
		return "##"
	}
	return marks
}

// literalMarkup keeps the rule literal-markup in a Markdown file. The first
// mark of a paragraph is enough: what is wrong there often shows a second one.
func literalMarkup(w Written, diags *diag.List) {
	for _, p := range w.text {
		if !p.mayHoldSigns() {
			continue // as nearly always
		}
		for _, l := range p.lines() {
			if literalIn(l, diags) {
				break
			}
		}
	}
}

func literalIn(p passage, diags *diag.List) bool {
	for _, each := range literals {
		if !strings.ContainsRune(each.begins, first(p.text)) && !slices.ContainsFunc(each.holds, func(mark string) bool { return strings.Contains(p.text, mark) }) {
			continue // as nearly always
		}
		for _, m := range each.find.FindAllStringSubmatchIndex(p.text, -1) {
			if m[0] > 0 && p.text[m[0]-1] == '\\' || strings.HasPrefix(p.text, `\`) {
				continue // it is meant to be read
			}
			groups := make([]string, len(m)/2)
			for i := range groups {
				if m[2*i] >= 0 {
					groups[i] = p.text[m[2*i]:m[2*i+1]]
				}
			}
			diags.Add(diag.Diagnostic{
				Pos: p.at(m[0]), Rule: "literal-markup", Message: each.message,
				Hint: each.hint(groups) + escaped(groups[0]),
			})
			return true
		}
	}
	return false
}

func first(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// escaped says how to write a sign that is meant to be read.
func escaped(found string) string {
	if !strings.ContainsAny(found[:1], "#*_`|[") {
		return ""
	}
	return fmt.Sprintf("\nto show the sign itself, write a backslash before it: \\%s", found[:1])
}

// mayHoldSigns is a quick look whether any of the signs could stand in a passage.
func (p passage) mayHoldSigns() bool {
	for _, each := range literals {
		if slices.ContainsFunc(each.holds, func(mark string) bool { return strings.Contains(p.text, mark) }) {
			return true
		}
	}
	return slices.ContainsFunc(p.parts, func(each part) bool { return strings.ContainsRune(beginners, first(p.text[each.offset:])) })
}

// beginners are the signs that lines of [literals] begin with.
var beginners = func() string {
	all := ""
	for _, each := range literals {
		all += each.begins
	}
	return all
}()

// lines cuts a passage at the line ends of the file.
func (p passage) lines() []passage {
	var all []passage
	for i, from := 0, 0; i < len(p.parts); i++ {
		if i+1 < len(p.parts) && p.parts[i+1].at.Line == p.parts[i].at.Line {
			continue
		}
		end := len(p.text)
		if i+1 < len(p.parts) {
			end = p.parts[i+1].offset - 1 // a space stands for the line end
		}
		first := from
		line := passage{text: p.text[p.parts[first].offset:max(end, p.parts[first].offset)]}
		for _, each := range p.parts[first : i+1] {
			line.parts = append(line.parts, part{each.offset - p.parts[first].offset, each.at, each.value})
		}
		all = append(all, line)
		from = i + 1
	}
	return all
}
