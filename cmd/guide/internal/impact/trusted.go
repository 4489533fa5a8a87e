package impact

import (
	"path"
	"strings"
)

// Trusted is a changed file on which more depends than what the guide says: a
// reviewer has to read it as code.
type Trusted struct {
	File
	Why string `json:"why"`
}

// trust says why changes of files need trust, by the beginning of their paths or a
// pattern; of several, the first counts. Any file that is not named here is trusted too, as
// nobody has said that it does no harm.
var trust = []struct{ at, why string }{
	{"content/samples/*/task.yaml", ""}, // says what samples show
	{"content/samples/", "the tests run it"},
	{"content/", ""}, // is text, and is checked
	{"data/schema/", "editors complete by it"},
	{"data/site.yaml", "it says where the site and its repository are"},
	{"data/", ""}, // is text, and is checked
	{"layouts/", "it decides what every page holds"},
	{"assets/", "readers' browsers load it"},
	{".github/workflows/", "it runs with rights of the repository"},
	{".github/scripts/", "it runs with rights of the repository"},
	{".github/", "it guides contributors and hosts"},
	{".ci/", "the checks run it"},
	{"cmd/", "it is the program that builds and checks the guide"},
	{"go.", "it says which code of others the program is made of"},
	{"netlify.toml", "it sets what the host runs, and the security headers"},
	{"README.md", ""},
}

// trusted picks the files that need trust.
func trusted(changed []File) (files []Trusted) {
	for _, f := range changed {
		if why := whyTrusted(f.Path); why != "" {
			files = append(files, Trusted{f, why})
		}
	}
	return files
}

func whyTrusted(p string) string {
	for _, t := range trust {
		if is, _ := path.Match(t.at, p); is || strings.HasPrefix(p, t.at) {
			return t.why
		}
	}
	return "it is no part of the guide's text"
}
