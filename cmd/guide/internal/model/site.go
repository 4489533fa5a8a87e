package model

import (
	"fmt"
	"regexp"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Site holds what is true of the guide as a whole.
type Site struct {
	At          diag.Pos          `yaml:"-"`
	Title       strict.At[string] `yaml:"title"`
	Tagline     strict.At[string] `yaml:"tagline"`
	Description strict.At[string] `yaml:"description"`
	BaseURL     strict.At[URL]    `yaml:"base_url"`
	Language    strict.At[string] `yaml:"language"`
	Repository  strict.At[URL]    `yaml:"repository"`
	Branch      strict.At[string] `yaml:"branch"`
	Publisher   strict.At[string] `yaml:"publisher"`
	Decisions   []IDAt            `yaml:"decisions"`
}

var (
	languageTag = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
	branchName  = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*$`)
)

// checkSite looks at the values that become parts of addresses and attributes.
func (l loader) checkSite(s *Site) {
	report := func(at diag.Pos, message, value, hint string) {
		l.diags.Add(diag.Diagnostic{Pos: at, Rule: "invalid-value", Message: fmt.Sprintf(message, value), Hint: hint})
	}
	if v := s.Language; v.V != "" && !languageTag.MatchString(v.V) {
		report(v.Pos, "%q is not the tag of a language", v.V, "write en, or de-AT")
	}
	if v := s.Branch; v.V != "" && (!branchName.MatchString(v.V) || strings.Contains(v.V, "..") || strings.HasSuffix(v.V, ".") || strings.HasSuffix(v.V, ".lock")) {
		report(v.Pos, "%q is not the name of a branch", v.V, "use letters, digits and . _ - /, such as main")
	}
	if v := s.Repository; strings.ContainsAny(string(v.V), "?#") {
		report(v.Pos, "the address %q has more than a host and a path", string(v.V), "write it as https://github.com/owner/name")
	}
}
