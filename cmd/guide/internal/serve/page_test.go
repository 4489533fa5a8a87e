package serve

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

var ours = regexp.MustCompile(`<script type=module src=/\.guide/live\.js [^>]*></script>`)

// TestScript holds where the script is put: before all content, but behind the
// doctype.
func TestScript(t *testing.T) {
	for _, test := range []struct{ page, want string }{
		{"<!doctype html><html lang=en><meta charset=utf-8>", "<!doctype html><html lang=en>|<meta charset=utf-8>"},
		{"<!doctype html>\n<html>\n<head>\n<title>", "<!doctype html>\n<html>\n<head>|\n<title>"},
		{"<!DOCTYPE html><HTML><HEAD lang='>'><title>", "<!DOCTYPE html><HTML><HEAD lang='>'>|<title>"},
		{"<!doctype html><p>text", "<!doctype html>|<p>text"},
		{"<!-- <head> --><!doctype html><!-- <head> --><p>", "<!-- <head> --><!doctype html>|<!-- <head> --><p>"},
		{"\ufeff<!doctype html><p>", "\ufeff<!doctype html>|<p>"},
		{"<p>text", "|<p>text"},
		{"text <head>", "|text <head>"},
		{"", "|"},
		{"<header>a</header>", "|<header>a</header>"},
		{"<script><head></script><head>", "|<script><head></script><head>"},
		{"<!doctype html><title></title><head>", "<!doctype html>|<title></title><head>"},
	} {
		body := string(page(200, []byte(test.page), "").body)
		if got := ours.ReplaceAllString(body, "|"); got != test.want {
			t.Errorf("%q: got %q", test.page, got)
		}
	}
}

func TestMore(t *testing.T) {
	for _, test := range []struct{ page, want string }{
		{"<main>a</main>b", "<main>a|</main>b"},
		{"<main>a</MAIN >b", "<main>a|</MAIN >b"},
		{"<main>a<!-- </main> --></main>b", "<main>a<!-- </main> -->|</main>b"},
		{"<main>a<textarea></main></textarea></main>", "<main>a<textarea></main></textarea>|</main>"},
		{"<p>a", "<p>a|"},
		{"<p>a <a href", "<p>a <a href|"},
	} {
		if got := ours.ReplaceAllString(string(page(404, []byte(test.page), "|").body), ""); got != test.want {
			t.Errorf("%q: got %q", test.page, got)
		}
	}
}

func TestStyles(t *testing.T) {
	for _, test := range []struct {
		page string
		want []string
	}{
		{"<link rel=stylesheet href=/a.css><link href=/b.css rel='StyleSheet' />", []string{"/a.css", "/b.css"}},
		{"<link rel='alternate stylesheet' href=/a.css><link rel=icon href=/b.css><link href=/c.css>", nil},
		{"<!-- <link rel=stylesheet href=/a.css> --><script>'<link rel=stylesheet href=/b.css>'</script>", nil},
		{"<noscript><link rel=stylesheet href=/a.css></noscript><p>&lt;link rel=stylesheet&gt;", nil},
		{"<link rel=stylesheet href='/a.css?b&amp;c'>", []string{"/a.css?b&c"}},
	} {
		var got []string
		for _, s := range page(200, []byte(test.page), "").styles {
			got = append(got, s.Href)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: got %q", test.page, got)
		}
	}
	hostile := `<link rel=stylesheet href='"></script><script>alert(1)</script>' integrity='&quot;&lt;'>`
	if got := string(page(200, []byte(hostile), "").body); strings.Count(strings.TrimSuffix(got, hostile), "<script") != 1 {
		t.Errorf("an address breaks out: %s", got)
	}
}
