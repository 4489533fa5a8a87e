package layout

import "html/template"

// The views: one narrow struct for each kind of page, holding exactly what its
// layout shows. All URLs of the site are addresses rooted at "/"; layouts print
// them with the function href, which puts the base path in front.

// Frame is what every page shows around its own content.
type Frame struct {
	Title       string // of the page; the home page's is the site's
	Head        string // the title as a tab or a search result shows it
	Description string
	URL         string // the page's address
	Kind        string // name of the page kind, for a class on the body
	Article     *Dates // set on articles
	Crumbs      []Link // from home to the parent
	Prev, Next  *Link
	Edit        *Link   // the file behind the page, in the repository
	Feedback    string  // where readers write about the page; empty on stubs
	Twin        string  // the page as Markdown, where there is such a file
	Image       *Image  // for those who share the page; nil where there is none
	JSONLD      any     // encoded as linked data when not nil
	Styles      []Asset // beside the style sheet of all pages
	Scripts     []Asset // beside that of all pages: what runs, then what it imports
	Blocking    bool    // nothing is painted before they have run, so that nothing moves
	Site        *Site
}

// Image is a picture with its size in pixels and what can be read on it.
type Image struct {
	URL, Alt      string
	Width, Height int
}

// Dates are the days of an article: as data (2026-11-21) and in words.
type Dates struct{ Published, Updated Date }

// Date is a day for machines and for people. The zero Date is no date.
type Date struct{ ISO, Long string }

// Site is what is the same on every page.
type Site struct {
	Title, Tagline, Language, Publisher string
	Origin                              string // scheme and host, without a slash at the end
	Repository                          string
	CSP                                 template.HTMLAttr // content="…" of the policy's meta element
	NoIndex                             bool              // a preview, not to be found by search engines
	Nav                                 []Link
	Footer                              []Link
	CSS, Print, JS, Theme, Icon         Asset
	Search                              Asset // the style sheet of search results
}

// Asset is a fingerprinted file. The integrity is a whole attribute: its value
// holds characters that html/template would write as entities.
type Asset struct {
	URL       string
	Integrity template.HTMLAttr // integrity="…"
}

// Link is an address of the site, or an absolute one, with its text.
type Link struct{ URL, Text string }

// Ref names an option, a criterion or another thing that has a page.
type Ref struct{ ID, Name, URL string }

// SourceRef is a source as it is cited.
type SourceRef struct {
	ID, Title, Publisher, Kind string
	URL                        string // its place on the page of sources
	Address                    string // outside; may be empty
	Read                       string // page, copy, excerpt or, where nobody said it, empty
	Note                       string
	Published, Accessed        Date
}

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

// Code is a piece of a sample or a fenced block.
type Code struct {
	Title  string        // file name
	Source string        // where the file is in the repository
	Page   string        // the page of its task
	HTML   template.HTML // highlighted
	Tested string        // "Express 5.3.0, Socket.IO 4.8.4", or empty

	Language, Text string // the same without markup, for Markdown
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

// ArticleCard announces an article.
type ArticleCard struct {
	URL, Title, Summary string
	Published           Date
	About               string // the names of its options
}

// DecisionCard announces a decision.
type DecisionCard struct {
	URL, Name, Question, Summary string
	Options                      []Ref
}

// OptionCard announces an option.
type OptionCard struct {
	Ref
	Kind, Summary, Language, Version string
}

// Home is the first page.
type Home struct {
	Frame
	Body      template.HTML
	Decision  Ref // the one whose short answer is shown
	Ask       *Ask
	Answers   Answers
	Options   []OptionCard
	Decisions []DecisionCard
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
	Pairs             []Link
	Articles          []ArticleCard
	Data              string // JSON
}

// CriterionCard announces a criterion.
type CriterionCard struct {
	Ref
	Asks string
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
	Plot                template.HTML // its levels
	Facts               []Fact
	Support             *Support // nil where nothing is published
	IdealFor, Consider  []string
	Users               []User
	Cells               []Cell
	Fits                []FitGroup
	Pairs               []Link
	Articles            []ArticleCard
	Samples             []Link
	Decision            Ref
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

// User says who uses an option, and who says so.
type User struct {
	Name, Says string
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
	Reason  string
	Sources []SourceRef
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

// Step is a level or a weight with the number that it counts.
type Step struct {
	Name   string
	Number int
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

// LevelDefinition says what a level means for a criterion.
type LevelDefinition struct{ Level, Words string }

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
}

// Given is an answer that was given, in few words.
type Given struct{ Question, Answer string }

// Samples lists the tasks.
type Samples struct {
	Frame
	Tasks  []TaskCard
	Tables []SampleTable // one for each decision that has samples
}

// SampleTable shows how far each sample of a decision's options is tested.
type SampleTable struct {
	Caption string
	Options []Ref
	Rows    []SampleRow
}

// SampleRow is a task, with a field for each option.
type SampleRow struct {
	Task   Link
	Fields []SampleField
}

// SampleField is how far one option's solution of a task is tested.
type SampleField struct {
	Option Ref
	Status string // ran, syntax-checked, not-applicable, or empty for no sample
	Words  string
	URL    string // empty for no sample
}

// TaskCard announces a task.
type TaskCard struct {
	URL, Title, Summary string
	Options             []Ref
}

// Sample is one task in every option that has it.
type Sample struct {
	Frame
	Title, Summary, Behavior string
	Variants                 []Variant
}

// Variant is one option's solution.
type Variant struct {
	Option   Ref
	Status   string // ran, syntax-checked, not-applicable
	Words    string // "Run by the tests", …
	Note     string
	Versions string
	Files    []Code
}

// Articles lists the articles.
type Articles struct {
	Frame
	Items []template.HTML // a card each, as there may be thousands
}

// Article is an article, or a page written in Markdown.
type Article struct {
	Frame
	Title, Summary string
	Dates          Dates
	TOC            []TOCItem
	Body           template.HTML
	Options        []Ref
	Sources        []SourceRef
}

// TOCItem is a heading in the table of contents with those below it.
type TOCItem struct {
	ID   string
	HTML template.HTML // the heading's text with its inline markup
	Sub  []TOCItem
}

// Sources lists every source and who uses it.
type Sources struct {
	Frame
	Kinds []SourceKind
}

// SourceKind is one kind of source, such as docs.
type SourceKind struct {
	Kind, Name string
	Items      []SourceItem
}

// SourceItem is a source with the pages that rest on it.
type SourceItem struct {
	SourceRef
	UsedBy []Link
	Edit   string
}

// Changes is the history of verdicts.
type Changes struct {
	Frame
	Items []Change
}

// Change is one entry of it.
type Change struct {
	Date              Date
	Decision          Ref
	Option, Criterion *Ref
	From, To          string
	Reason            string
	Sources           []SourceRef
}

// NotFound is the page for addresses that do not exist.
type NotFound struct {
	Frame
	Decisions []DecisionCard
}

// All lists every page of the guide.
type All struct {
	Frame
	Sections []AllSection
}

// AllSection is a part of the guide with its pages.
type AllSection struct {
	ID, Name string
	Groups   []AllGroup
}

// AllGroup is pages of one kind.
type AllGroup struct {
	Name  string // empty for pages that differ
	Pages []Link
}

// Redirect is a stub that leads to the page's present address.
type Redirect struct {
	Title string
	URL   string // the present address
	Site  *Site
}
