package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// A number is retyped when a sentence calls it the newest version of an option,
// or what the option needs. The data has both, and the text does not change
// with it.
var (
	newestWords = []string{"current", "currently", "latest", "newest", "most recent"}
	needWords   = []string{"needs", "need", "requires", "require", "runs on", "run on"}

	newestPhrases = newPhrases(newestWords...)
	needPhrases   = newPhrases(needWords...)
	eitherPhrases = newPhrases(slices.Concat(newestWords, needWords)...)

	versionNumber = regexp.MustCompile(`\bv?(\d+(?:\.\d+)*)(?:\.x)?\b`)
	sentenceEnd   = regexp.MustCompile(`[.!?:;]["”)]?\s+`)

	// between a name and its version
	afterName = regexp.MustCompile(`^(?:['’]s)?,? ?(?:(?:current|latest|newest|most recent|stable|the|a|is|at|in|version|release|line|major|now|currently)[ ,]*)*$`)
)

// retypedInProse keeps the rule retyped-datum in a Markdown file.
func retypedInProse(w Written, diags *diag.List) {
	for _, p := range w.text {
		retypedIn(w.Guide, p, nil, diags)
	}
}

// retypedInData keeps it in the data. In the profile of an option a sentence
// need not name it.
func retypedInData(g *model.Guide, diags *diag.List) {
	for _, d := range g.Decisions {
		for _, o := range d.Options {
			eachOptionText(o, func(v strict.At[string]) { retypedIn(g, valuePassage(v), o, diags) })
		}
	}
	for _, p := range g.Stack.Pairs {
		retypedIn(g, valuePassage(p.Reason), nil, diags)
	}
	for _, f := range g.Stack.Follows {
		retypedIn(g, valuePassage(f.Because), nil, diags)
	}
}

// retypedIn looks at each sentence. about is the option that it is about when
// it names none; it may be nil.
func retypedIn(g *model.Guide, p passage, about *model.Option, diags *diag.List) {
	if !eitherPhrases.stand(p.text) {
		return // as nearly always
	}
	for from := 0; from < len(p.text); {
		to := len(p.text)
		if end := sentenceEnd.FindStringIndex(p.text[from:]); end != nil {
			to = from + end[1]
		}
		s := sentence{passage: p, from: from, text: p.text[from:to]}
		s.compare(g, about, diags)
		from = to
	}
}

type sentence struct {
	passage
	from int
	text string
}

func (s sentence) compare(g *model.Guide, about *model.Option, diags *diag.List) {
	newest, needs := newestPhrases.stand(s.text), needPhrases.stand(s.text)
	if !newest && !needs {
		return
	}
	named := s.options(g)
	if len(named) == 0 && about != nil {
		named = []mention{{about, -1}}
	}
	for _, number := range versionNumber.FindAllStringSubmatchIndex(s.text, -1) {
		if isPartOfDate(s.text, number[0], number[1]) {
			continue
		}
		version := s.text[number[2]:number[3]]
		report := func(o *model.Option, what, datum string) {
			diags.Add(diag.Diagnostic{
				Pos: s.at(s.from + number[0]), Rule: "retyped-datum",
				Message: fmt.Sprintf("the text gives %s as %s, the data %s", version, what, datum),
				Hint:    fmt.Sprintf("leave the number out, since %s shows it, or bring it in line", o.Path),
			})
		}
		if o := s.owner(named, number[0]); newest && o != nil && o.Release != nil && !sameVersion(version, o.Release.Version.V) {
			report(o, "the newest version of "+o.Name.V, o.Release.Version.V)
		}
		if o := s.runs(named, number[0]); needs && o != nil && !sameVersion(version, o.Runtime.Minimum.V) {
			report(o, fmt.Sprintf("the %s that %s needs", o.Runtime.Name.V, o.Name.V), o.Runtime.Minimum.V)
		}
	}
}

// mention is an option that a sentence names, and where.
type mention struct {
	option *model.Option
	at     int
}

// options lists the options that a sentence names, in its order.
func (s sentence) options(g *model.Guide) []mention {
	var named []mention
	for _, d := range g.Decisions {
		for _, o := range d.Options {
			if o.Name.V == "" {
				continue
			}
			for _, at := range find(s.text, o.Name.V) {
				named = append(named, mention{o, at})
			}
		}
	}
	slices.SortFunc(named, func(a, b mention) int { return a.at - b.at })
	return named
}

// owner is the option whose version a number is: the one that stands before it
// with nothing but a few small words in between, or the only one of the
// sentence, where those words stand before the number: "the newest version is".
func (s sentence) owner(named []mention, number int) *model.Option {
	for _, m := range slices.Backward(named) {
		if m.at >= 0 && m.at < number && afterName.MatchString(s.text[m.at+len(m.option.Name.V):number]) {
			return m.option
		}
	}
	if !only(named) {
		return nil
	}
	for _, w := range newestWords {
		for _, at := range find(s.text, w) {
			if at < number && afterName.MatchString(" "+s.text[at:number]) {
				return named[0].option
			}
		}
	}
	return nil
}

// runs is the option that was named last when a number stands behind what it
// runs on: "needs Python 3.9". An older version of it may need something else.
func (s sentence) runs(named []mention, number int) *model.Option {
	before := strings.TrimRight(strings.TrimSuffix(s.text[:number], "version "), " ")
	for _, m := range slices.Backward(named) {
		if m.at > number {
			continue
		}
		after := strings.TrimLeft(s.text[m.at+1:], " ")
		if m.at >= 0 {
			after = strings.TrimLeft(s.text[m.at+len(m.option.Name.V):], " ")
		}
		if r := m.option.Runtime; r != nil && strings.HasSuffix(before, r.Name.V) && versionNumber.FindStringIndex(after)[0] > 0 {
			return m.option
		}
		return nil
	}
	return nil
}

// only reports whether a sentence names one option and no other.
func only(named []mention) bool {
	return len(named) > 0 && !slices.ContainsFunc(named, func(m mention) bool { return m.option != named[0].option })
}

// sameVersion reports whether one version is the other, or says less of it.
func sameVersion(a, b string) bool {
	return a == b || strings.HasPrefix(b, a+".") || strings.HasPrefix(a, b+".")
}

var months = regexp.MustCompile(`^ (?:January|February|March|April|May|June|July|August|September|October|November|December)\b`)

// isPartOfDate reports whether a number is a day or a year, or something else
// that is no version: a share, or an amount.
func isPartOfDate(text string, from, to int) bool {
	number, rest := text[from:to], text[to:]
	year := len(number) == 4 && (strings.HasPrefix(number, "19") || strings.HasPrefix(number, "20"))
	return year || months.MatchString(rest) || strings.HasPrefix(rest, "%") || strings.HasPrefix(rest, " percent")
}
