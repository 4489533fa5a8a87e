package main

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/xml"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

type reference struct {
	to, integrity    string
	forReaders, code bool
}

var cssURL = regexp.MustCompile(`url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)`)

// links lists everything that a browser, a robot or a reader may fetch.
func (a *answer) links() []reference {
	var all []reference
	if strings.HasPrefix(a.mime, "text/css") {
		for _, m := range cssURL.FindAllSubmatch(a.body, -1) {
			all = append(all, reference{to: string(m[1]) + string(m[2])})
		}
	}
	if strings.HasPrefix(a.mime, "text/javascript") {
		for _, m := range imports.FindAllSubmatch(a.body, -1) {
			all = append(all, reference{to: string(m[1])})
		}
	}
	if a.doc == nil {
		return all
	}
	for n := range elements(a.doc, "") {
		for _, key := range []string{"href", "src", "poster", "data", "action", "formaction", "cite", "ping", "manifest"} {
			for _, at := range n.Attr {
				if at.Key == key && at.Namespace == "" && n.Data != "meta" {
					all = append(all, reference{at.Val, attr(n, "integrity"), n.Data == "a", n.Data == "script" || n.Data == "link" && attr(n, "rel") == "stylesheet"})
				}
			}
		}
		for candidate := range strings.SplitSeq(attr(n, "srcset"), ",") {
			if to := strings.Fields(candidate); len(to) > 0 {
				all = append(all, reference{to: to[0]})
			}
		}
	}
	for _, name := range []string{"og:url", "og:image", "twitter:image"} {
		if to := meta(a.doc, name); to != "" {
			all = append(all, reference{to: to})
		}
	}
	if to := refreshTo(a.doc); to != "" {
		all = append(all, reference{to: to})
	}
	return all
}

// imports finds what a script imports, at once or later.
var imports = regexp.MustCompile(`(?:from|import\()\s*"([^"]+)"`)

var atOnce = regexp.MustCompile(`^0; ?url=(\S+)$`)

// refreshTo is where a stub page leads to at once.
func refreshTo(doc *html.Node) string {
	if m := atOnce.FindStringSubmatch(meta(doc, "refresh")); m != nil {
		return m[1]
	}
	return ""
}

// intact reports whether bytes are those that an integrity attribute promises.
func intact(data []byte, integrity string) bool {
	name, sum, _ := strings.Cut(integrity, "-")
	var got []byte
	switch name {
	case "sha256":
		x := sha256.Sum256(data)
		got = x[:]
	case "sha384":
		x := sha512.Sum384(data)
		got = x[:]
	case "sha512":
		x := sha512.Sum512(data)
		got = x[:]
	default:
		return false
	}
	return sum == base64.StdEncoding.EncodeToString(got)
}

// locations are the addresses in a sitemap.
func locations(t *testing.T, data []byte) []string {
	t.Helper()
	var set struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []struct {
			Loc string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 loc"`
		} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
	}
	if err := xml.Unmarshal(data, &set); err != nil {
		t.Fatalf("sitemap.xml: %v", err)
	}
	var all []string
	for _, u := range set.URLs {
		all = append(all, u.Loc)
	}
	return all
}

// feedLinks are all addresses in a feed.
func feedLinks(t *testing.T, data []byte) []string {
	t.Helper()
	var all []string
	for _, l := range readFeed(t, data).everyLink() {
		all = append(all, l.Href)
	}
	return all
}
