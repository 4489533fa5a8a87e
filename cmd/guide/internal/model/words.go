package model

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// word parses one of a fixed list of words.
func word[T ~string](into *T, text, what string, list []T) error {
	for _, w := range list {
		if string(w) == text {
			*into = w
			return nil
		}
	}
	return strict.Invalid{Message: fmt.Sprintf("%q is not %s", text, what), Hint: diag.DidYouMean(text, oneOf(list).Words)}
}

// oneOf is the form of a word of a list. What each means stands behind its
// constant, also for editors: package schema reads it there.
func oneOf[T ~string](list []T) strict.Form {
	words := make([]string, len(list))
	for i, w := range list {
		words[i] = string(w)
	}
	return strict.Form{Words: words}
}

// Level says how well an option does on a criterion; each criterion defines
// in words what its levels mean.
type Level string

// The levels. Unknown is a value: nothing could be sourced.
const (
	Strong  Level = "strong"  // The best that the criterion defines; the words for this decision stand in its criteria.yaml.
	Good    Level = "good"    // The second level; the words for this decision stand in its criteria.yaml.
	Fair    Level = "fair"    // The third level; the words for this decision stand in its criteria.yaml.
	Weak    Level = "weak"    // The lowest level; the words for this decision stand in its criteria.yaml.
	Unknown Level = "unknown" // No sufficient source was found; the cell then needs settled_by, which says what would settle it.
)

// Levels lists the levels, best first.
var Levels = []Level{Strong, Good, Fair, Weak, Unknown}

// ParseYAML implements strict.Scalar.
func (l *Level) ParseYAML(text string) error {
	err := word(l, text, "a level", Levels)
	if invalid, ok := err.(strict.Invalid); ok {
		invalid.Hint = mendedLevel(text)
		return invalid
	}
	return err
}

// Form implements strict.Scalar.
func (*Level) Form() strict.Form { return oneOf(Levels) }

// SourceKind says what sort of source something is.
type SourceKind string

// The kinds of source.
const (
	Docs      SourceKind = "docs"      // What a project documents about itself.
	Policy    SourceKind = "policy"    // Published support windows and release plans.
	Survey    SourceKind = "survey"    // What people say that they use, with the question and the year.
	Benchmark SourceKind = "benchmark" // Measurements, quoted with their set-up and their caveats.
	Opinion   SourceKind = "opinion"   // An article by somebody who speaks for themselves.
)

// SourceKinds lists the kinds of source.
var SourceKinds = []SourceKind{Docs, Policy, Survey, Benchmark, Opinion}

// ParseYAML implements strict.Scalar.
func (k *SourceKind) ParseYAML(text string) error {
	return word(k, text, "a kind of source", SourceKinds)
}

// Form implements strict.Scalar.
func (*SourceKind) Form() strict.Form { return oneOf(SourceKinds) }

// Reading says in what form a source was read.
type Reading string

// The forms of a source that can be read.
const (
	ReadPage    Reading = "page"    // The page at its address, as it stood that day.
	ReadCopy    Reading = "copy"    // Its whole text in another place, or in an earlier state.
	ReadExcerpt Reading = "excerpt" // A part of its text, or what others quote of it.
)

// Readings lists the forms, best first.
var Readings = []Reading{ReadPage, ReadCopy, ReadExcerpt}

// ParseYAML implements strict.Scalar.
func (r *Reading) ParseYAML(text string) error {
	return word(r, text, "a form in which a source is read", Readings)
}

// Form implements strict.Scalar.
func (*Reading) Form() strict.Form { return oneOf(Readings) }

// Fit says how two options of different decisions go together.
type Fit string

// The verdicts on a pair of options.
const (
	FitsWell   Fit = "fits"      // The two work together as they come.
	FitsIfDone Fit = "with-care" // The two work together when something is added, set or avoided, which the reason names.
	Clashes    Fit = "clashes"   // The two do not work together, or only against what one of them advises.
	FitUnknown Fit = "unknown"   // No sufficient source was found.
)

// Fits lists the verdicts on a pair of options.
var Fits = []Fit{FitsWell, FitsIfDone, Clashes, FitUnknown}

// ParseYAML implements strict.Scalar.
func (f *Fit) ParseYAML(text string) error { return word(f, text, "a verdict on a pair", Fits) }

// Form implements strict.Scalar.
func (*Fit) Form() strict.Form { return oneOf(Fits) }

// WindowKind says what a line of versions gets in a support window.
type WindowKind string

// The kinds of support windows.
const (
	AllFixes      WindowKind = "fixes"    // Bug fixes and security fixes.
	SecurityFixes WindowKind = "security" // Security fixes, whatever else.
)

var windowKinds = []WindowKind{AllFixes, SecurityFixes}

// ParseYAML implements strict.Scalar.
func (k *WindowKind) ParseYAML(text string) error {
	return word(k, text, "a kind of support window", windowKinds)
}

// Form implements strict.Scalar.
func (*WindowKind) Form() strict.Form { return oneOf(windowKinds) }

// Status says how far a sample has been tested.
type Status string

// The statuses of a sample.
const (
	Ran           Status = "ran"            // The tests start it and it does what the task asks for.
	SyntaxChecked Status = "syntax-checked" // The tests only see that it can be read as code; the note says why it does not run.
	NotApplicable Status = "not-applicable" // There is no sample; it lists no files, and the note says why.
)

var statuses = []Status{Ran, SyntaxChecked, NotApplicable}

// ParseYAML implements strict.Scalar.
func (s *Status) ParseYAML(text string) error { return word(s, text, "a status of a sample", statuses) }

// Form implements strict.Scalar.
func (*Status) Form() strict.Form { return oneOf(statuses) }
