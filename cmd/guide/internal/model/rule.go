package model

import (
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// FoundingRule is advice of one of the articles that the guide grew from, with
// the places where the guide follows it. A guide may have none.
type FoundingRule struct {
	At diag.Pos `yaml:"-"`
	// A name for the rule that no other rule has.
	ID strict.At[string] `yaml:"id" example:"R002-1"`
	// The article that gives the advice, by its id in data/sources.yaml.
	Source IDAt `yaml:"source"`
	// The situation that the advice is for.
	When strict.At[string] `yaml:"when"`
	// What to choose then, according to the article.
	Says strict.At[string] `yaml:"says"`
	// The places where the guide follows the rule.
	Met []Met `yaml:"met"`
	// How the guide differs from the rule, and why, in a sentence or two.
	Departs strict.At[string] `yaml:"departs,optional"`
}

// Met is a place where the guide follows a rule. It is one of three: answers to
// the questions of a decision and all that they may lead to, a cell, or an
// article.
type Met struct {
	At diag.Pos `yaml:"-"`
	// For answers: the decision whose questions they answer.
	Decision IDAt `yaml:"decision,optional"`
	// For answers: what is answered, by question.
	Answers strict.Map[IDAt] `yaml:"answers,optional" keys:"question"`
	// For answers: all options that the outcomes behind these answers choose.
	Choose []IDAt `yaml:"choose,optional"`
	// For a cell: its option.
	Option IDAt `yaml:"option,optional"`
	// For a cell: its criterion.
	Criterion IDAt `yaml:"criterion,optional"`
	// For an article: the name of its file without .md.
	Article IDAt `yaml:"article,optional"`
}

// RulesFile holds the founding rules.
const RulesFile = "data/rules.yaml"

// ArticleFile is the file of an article.
func ArticleFile(slug ID) string { return "content/articles/" + string(slug) + ".md" }
