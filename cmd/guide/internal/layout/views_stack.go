package layout

// The views of all decisions made in one run.

// Stack is the page on which a reader makes all decisions in one run.
type Stack struct {
	Frame
	Most      int // questions in a run
	Start     Next
	Decisions []StackPart
	Pairs     []JudgedPair
	Sources   []SourceRef // all that the flows and the pairs cite
	AllPairs  string      // the page of all pairs
	Scenarios string      // empty when there are none
	Data      string      // JSON
	Graph     any         // what the browser's engine needs; encoded as JSON
}

// StackPart is a decision of the run. The ids of its places and outcomes begin
// with its own id, since two flows may use the same.
type StackPart struct {
	Decision  Ref
	Ask       string // what it decides
	Decide    string // the page of its questions alone
	Questions []Question
	Outcomes  []Outcome
}

// Joined is what the run of all decisions says of a question at its place.
type Joined struct {
	Before  *Link // where an earlier decision asks the same question
	Decider *Link // the decision whose choice answers it
	Follows []Follow
}

// Follow is an answer that need not be asked for.
type Follow struct {
	Number  int // its place in the list of the engine
	Answer  string
	From    []Given // what it follows from: answers by question, or choices by decision
	Because string
}

// JudgedPair is how two options of different decisions go together.
type JudgedPair struct {
	A, B                   Ref
	Verdict, Words, Reason string
	Sources                []SourceRef
}
