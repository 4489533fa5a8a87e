package route

import (
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/model"
)

// Addresses of the pages that stand alone. All addresses are rooted at the
// site; the base path of a project page is put in front when they are printed.
const (
	Home     = "/"
	Articles = "/articles/"
	Samples  = "/samples/"
	Sources  = "/sources/"
	Stack    = "/stack/"
	Changes  = "/changes/"
	NotFound = "/404.html"
	Feed     = "/feed.xml"
	Search   = "/search.json"
	All      = "/all/"

	StackPairs     = Stack + "pairs/"
	StackCSV       = StackPairs + "matrix.csv"
	StackScenarios = Stack + "scenarios/"
)

// Decision is the landing page of a decision.
func Decision(d model.ID) string { return "/" + string(d) + "/" }

// Option is the profile of an option.
func Option(d, o model.ID) string { return Decision(d) + string(o) + "/" }

// Cell is the place of a criterion on an option's profile.
func Cell(d, o, c model.ID) string { return Option(d, o) + "#" + string(c) }

// Compare is the matrix of a decision.
func Compare(d model.ID) string { return Decision(d) + "compare/" }

// Pair compares two options; the one that is first in the alphabet comes first.
func Pair(d, a, b model.ID) string {
	if b < a {
		a, b = b, a
	}
	return Compare(d) + string(a) + "-vs-" + string(b) + "/"
}

// ReversePair is the same pair the other way round; it redirects to [Pair].
func ReversePair(d, a, b model.ID) string {
	if b < a {
		a, b = b, a
	}
	return Compare(d) + string(b) + "-vs-" + string(a) + "/"
}

// Criterion is the page of a criterion.
func Criterion(d, c model.ID) string { return Decision(d) + "criteria/" + string(c) + "/" }

// Decide is the page of questions of a decision.
func Decide(d model.ID) string { return Decision(d) + "decide/" }

// Answered is the page of questions with answers already given. Without
// scripts it shows the node that they lead to.
func Answered(d model.ID, query string, node model.ID) string {
	return Decide(d) + "?" + query + "#" + string(node)
}

// Scenarios is the gallery of a decision.
func Scenarios(d model.ID) string { return Decision(d) + "scenarios/" }

// Sample is the page of a task.
func Sample(t model.ID) string { return Samples + string(t) + "/" }

// Article is the page of an article.
func Article(slug string) string { return Articles + slug + "/" }

// Standing is the page of a file in content/pages; home.md is the home page.
func Standing(slug string) string {
	if slug == "home" {
		return Home
	}
	return "/" + slug + "/"
}

// Twin is a page as Markdown.
func Twin(page string) string { return page + "index.md" }

// Share is the picture of a page. It follows from the page's address alone: a
// message that was sent long ago still finds it when the page has another
// title, and a page need not wait for its picture to be drawn.
func Share(page string) string {
	if page == Home {
		return "/share/index.png"
	}
	return "/share" + strings.TrimSuffix(page, "/") + ".png"
}

// Source is the place of a source on the page of sources.
func Source(s model.ID) string { return Sources + "#" + string(s) }

// Data is a decision as JSON.
func Data(d model.ID) string { return "/data/" + string(d) + ".json" }

// CSV is a decision's matrix as comma-separated values.
func CSV(d model.ID) string { return Compare(d) + "matrix.csv" }

// StackPair is the name of the place of a pair on the page of pairs: the option
// of the earlier decision comes first. No id holds an underscore, so that no
// other pair and no option has this name.
func StackPair(a, b model.ID) string { return string(a) + "_" + string(b) }

// StackAnswered is the run through all decisions with a state already given.
func StackAnswered(query string) string { return Stack + "?" + query }

// StackData is what joins the decisions as JSON: the pairs above all.
const StackData = "/data/stack.json"

// Schema is the JSON Schema of a data file: "decision" or "stack".
func Schema(name string) string { return "/data/schema/" + name + ".json" }
