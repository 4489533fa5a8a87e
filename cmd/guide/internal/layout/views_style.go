package layout

import "html/template"

// Style shows every element in every state, for those who change the looks. What
// stands in its Markdown file are the elements of articles; the rest is what
// other pages show, with the data of the guide. Parts that the guide has no data
// for are nil.
type Style struct {
	Article
	Signs     []Sign // one of each hue
	Levels    []string
	Decision  *Decision // the first, in part; the next ones belong to it
	Matrices  []Matrix  // with few, some and many options
	Option    *Option   // one cell of each level, one fit of each verdict
	Compare   *Compare
	Pair      *Pair
	Criterion *Criterion
	Together  *Pairs // two options of each of the last three decisions
	Flow      *StyleFlow
	Scenario  *Scenario
	Chart     *Chart // the smallest, with a way
	Sample    *Sample
	Changes   []Change
	Stories   []template.HTML
	Cited     []SourceItem
}

// StyleFlow is the end of a flow: a question, what its answers lead to, and what
// a result says of them.
type StyleFlow struct {
	Question Question
	Outcomes []Outcome
	Effects  []Effect // one for, one against, one that rules out
	Given    []Given
	Decide   string // the page of questions
}
