package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

var (
	codeBlock    = regexp.MustCompile("(?ms)^(`{3,4})[^`\n]*\n.*?^`{3,4}$")
	codeSpan     = regexp.MustCompile("`[^`\n]*`")
	documentLink = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	documentHead = regexp.MustCompile(`(?m)^#+ (.+)$`)
	noSlug       = regexp.MustCompile(`[^\p{L}\p{N} _-]`)
)

// TestDocuments follows the links of the README and of the documents for
// contributors that lead to files of the repository.
func TestDocuments(t *testing.T) {
	root := testenv.Root(t)
	documents, err := filepath.Glob(filepath.Join(root, ".github", "*.md"))
	if err != nil || len(documents) == 0 {
		t.Fatalf("there are no documents in .github: %v", err)
	}
	for _, file := range append(documents, filepath.Join(root, "README.md")) {
		text := readDocument(t, file)
		links := 0
		for _, m := range documentLink.FindAllStringSubmatch(codeSpan.ReplaceAllString(text, ""), -1) {
			if strings.Contains(m[1], "://") || strings.HasPrefix(m[1], "mailto:") {
				continue
			}
			links++
			name, anchor, _ := strings.Cut(m[1], "#")
			target := file
			if name != "" {
				target = filepath.Join(filepath.Dir(file), filepath.FromSlash(name))
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s links to %s, which is not there", file, m[1])
			} else if anchor != "" && !slices.Contains(headingsOf(readDocument(t, target)), anchor) {
				t.Errorf("%s links to %s, where there is no such heading", file, m[1])
			}
		}
		t.Logf("%s: %d links", file, links)
	}
}

// readDocument gives the text of a document without its blocks of code.
func readDocument(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return codeBlock.ReplaceAllString(string(data), "")
}

// headingsOf gives the anchors that GitHub makes of headings.
func headingsOf(text string) []string {
	var all []string
	for _, m := range documentHead.FindAllStringSubmatch(text, -1) {
		all = append(all, strings.ReplaceAll(noSlug.ReplaceAllString(strings.ToLower(m[1]), ""), " ", "-"))
	}
	return all
}
