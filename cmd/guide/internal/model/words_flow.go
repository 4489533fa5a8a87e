package model

import "whichbackend.example/guide/cmd/guide/internal/strict"

// Bearing is how an answer bears on an option.
type Bearing string

// The bearings. RulesOut is a knock-out.
const (
	For      Bearing = "for"       // The answer speaks for the option.
	Against  Bearing = "against"   // The answer speaks against the option, which can still be chosen.
	RulesOut Bearing = "rules-out" // The option is never chosen after this answer.
)

var bearings = []Bearing{For, Against, RulesOut}

// ParseYAML implements strict.Scalar.
func (b *Bearing) ParseYAML(text string) error {
	return word(b, text, "a way to bear on an option", bearings)
}

// Form implements strict.Scalar.
func (*Bearing) Form() strict.Form { return oneOf(bearings) }

// Strength says how firm a recommendation is.
type Strength string

// The strengths. A tie is declared between two options or more.
const (
	Clear Strength = "clear" // The answers point to one option; a runner-up wins only under the condition that is named.
	Close Strength = "close" // One option comes first, and a reasonable team could pick the runner-up.
	Tie   Strength = "tie"   // Two options or more are equally well supported; something outside the questions has to settle it.
)

var strengths = []Strength{Clear, Close, Tie}

// ParseYAML implements strict.Scalar.
func (s *Strength) ParseYAML(text string) error {
	return word(s, text, "how firm an outcome is", strengths)
}

// Form implements strict.Scalar.
func (*Strength) Form() strict.Form { return oneOf(strengths) }

// Words says it to a reader.
func (s Strength) Words() string {
	return map[Strength]string{Clear: "A clear answer", Close: "A close call", Tie: "A tie"}[s]
}
