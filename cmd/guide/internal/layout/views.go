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
	Edit        []Link  // the files behind the page, in the repository; the only one has no text
	Wrong       string  // where readers say what is wrong on the page; empty on stubs
	Broken      string  // where they say that it does not work, when it has no file of its own
	Twin        string  // the page as Markdown, where there is such a file
	Image       *Image  // for those who share the page; nil where there is none
	JSONLD      any     // encoded as linked data when not nil
	Styles      []Asset // beside the style sheet of all pages
	Scripts     []Asset // beside that of all pages: what runs, then what it imports
	Unlisted    bool    // not to be found by search engines
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
	Search                              Asset // the style sheet of search results; without it there is no search
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
type Ref struct {
	ID, Name, URL string
	Sign          Sign // of options
}

// Sign is what an option is recognized by beside its name: two letters in a hue,
// a number from 0 to 11. The zero Sign is none.
type Sign struct {
	Letters string
	Hue     int
}

// SourceRef is a source as it is cited.
type SourceRef struct {
	ID, Title, Publisher, Kind string
	URL                        string // its place on the page of sources
	Address                    string // outside; may be empty
	Read                       string // page, copy, excerpt or, where nobody said it, empty
	Note                       string
	Published, Accessed        Date
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

// CriterionCard announces a criterion.
type CriterionCard struct {
	Ref
	Asks string
}
