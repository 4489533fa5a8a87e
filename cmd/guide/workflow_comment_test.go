package main

import (
	"fmt"
	"strings"
	"testing"
)

const impactMark = "<!-- guide: impact -->"

func TestCommentScript(t *testing.T) {
	const list = "GET /repos/a/guide/issues/7/comments?per_page=100&page="
	const post, patch = "POST /repos/a/guide/issues/7/comments", "PATCH /repos/a/guide/issues/comments/"
	full := make([]string, 100)
	for i := range full {
		full[i] = "somebody: words"
	}
	for name, test := range map[string]struct {
		pages []string
		want  string // what is written
	}{
		"first":           {[]string{"[]"}, post},
		"update":          {[]string{comments(40, "somebody: words", "github-actions[bot]: "+impactMark+"\nold")}, patch + "41"},
		"two pages":       {[]string{comments(1, full...), comments(101, "github-actions[bot]: "+impactMark)}, patch + "101"},
		"full page":       {[]string{comments(1, full...), "[]"}, post},
		"another's":       {[]string{comments(1, "somebody: "+impactMark+"\nnot ours")}, post},
		"another of ours": {[]string{comments(1, "github-actions[bot]: words, then "+impactMark)}, post},
	} {
		t.Run(name, func(t *testing.T) {
			answers := map[string][]string{test.want: {"{}"}}
			for i, page := range test.pages {
				answers[fmt.Sprint(list, i+1)] = []string{page}
			}
			api := newFakeAPI(t, answers)
			said, _, err := workflowScript(t, "comment.sh", map[string]string{"GITHUB_API_URL": api.URL, "PREVIEW": "https://pr-7--p.example", "DEPLOY": "success"}, "7", tempFile(t, "## What changes\n\n1 page\n"))
			if err != nil || api.asked[len(api.asked)-1] != test.want || len(api.asked) != len(test.pages)+1 {
				t.Fatalf("%v\n%s\n%q", err, said, api.asked)
			}
			body := bodyOf(t, api.sent[test.want])
			if !strings.HasPrefix(body, impactMark+"\n**Preview:** https://pr-7--p.example\n\n## What changes\n\n1 page\n") || !strings.Contains(body, "(https://github.example/run)") {
				t.Errorf("the comment is\n%s", body)
			}
		})
	}
}

// TestCommentFailures has an API that does not do what it is asked.
func TestCommentFailures(t *testing.T) {
	const list, post = "GET /repos/a/guide/issues/7/comments?per_page=100&page=1", "POST /repos/a/guide/issues/7/comments"
	for name, answers := range map[string]map[string][]string{
		"no list":    {list: {"403"}},
		"no comment": {list: {"[]"}, post: {"502"}},
		"nonsense":   {list: {"<html>"}, post: {"{}"}},
	} {
		api := newFakeAPI(t, answers)
		if said, _, err := workflowScript(t, "comment.sh", map[string]string{"GITHUB_API_URL": api.URL}, "7", tempFile(t, "a")); err == nil {
			t.Errorf("%s: the script is content\n%s", name, said)
		} else if posts := strings.Count(strings.Join(api.asked, "\n"), post); posts > 1 || posts == 1 && name != "no comment" {
			t.Errorf("%s: %q", name, api.asked)
		}
	}
	// A list that comes at the second try is fine.
	api := newFakeAPI(t, map[string][]string{list: {"503", "[]"}, post: {"{}"}})
	if said, _, err := workflowScript(t, "comment.sh", map[string]string{"GITHUB_API_URL": api.URL, "DEPLOY": "failure"}, "7", tempFile(t, "a")); err != nil {
		t.Errorf("%v\n%s", err, said)
	} else if !strings.Contains(bodyOf(t, api.sent[post]), "**Preview:** none; [the run](https://github.example/run) says why") {
		t.Errorf("nothing says why there is no preview: %s", api.sent[post])
	}
}

// TestCommentHarmless has a report by somebody who wants to be heard.
func TestCommentHarmless(t *testing.T) {
	const list, post = "GET /repos/a/guide/issues/7/comments?per_page=100&page=1", "POST /repos/a/guide/issues/7/comments"
	report := "@team and @a/b see #12, GH-13 and a/b#14 [here](https://evil.example) ![x](//evil.example/x.png) [y][z]\n[z]: //evil.example\n" +
		"<a href=x>x</a> <img src=x> <!-- hidden <details><summary>More</summary></details> www.evil.example mailto:a@b.example \u202eback\x1b[2J\n" +
		"The level of `django` < 3, 4 > 2\n" + impactMark
	api := newFakeAPI(t, map[string][]string{list: {"[]"}, post: {"{}"}})
	if said, _, err := workflowScript(t, "comment.sh", map[string]string{"GITHUB_API_URL": api.URL}, "7", tempFile(t, report)); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	body := bodyOf(t, api.sent[post])
	words := strings.TrimPrefix(body[:strings.Index(body, "<sub>")], impactMark)
	for _, bad := range []string{"@team", "@a/b", "#12", "GH-13", "b#14", "](", "][", "]:", "://", "<a", "<img", "<!--", "www.e", "mailto:", "@b.", "\u202e", "\x1b"} {
		if strings.Contains(words, bad) {
			t.Errorf("the comment has %q:\n%s", bad, words)
		}
	}
	for _, good := range []string{"<details><summary>More</summary></details>", "The level of `django` &lt; 3, 4 > 2", "evil.example"} {
		if !strings.Contains(words, good) {
			t.Errorf("the comment does not say %q:\n%s", good, words)
		}
	}
	api = newFakeAPI(t, map[string][]string{list: {"[]"}, post: {"{}"}})
	if said, _, err := workflowScript(t, "comment.sh", map[string]string{"GITHUB_API_URL": api.URL}, "7", tempFile(t, strings.Repeat("- a page changed <\n", 20_000))); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if body := bodyOf(t, api.sent[post]); len(body) > 65_536 || !strings.Contains(body, "changed &lt;\n\nThe report is longer than a comment can be.") || !strings.HasPrefix(body, impactMark) {
		t.Errorf("a comment of %d characters ends in %q", len(body), body[max(0, len(body)-300):])
	}
}
