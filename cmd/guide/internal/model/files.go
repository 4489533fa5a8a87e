package model

import (
	"embed"
	"path"
	"reflect"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// FileKind is a kind of file that editors write in YAML.
type FileKind struct {
	Name  string // one word, or two with a hyphen
	Files string // where they lie, as patterns of path.Match
	About string // what such a file holds, in a sentence for editors
	Type  reflect.Type
	Keys  string // what the keys of the file name, where they are free
}

// FileKinds lists the kinds of files, those of the whole guide first. Of
// articles and pages the front matter is meant.
var FileKinds = []FileKind{
	{"site", "data/site.yaml", "What is true of the guide as a whole.", reflect.TypeFor[Site](), ""},
	{"sources", "data/sources.yaml", "Everything that a claim of the guide rests on.", reflect.TypeFor[AllSources](), ""},
	{"questions", "data/questions.yaml", "How questions and their answers are worded, once for all decisions.", reflect.TypeFor[AllQuestions](), ""},
	{"stack", StackFile, "What joins the decisions: which options go together, and how all decisions are made in one run.", reflect.TypeFor[Stack](), ""},
	{"rules", "data/rules.yaml", "Where the guide follows the articles that it grew from.", reflect.TypeFor[AllRules](), ""},
	{"decision", "data/*/decision.yaml", "A decision: what has to be decided, and the short answer.", reflect.TypeFor[About](), ""},
	{"criteria", "data/*/criteria.yaml", "What the options of a decision are compared on.", reflect.TypeFor[AllCriteria](), ""},
	{"flow", "data/*/flow.yaml", "What follows from the answers to a decision's questions, and where they end.", reflect.TypeFor[Flow](), ""},
	{"scenarios", "data/*/scenarios.yaml", "Descriptions of projects, and what a good guide may recommend for them.", reflect.TypeFor[AllScenarios](), ""},
	{"links", "data/*/links.yaml", "Addresses that somebody may have shared, and where they must lead.", reflect.TypeFor[AllLinks](), ""},
	{"changes", "data/*/changes.yaml", "The history of a decision's verdicts.", reflect.TypeFor[AllChanges](), ""},
	{"option", "data/*/options/*.yaml", "An option of a decision: its facts, and its judgment on every criterion.", reflect.TypeFor[Option](), ""},
	{"task", "content/samples/*/task.yaml", "A programming task, and how each option solves it.", reflect.TypeFor[Task](), ""},
	{"tested", "content/samples/*/*/tested.yaml", "The versions that a sample ran with, which the tests write down.", reflect.TypeFor[TestedVersions](), "package"},
	{"front-matter", "content/articles/*.md content/pages/*.md", "What stands between the two lines --- at the top of an article or page.", reflect.TypeFor[Article](), ""},
}

// Schema is the file that tells editors what they can write in files of the
// kind. Nothing of it is published: the schemas that the site has, which package
// output makes, describe what programs read.
func (k FileKind) Schema() string { return "data/schema/" + k.Name + ".schema.json" }

// KindOf gives the kind of the file at a path; the zero FileKind is none.
func KindOf(file string) FileKind {
	for _, k := range FileKinds {
		for _, pattern := range strings.Fields(k.Files) {
			if ok, _ := path.Match(pattern, file); ok {
				return k
			}
		}
	}
	return FileKind{}
}

// AllSources holds all sources.
type AllSources struct {
	// The sources of the guide.
	Sources []*Source `yaml:"sources"`
}

// AllRules holds the founding rules.
type AllRules struct {
	// The rules, in the order of the articles.
	Rules []FoundingRule `yaml:"rules"`
}

// AllQuestions holds the wording of all questions.
type AllQuestions struct {
	// The questions, each under a short name that flows and scenarios use.
	Questions strict.Map[*Question] `yaml:"questions" keys:"question"`
}

// AllCriteria holds the criteria of a decision.
type AllCriteria struct {
	// The criteria, in the order in which tables show them.
	Criteria []*Criterion `yaml:"criteria"`
}

// AllScenarios holds the scenarios of a decision.
type AllScenarios struct {
	// The projects that are described; [ ] where there are none.
	Scenarios []Scenario `yaml:"scenarios,empty"`
}

// AllLinks holds the links into the flow of a decision.
type AllLinks struct {
	// The addresses; [ ] where there are none yet.
	Links []OldLink `yaml:"links,empty"`
}

// AllChanges holds the history of a decision.
type AllChanges struct {
	// The changes, newest first; [ ] where there are none yet.
	Changes []Change `yaml:"changes,empty"`
}

// TestedVersions holds versions by the name of a package.
type TestedVersions = strict.Map[strict.At[string]]

// Declarations are this package's types as they are written, with the comments
// that say what their fields are for.
//
//go:embed decision.go files.go flow.go forms.go guide.go option.go rule.go scalar.go site.go stack.go task.go words.go words_flow.go
var Declarations embed.FS
