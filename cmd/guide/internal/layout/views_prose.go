package layout

import "html/template"

// The pages of what is written: articles, samples, and the lists of all that.

// Code is a piece of a sample or a fenced block.
type Code struct {
	Title  string        // file name
	Source string        // where the file is in the repository
	Page   string        // the page of its task
	HTML   template.HTML // highlighted
	Tested string        // "Express 5.3.0, Socket.IO 4.8.4", or empty

	Language, Text string // the same without markup, for Markdown
}

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
	Edit              string // the line of the data file in the repository
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
