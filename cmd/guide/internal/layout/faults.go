package layout

import (
	"fmt"
	"html/template"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// parseError matches what the template parser says: template: name:line:col: text.
var parseError = regexp.MustCompile(`^(?:html/)?template: ?([^:]+):(\d+)(?::(\d+))?: (.*)`)

// layoutFault gives a template error the form of every other fault.
func layoutFault(file string, err error) diag.Diagnostic {
	d := diag.Diagnostic{Pos: diag.Pos{File: file, Line: 1}, Rule: "layout", Message: err.Error()}
	if m := parseError.FindStringSubmatch(err.Error()); m != nil {
		d.Line, _ = strconv.Atoi(m[2])
		d.Col, _ = strconv.Atoi(m[3])
		d.Message = m[4]
	}
	return d
}

var noFunction = regexp.MustCompile(`^function "([^"]+)" not defined$`)

// parseFault says in words what the parser found, and what to do.
func (f File) parseFault(err error) diag.Diagnostic {
	d := layoutFault(f.Path, err)
	switch m := noFunction.FindStringSubmatch(d.Message); {
	case m != nil:
		known := append(slices.Sorted(maps.Keys(functions(""))), slices.Sorted(maps.Keys(builtins))...)
		d.Message, d.Hint = fmt.Sprintf("there is no function %q", m[1]), diag.DidYouMean(m[1], known)
		d.Col = columnOf(f.Source, d.Line, m[1])
	case d.Message == "unexpected EOF":
		d.Message, d.Hint = "the layout ends before everything that it opens is closed", "end every define, if, range and with by {{end}}"
	}
	return d
}

// columnOf finds a word in a line; the parser gives the line alone.
func columnOf(text string, line int, word string) int {
	lines := strings.Split(text, "\n")
	if line < 1 || line > len(lines) {
		return 0
	}
	before, _, found := strings.Cut(lines[line-1], word)
	if !found {
		return 0
	}
	return len([]rune(before)) + 1
}

// escapeFaults says what html/template means by its refusals.
var escapeFaults = map[template.ErrorCode]struct{ message, hint string }{
	template.ErrBranchEnd:        {"the branches of this action end at different places in the markup", "open and close a tag or a quote in the same branch"},
	template.ErrEndContext:       {"the markup ends inside a tag, a comment or a quote", "close it in the same layout"},
	template.ErrAmbigContext:     {"it is not clear whether this value is an address or a part of one", "put the whole address into one value"},
	template.ErrRangeLoopReentry: {"a loop ends at another place in the markup than where it begins", "open and close a tag or a quote inside the loop"},
	template.ErrBadHTML:          {"the markup around this value is not HTML", "put attributes in quotes, and close tags"},
	template.ErrOutputContext:    {"the included template ends at another place in the markup than where it begins", "close there what is opened there"},
}

// escapeFault gives a refusal of html/template its place and words. A template
// that is used at several places carries a mark behind its name.
func (k *kind) escapeFault(all templates, fault *template.Error) *diag.Diagnostic {
	name, _, _ := strings.Cut(fault.Name, "$")
	d := &diag.Diagnostic{Pos: diag.Pos{File: name, Line: fault.Line}, Rule: "layout", Message: "a value here cannot be printed safely"}
	if tree := all[name]; tree != nil {
		d.File = tree.ParseName
	}
	if text, ok := k.source(d.File); ok && fault.Node != nil {
		d.Pos = placeOf(d.File, text, int(fault.Node.Position()))
	}
	if known, ok := escapeFaults[fault.ErrorCode]; ok {
		d.Message, d.Hint = known.message, known.hint
	}
	return d
}

// placeOf finds the line and column of an offset in a file.
func placeOf(file, text string, offset int) diag.Pos {
	before := text[:min(offset, len(text))]
	return diag.Pos{File: file, Line: strings.Count(before, "\n") + 1, Col: len([]rune(before[strings.LastIndex(before, "\n")+1:])) + 1}
}
