package layout

// The pages about what goes together across decisions.

// Pairs is the page of all pairs of options of different decisions.
type Pairs struct {
	Frame
	Blocks Blocks
	Counts []FitCounts // in the order of the options
	Matrix FitMatrix
	Groups []PairGroup
	Left   []string // sentences about what is left out
	Data   string   // JSON
	CSV    string
}

// Blocks is a picture of who fits whom, in CSS pixels.
type Blocks struct {
	Title, Summary string // what it shows, in short and in a sentence for each two decisions
	Width, Height  int
	Wide           bool // it scrolls where there is no room
	Rects          []BlockRect
	Rows, Columns  []BlockName
	Marks          []BlockMarks
	Total          []FitCount // of all pairs
}

// BlockRect lies behind the marks of two decisions.
type BlockRect struct{ X, Y, W, H string }

// BlockName names an option or, without an address, a decision.
type BlockName struct {
	ChartText
	URL string
}

// BlockMarks are all marks of a verdict.
type BlockMarks struct {
	Verdict string
	D       string // the path
}

// FitCount is how often a verdict is given.
type FitCount struct {
	Verdict string // fits, with-care, clashes, unknown
	Words   string // Fits, Fits with care, Clashes, Unknown
	Number  int
}

// FitCounts are the numbers of an option.
type FitCounts struct {
	Option Ref // its address is that of its place on the page
	Counts []FitCount
}

// FitMatrix is a table of options against options in blocks by decision.
type FitMatrix struct {
	Caption string
	Columns int
	Groups  []FitMatrixGroup
}

// FitMatrixGroup is the columns, and the rows, of a decision.
type FitMatrixGroup struct {
	Name string
	Rows []FitMatrixRow
}

// FitMatrixRow is an option against all others. Where its own decision stands,
// the first row of a decision has one cell for all of them, the others none.
type FitMatrixRow struct {
	Option Ref
	Cells  []FitCell
}

// FitCell is a verdict that leads to its reason.
type FitCell struct {
	Option         string // the one of the column
	Verdict, Words string
	Place          string // its id on the page
	Same           int    // rows and columns of one decision, instead of a verdict
}

// PairGroup is a decision with what goes with each of its options.
type PairGroup struct {
	Decision Ref
	Options  []PairOption
}

// PairOption is an option with what goes with it.
type PairOption struct {
	ID     string // of its place on the page
	Option Ref
	Counts []FitCount
	With   []PairsWith
}

// PairsWith is all that goes with an option in another decision: with reasons
// where that comes later, else as names that lead to where the reasons stand.
type PairsWith struct {
	Decision Ref
	Entries  []PairEntry
	Names    []FitNames
}

// PairEntry is a pair with its reason.
type PairEntry struct {
	ID string
	Fit
}

// StackScenarios is the gallery of project descriptions for all decisions.
type StackScenarios struct {
	Frame
	Items []StackScenario
}

// StackScenario is one project description with all that it says.
type StackScenario struct {
	ID, Title, Text, Because string
	Made                     []Chosen // before
	Accept                   []Chosen // what fits
	Answers                  []Given
	Run                      string // the run with these answers
	Edit                     string // the line of the data file in the repository
}

// Chosen is what is chosen in a decision; no options mean that nothing is.
type Chosen struct {
	Decision Ref
	Options  []Ref
}
