package layout

// The views of the decision flow: its questions, outcomes and chart.

// Decide is the page on which a reader answers the questions of a decision.
type Decide struct {
	Frame
	Decision  Ref
	Longest   int // questions on the longest path
	Start     Next
	Questions []Question
	Outcomes  []Outcome
	Chart     Chart
	Sources   []SourceRef // all that the flow cites
	Scenarios string      // empty when there are none
	Data      string      // JSON
	Graph     any         // what the browser's engine needs; encoded as JSON
}

// Question is a place of a flow, with the wording of its question.
type Question struct {
	ID                    string // of the place
	Short, Ask, Why, Help string
	Answers               []FlowAnswer
	Joined                *Joined // where all decisions are made in one run
	Edit                  string  // the line of its words in the repository
}

// FlowAnswer is an answer at a place and what follows from it.
type FlowAnswer struct {
	ID, Label, Short string
	Next             Next
	Effects          []Effect
	Edit             string // the line of what follows from it in the repository
}

// Next is what an answer leads to: a question, or an outcome.
type Next struct {
	ID, Text string
	Outcome  bool
}

// Effect is what an answer says about an option.
type Effect struct {
	Option  Ref
	Is      string // for, against, rules-out
	Words   string // For, Against, Rules out
	Because string
	Sources []SourceRef
}

// Outcome is where a flow ends.
type Outcome struct {
	ID, Name              string
	Choose                []Ref
	Firm                  string // how firm it is, in words
	Summary, Instead      string
	RunnerUp              *RunnerUp
	WhyNot                []Effect
	Cautions, RevisitWhen []string
	Sources               []SourceRef
	Further               []Link // profiles, comparisons and samples of what is chosen
	Neighbors             []Neighbor
	Pairs                 string    // where the pairs of what is chosen stand; empty where no page does
	Onward                *Next     // what comes next where all decisions are made in one run
	Together              *Together // that run, from the page of one decision
	Edit                  string    // the line of the data file in the repository
}

// Together leads from one decision to the run of all.
type Together struct {
	Page string
	// Left are answers that the run does not take, as an address writes them, with
	// a space after each.
	Left string
}

// Neighbor is another decision that an outcome bears on.
type Neighbor struct {
	Decision Ref
	Decide   string
	Fits     []FitNames
}

// FitNames are the options that go with an outcome in the same way.
type FitNames struct {
	Verdict string // fits, with-care, clashes, unknown
	Words   string // Fits, Fits with care, Clashes, Unknown
	Options []Ref
}

// RunnerUp is the second choice and when it is the first.
type RunnerUp struct {
	Option Ref
	When   string
}

// Ask is the first question of a decision, ready to be answered elsewhere. Its
// answers lead to the page of questions.
type Ask struct {
	Decision       Ref
	Page           string
	Ask, Why, Help string
	Answers        []Link
	Longest        int // questions on the longest path
}

// Chart is a drawing of a flow in CSS pixels.
type Chart struct {
	Title, Summary string // what it shows, in short and in a sentence
	Width, Height  int
	Live           bool // a script marks the reader's way
	Nodes          []ChartNode
	Edges          []ChartEdge
	Outline        []OutlineItem
}

// OutlineItem is a question of the same flow in a list, with its answers.
type OutlineItem struct {
	Link
	Answers []OutlineAnswer
}

// OutlineAnswer is an answer and what it leads to.
type OutlineAnswer struct {
	Text   string
	OnPath bool // the drawing marks it
	Next   Link
}

// Flowchart is a chart inside an article.
type Flowchart struct {
	Page  string // the page of questions, with the answers that are marked
	Chart Chart
}

// ChartNode is a box: a question with a row for each answer, or an outcome.
type ChartNode struct {
	ID, URL    string // of the place or outcome; where it is explained
	Class      string // question, outcome
	OnPath     bool
	X, Y, W, H string
	Lines      []ChartText
	Note       []ChartText
	Rows       []ChartRow
}

// ChartRow is the row of an answer.
type ChartRow struct {
	ID         string
	OnPath     bool
	X, Y, W, H string
	EndX, EndY string // where the edge starts
	Lines      []ChartText
}

// ChartText is a line of text at its baseline.
type ChartText struct{ X, Y, Text string }

// ChartEdge leads from a row to a box.
type ChartEdge struct {
	From, Answer string
	OnPath       bool
	D            string // the path
}
