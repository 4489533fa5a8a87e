package layout

import "html/template"

// What is judged and how it is shown: in tables, plots and lists.

// Cell is the judgment of an option on a criterion.
type Cell struct {
	Option, Criterion     Ref
	Level                 string // strong, good, fair, weak, unknown
	LevelWords            string // what that level means here
	Verdict, Mechanism    string
	Strengths, Weaknesses []string
	Sources               []SourceRef
	Verified              Date
	Dissent               []Dissent
	SettledBy             string
	URL                   string // its place on the profile
	Edit                  string // the line of the data file in the repository
	Wrong                 string // where readers say that it is wrong; empty where there is no room for it
}

// Dissent is a view that differs from the verdict.
type Dissent struct {
	Says    string
	Sources []SourceRef
}

// Matrix is a table of options (columns) by criteria (rows).
type Matrix struct {
	Caption string
	Options []Ref
	Rows    []MatrixRow
	Brief   bool // levels only, without verdicts
	Signs   bool // options are shown with their signs
}

// MatrixRow is one criterion of a matrix; its cells follow the options.
type MatrixRow struct {
	Criterion Ref
	Asks      string
	Cells     []Cell
}

// Answers is the table "situation, choice, why".
type Answers struct {
	Caption string
	Rows    []Answer
}

// Answer is one row of it.
type Answer struct {
	When    string
	Choose  []Ref
	Because string
	Sources []SourceRef
}

// ChooseIf is the table "choose this if …", one column for each choice.
type ChooseIf struct{ Columns []ChooseIfColumn }

// ChooseIfColumn is one choice and the conditions that speak for it.
type ChooseIfColumn struct {
	Label   string
	Options []Ref
	If      []string
}

// Rules are the rules of the founding articles.
type Rules struct{ Groups []RuleGroup }

// RuleGroup is the rules of one article.
type RuleGroup struct {
	Source SourceRef
	Rules  []Rule
}

// Rule is one of them.
type Rule struct {
	ID, When, Says string
	Met            []Link // where the guide follows it
	Departs        string // how the guide differs; may be empty
}

// Support shows support windows as a plot and as the rows of a table.
type Support struct {
	Title string
	Plot  template.HTML
	Rows  []SupportRow
	Open  bool // a row has no end
}

// SupportRow is one window of a line of versions, or says that an option has
// none: then the line is empty.
type SupportRow struct {
	Option     Ref
	Line, Kind string // 5.2 LTS, Security fixes
	From, To   Date
	NoEnd      string // why there is no end
	Sources    []SourceRef
}

// FitGroup tells how an option goes with those of another decision.
type FitGroup struct {
	Decision Ref
	Rows     []Fit
}

// Fit judges one pair of options.
type Fit struct {
	Option  Ref
	Verdict string // fits, with-care, clashes, unknown
	Words   string // Fits, Fits with care, Clashes, Unknown
	Place   string // where the page of pairs shows it; empty on that page, and where it does not
	Reason  string
	Sources []SourceRef
	Edit    string // the line of the data file in the repository
}

// Step is a level or a weight with the number that it counts.
type Step struct {
	Name   string
	Number int
}

// LevelDefinition says what a level means for a criterion.
type LevelDefinition struct{ Level, Words string }
