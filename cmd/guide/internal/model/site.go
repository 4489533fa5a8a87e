package model

import (
	"fmt"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Site holds what is true of the guide as a whole.
type Site struct {
	At diag.Pos `yaml:"-"`
	// The guide's name, as it stands at the top of every page.
	Title strict.At[string] `yaml:"title"`
	// One short line that stands beside the name.
	Tagline strict.At[string] `yaml:"tagline"`
	// What the guide is, in two or three sentences, for search engines and feed readers.
	Description strict.At[string] `yaml:"description"`
	// The address at which the guide is published, with https:// in front and a slash at the end.
	BaseURL strict.At[URL] `yaml:"base_url"`
	// The language that the guide is written in, as browsers name it: en, or de-AT.
	Language strict.At[LanguageTag] `yaml:"language"`
	// The address of the repository in which the guide is edited, without a query; links to edit a page begin with it.
	Repository strict.At[URL] `yaml:"repository"`
	// The branch of the repository that readers edit.
	Branch strict.At[BranchName] `yaml:"branch"`
	// Who publishes the guide, as feeds and search engines name it.
	Publisher strict.At[string] `yaml:"publisher"`
	// The decisions of the guide, in the order in which pages list them; each is the name of a folder in data/.
	Decisions []IDAt `yaml:"decisions"`
}

// checkSite looks at what becomes the start of other addresses.
func (l loader) checkSite(s *Site) {
	if v := s.Repository; strings.ContainsAny(string(v.V), "?#") {
		l.diags.Add(diag.Diagnostic{
			Pos: v.Pos, Rule: "invalid-value", Message: fmt.Sprintf("the address %q has more than a host and a path", v.V),
			Hint: "write it as https://github.com/owner/name",
		})
	}
}
