package model

import (
	"fmt"
	"regexp"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// LanguageTag names the language that a guide is written in.
type LanguageTag string

const languageHint = "write en, or de-AT"

var languagePattern = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// ParseYAML implements strict.Scalar.
func (l *LanguageTag) ParseYAML(text string) error {
	if !languagePattern.MatchString(text) {
		return strict.Invalid{Message: fmt.Sprintf("%q is not the tag of a language", text), Hint: languageHint}
	}
	*l = LanguageTag(text)
	return nil
}

// Form implements strict.Scalar.
func (*LanguageTag) Form() strict.Form {
	return strict.Form{Pattern: languagePattern.String(), Hint: languageHint, Examples: []string{"en", "de-AT"}}
}

// BranchName names a branch of the repository. It becomes part of addresses.
type BranchName string

const branchHint = "use letters, digits and . _ - /, such as main"

// No part starts or ends with a dot, and no two dots stand together.
var branchPattern = regexp.MustCompile(`^[A-Za-z0-9_]([.]?[A-Za-z0-9_-])*(/[A-Za-z0-9_]([.]?[A-Za-z0-9_-])*)*$`)

// ParseYAML implements strict.Scalar.
func (b *BranchName) ParseYAML(text string) error {
	if !branchPattern.MatchString(text) || strings.HasSuffix(text, ".lock") {
		return strict.Invalid{Message: fmt.Sprintf("%q is not the name of a branch", text), Hint: branchHint}
	}
	*b = BranchName(text)
	return nil
}

// Form implements strict.Scalar.
func (*BranchName) Form() strict.Form {
	return strict.Form{Pattern: branchPattern.String(), Hint: branchHint, Examples: []string{"main"}}
}

// nameForm is that of an id which starts with a letter: see keysAreIDs.
var nameForm = strict.Form{
	Pattern: `^[a-z][a-z0-9]*(-[a-z0-9]+)*$`, Longest: maxID, Hint: "start with a letter; " + idHint,
}

// keyForms are the forms of keys that are free, by what they name.
var keyForms = map[string]strict.Form{
	"question": nameForm, "answer": nameForm, "place": nameForm, "outcome": nameForm,
	"criterion": (*ID)(nil).Form(), "option": (*ID)(nil).Form(),
}

// KeyForm is the form of keys that name such things. Others can be any text.
func KeyForm(what string) (strict.Form, bool) {
	form, ok := keyForms[what]
	return form, ok
}
