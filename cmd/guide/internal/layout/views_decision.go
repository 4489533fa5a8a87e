package layout

import "html/template"

// The pages of a decision, and the first page.

// Home is the first page.
type Home struct {
	Frame
	Body      template.HTML
	Decision  Ref // the one whose short answer is shown
	Ask       *Ask
	Answers   Answers
	Options   []OptionCard
	Decisions []DecisionCard
	Stack     string // the run of all decisions; empty where there is one decision
	Articles  []ArticleCard
}

// Decision is the landing page of a decision.
type Decision struct {
	Frame
	Question, Summary string
	Ask               *Ask
	Answers           Answers
	Options           []OptionCard
	Matrix            Matrix   // brief
	Support           *Support // nil where nothing is published
	Criteria          []CriterionCard
	Compare           string
	Scenarios         string // empty when there are none
	Stack             string // the run of all decisions; empty where there is one decision
	Pairs             []Link
	Articles          []ArticleCard
	Data              string // JSON
}

// Fact is one line of an option's facts.
type Fact struct {
	Label, Value string
	Sources      []SourceRef
	Link         string // outside; the value is its text
}

// Option is a profile.
type Option struct {
	Frame
	Name, Kind, Summary string
	Sign                Sign
	Plot                template.HTML // its levels
	Facts               []Fact
	Support             *Support // nil where nothing is published
	IdealFor, Consider  []string
	Users               []User
	Cells               []Cell
	Fits                []FitGroup
	Together            string // its place on the page of pairs; empty where there is none
	Pairs               []Link
	Articles            []ArticleCard
	Samples             []Link
	Decision            Ref
}

// User says who uses an option, and who says so.
type User struct {
	Name, Says string
	Sources    []SourceRef
}

// Compare is the matrix of a decision.
type Compare struct {
	Frame
	Decision Ref
	Matrix   Matrix
	Pairs    []Link
	Data     string // JSON
	CSV      string
	Table    any    // what the page's script needs besides the table; encoded as JSON
	Steps    []Step // the known levels from the lowest
	Weights  []Step // what a reader may give to a criterion, from none
}

// Pair compares two options, differences first.
type Pair struct {
	Frame
	Decision       Ref
	A, B           OptionCard
	Plot           template.HTML // the levels of both
	Differ, Agree  []PairRow
	IdealA, IdealB []string
	Samples        []PairSample
	Articles       []ArticleCard
	Others         []Link // pairs with one of the two
}

// PairRow is a criterion with both cells.
type PairRow struct {
	Criterion CriterionCard
	A, B      Cell
}

// PairSample is one task solved by both options.
type PairSample struct {
	Task Link
	A, B Solution
}

// Solution is the first file of an option's solution, which the others serve.
type Solution struct {
	Code
	More []string // names of the other files
	All  string   // where they stand
}

// Criterion is the page of a criterion.
type Criterion struct {
	Frame
	Name, Asks, About string
	Decision          Ref
	Levels            []LevelDefinition
	Cells             []Cell // by level, then by option
	Others            []CriterionCard
}

// Scenarios is the gallery of project descriptions.
type Scenarios struct {
	Frame
	Decision Ref
	Items    []Scenario
}

// Scenario is one project description with the answers that it gives.
type Scenario struct {
	ID, Title, Text, Because string
	Accept                   []Ref
	Answers                  []Given
	Outcome, Decide          string // what they lead to; the page of questions with these answers
	Edit                     string // the line of the data file in the repository
}

// Given is an answer that was given, in few words.
type Given struct{ Question, Answer string }
