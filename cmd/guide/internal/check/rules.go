package check

import (
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
)

// Rule is a named promise about the guide.
type Rule struct {
	Name string // as in diagnostics
	Doc  string // one sentence

	// One of these says where the rule looks; rules with none are kept by the
	// package that reads the files.
	data   func(*model.Guide, *diag.List)
	joint  func(*joint, *diag.List) // all decisions together
	dated  func(*model.Guide, model.Date, *diag.List)
	prose  func(Written, *route.Map, *diag.List)
	words  func(Written, *diag.List)
	page   func(*page, *diag.List) // one finished page
	output func(*Site, *diag.List) // all of them
}

// rules lists every rule of this package. A new one is a file, a line here and
// a script in cmd/guide/testdata.
var rules = []Rule{
	{Name: "answer-link", Doc: "A link with answers gives answers that the flow knows, to the outcome that it names.", prose: answerLinks},
	{Name: "artifact-entry", Doc: "An archive of a site holds plain files under plain names."},
	{Name: "artifact-file", Doc: "A file in an archive of a site is one that a build makes, and asks nothing of a browser or a host that the guide does not."},
	{Name: "artifact-form", Doc: "An archive of a site is plain, whole and of a reasonable size."},
	{Name: "change-level", Doc: "A change names two levels, and the newest one leads to the level of the cell.", data: changeLevel},
	{Name: "data-markup", Doc: "Texts in data files are plain, without marks or tags.", data: dataMarkup},
	{Name: "date-order", Doc: "Things are published before they are read or updated.", data: dateOrder},
	{Name: "dead-anchor", Doc: "A link to a part of a page leads to a place that exists.", prose: deadLinks},
	{Name: "dead-link", Doc: "A link leads to a page that exists."}, // kept by deadLinks too
	{Name: "duplicate-id", Doc: "An id names one thing.", data: duplicateID},
	{Name: "empty-article", Doc: "An article says something below its front matter.", words: emptyArticle},
	{Name: "equal-lists", Doc: "Every option of a decision has as many points for and against as the others.", data: equalLists},
	{Name: "few-sources", Doc: "An article rests on at least three sources.", data: fewSources},
	{Name: "filler", Doc: "Text says something: no phrases that only promise or announce.", data: fillerInData, words: fillerInProse},
	{Name: "flow-answers", Doc: "A place of a flow lists exactly the answers of its question.", data: flowAnswers},
	{Name: "flow-contradiction", Doc: "An answer does not speak both for and against an option.", data: flowContradiction},
	{Name: "flow-instead", Doc: "An outcome says what to look at instead, and has a short name, where it chooses nothing.", data: flowInstead},
	{Name: "flow-label", Doc: "The words of questions, answers and outcomes fit on a chart and on a button.", data: flowLabel},
	{Name: "flow-long", Doc: "No path asks more than seven questions.", data: flowLong},
	{Name: "flow-next", Doc: "An answer leads to a place or an outcome of its flow, and no two of these share an id.", data: flowNext},
	{Name: "flow-order", Doc: "An answer leads forward in the file, so that no path comes back.", data: flowOrder},
	{Name: "flow-pointless", Doc: "The answers of a place do not all lead to the same place.", data: flowPointless},
	{Name: "flow-ruled-out", Doc: "No path recommends an option that an answer on it rules out.", data: flowRuledOut},
	{Name: "flow-strength", Doc: "An outcome is a tie exactly when it chooses two options or more.", data: flowStrength},
	{Name: "flow-twice", Doc: "No path asks a question twice.", data: flowTwice},
	{Name: "flow-unchosen", Doc: "Every option is chosen by an outcome, or the flow says why it is not.", data: flowUnchosen},
	{Name: "flow-unexplained", Doc: "An outcome explains every option that it does not choose, by answers on every path to it or by itself.", data: flowUnexplained},
	{Name: "flow-unreachable", Doc: "Every place and every outcome of a flow is reached from its start.", data: flowUnreachable},
	{Name: "flow-version", Doc: "The version of a flow counts from one.", data: flowVersion},
	{Name: "founding-rule", Doc: "The guide follows the rules of the founding articles where it says so.", data: foundingRule},
	{Name: "future-date", Doc: "Nothing was read, verified, published, released or shared on a day still to come.", dated: futureDate},
	{Name: "home-page", Doc: "The first page is no draft and says nothing that it does not show.", data: homePage},
	{Name: "id-mismatch", Doc: "An id equals the name of its file or folder.", data: idMismatch},
	{Name: "inline-code", Doc: "Finished pages hold no inline style and no script but data.", page: inlineCode},
	{Name: "invalid-alias", Doc: "A former address has the form of an address.", data: invalidAlias},
	{Name: "leak", Doc: "Finished pages show no trace of the program's inner values.", page: leak},
	{Name: "listed-twice", Doc: "A source or a file stands once in a list.", data: listedTwice},
	{Name: "literal-markup", Doc: "Text shows no signs of Markdown that did not become markup.", words: literalMarkup},
	{Name: "missing-cell", Doc: "Every option is judged on every criterion.", data: missingCell},
	{Name: "missing-date", Doc: "An article says when it was published.", data: missingDate},
	{Name: "missing-summary", Doc: "The summary of an article says what it answers.", data: missingSummary},
	{Name: "missing-variant", Doc: "A task says of every option of its decision how it is solved, or why not.", data: missingVariant},
	{Name: "old-link", Doc: "An address that somebody may have shared leads where it led, or says why it does not.", data: oldLink},
	{Name: "option-order", Doc: "Options are listed in the order of the alphabet.", data: optionOrder},
	{Name: "output-link", Doc: "Every link, picture, style sheet, canonical address and sitemap entry of the output resolves inside it.", output: outputLink},
	{Name: "own-address", Doc: "A link within the guide leads to a file, not to an address of the website.", prose: ownAddress},
	{Name: "page-id", Doc: "An id stands once on a finished page.", page: pageID},
	{Name: "retyped-datum", Doc: "A version that the text calls the newest, or needed, is the one in the data.", data: retypedInData, words: retypedInProse},
	{Name: "sample-status", Doc: "A sample that is shown has files, and one that is not says why.", data: sampleStatus},
	{Name: "scenario-path", Doc: "The answers of a scenario form one path, to an outcome that it accepts.", data: scenarioPath},
	{Name: "source-address", Doc: "A source without an address says why.", data: sourceAddress},
	{Name: "stack-clash", Doc: "Where answers lead to options that clash, there is a combination without a clash to propose.", joint: stackClash},
	{Name: "stack-follows", Doc: "What follows in the joint run follows from other answers or from one choice, for each of its options, and never both ways.", joint: stackFollows},
	{Name: "stack-judged", Doc: "Of two decisions whose options are judged, every pair is judged that answers lead to together.", joint: stackJudged},
	{Name: "stack-link", Doc: "An address of the joint run that somebody may have shared leads where it led, or says why it does not.", joint: stackLink},
	{Name: "stack-long", Doc: "The joint run asks at most twelve questions, and eight on average, and both can be proved.", joint: stackLong},
	{Name: "stack-name", Doc: "A question and a decision share no id.", data: stackName},
	{Name: "stack-order", Doc: "The joint run asks each question that its order lists, once.", joint: stackOrder},
	{Name: "stack-pair", Doc: "A pair joins two options of different decisions, once, in the order of the decisions.", data: stackPair},
	{Name: "stack-scenario", Doc: "The answers of a scenario of the whole stack form one run, and every decision ends in what it accepts.", joint: stackScenario},
	{Name: "stack-version", Doc: "The version of the joint run counts from one.", data: stackVersion},
	{Name: "support-window", Doc: "A support window ends after it begins, or says why it has no end, and each kind stands once for a line.", data: supportWindow},
	{Name: "unequal-profile", Doc: "The profiles of a decision's options are about equally long.", data: unequalProfile},
	{Name: "unknown-criterion", Doc: "A criterion that is named exists.", data: unknownCriterion},
	{Name: "unknown-decision", Doc: "A decision that is named exists.", data: unknownDecision},
	{Name: "unknown-option", Doc: "An option that is named exists, and belongs to the decision that names it.", data: unknownOption},
	{Name: "unknown-question", Doc: "A question that is named exists.", data: unknownQuestion},
	{Name: "unknown-source", Doc: "A source that is named exists.", data: unknownSource},
	{Name: "unlisted-option", Doc: "An article lists every option of its decision that its text names.", words: unlistedOption},
	{Name: "unsourced", Doc: "A verdict has a source, or says that it is unknown and what would settle it.", data: unsourced},
	{Name: "unused-question", Doc: "Every question is asked.", data: unusedQuestion},
	{Name: "unused-source", Doc: "Every source is used.", data: unusedSource},
	{Name: "verdict-form", Doc: "A verdict is one sentence that fits into a cell.", data: verdictForm},
}

