package main

import (
	"strings"
	"testing"
)

// TestRedirects holds that hosts which read _redirects and hosts which serve
// the stub pages lead to the same places.
func TestRedirects(t *testing.T) {
	for _, base := range []string{"", "/repo"} {
		s := realGuide(t, base)
		seen := map[string]bool{}
		for line := range strings.Lines(string(s.files["_redirects"])) {
			parts := strings.Split(strings.TrimSuffix(line, "\n"), " ")
			if len(parts) != 3 || parts[2] != "301!" {
				t.Fatalf("_redirects: %q", line)
			}
			from, to := s.file(realOrigin+parts[0]), s.file(realOrigin+parts[1])
			if from == "" || to == "" || kind(s.docs[from]) != "redirect" || kind(s.docs[to]) == "redirect" || seen[from] {
				t.Errorf("_redirects: %q leads from %q to %q", line, from, to)
				continue
			}
			seen[from] = true
			if got := refreshTo(s.docs[from]); got != parts[1] {
				t.Errorf("%s: the stub refreshes to %q, _redirects leads to %s", from, got, parts[1])
			}
			if meta(s.docs[from], "robots") != "noindex" {
				t.Errorf("%s: search engines may list the stub", from)
			}
		}
		for file, doc := range s.docs {
			if kind(doc) == "redirect" && !seen[file] {
				t.Errorf("_redirects lacks %s", file)
			}
		}
	}
}
