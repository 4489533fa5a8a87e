package model

import (
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// FoundingRule is advice of one of the articles that the guide grew from, with
// the places where the guide follows it. A guide may have none.
type FoundingRule struct {
	At      diag.Pos          `yaml:"-"`
	ID      strict.At[string] `yaml:"id"` // such as R002-1
	Source  IDAt              `yaml:"source"`
	When    strict.At[string] `yaml:"when"`
	Says    strict.At[string] `yaml:"says"` // what to choose then
	Met     []Met             `yaml:"met"`
	Departs strict.At[string] `yaml:"departs,optional"` // how the guide differs, and why
}

// Met is a place where the guide follows a rule. It is one of three: answers to
// the questions of a decision and all that they may lead to, a cell, or an
// article.
type Met struct {
	At        diag.Pos         `yaml:"-"`
	Decision  IDAt             `yaml:"decision,optional"`
	Answers   strict.Map[IDAt] `yaml:"answers,optional"` // by question
	Choose    []IDAt           `yaml:"choose,optional"`
	Option    IDAt             `yaml:"option,optional"`
	Criterion IDAt             `yaml:"criterion,optional"`
	Article   IDAt             `yaml:"article,optional"`
}

// RulesFile holds the founding rules.
const RulesFile = "data/rules.yaml"

// ArticleFile is the file of an article.
func ArticleFile(slug ID) string { return "content/articles/" + string(slug) + ".md" }