// Written is a Markdown file with what its text holds.
type Written struct {
	Guide   *model.Guide
	Flows   map[model.ID]*flow.Flow
	Article *model.Article
	Doc     *markdown.Doc
	URL     string
	Blank   bool // nothing stands below the front matter

	text []passage
}

// Data runs the rules over the guide's data; now is today.
func Data(g *model.Guide, now model.Date, diags *diag.List) {
	j := join(g)
	for _, r := range rules {
		if r.data != nil {
			r.data(g, diags)
		}
		if r.joint != nil {
			r.joint(j, diags)
		}
		if r.dated != nil {
			r.dated(g, now, diags)
		}
	}
}

// Rules lists the rules of this package and of those that read the files, by
// name.
func Rules() []Rule {
	all := append(slices.Clone(rules), kept...)
	slices.SortFunc(all, func(a, b Rule) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// Prose runs the rules over one Markdown file.
func Prose(w Written, routes *route.Map, diags *diag.List) {
	for _, r := range rules {
		if r.prose != nil {
			r.prose(w, routes, diags)
		}
	}
}

// Words runs the rules over the words of one Markdown file. They follow from the
// file and the guide's data alone.
func Words(w Written, text []markdown.TextRun, diags *diag.List) {
	w.text = passages(text)
	for _, r := range rules {
		if r.words != nil {
			r.words(w, diags)
		}
	}
}

// Output runs the rules over the finished site, after [Inspect] has run those
// over each page.
func Output(s *Site, diags *diag.List) {
	for _, r := range rules {
		if r.output != nil {
			r.output(s, diags)
		}
	}
}
