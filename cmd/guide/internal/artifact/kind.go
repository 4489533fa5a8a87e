package artifact

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// kind is what files with one ending are held to.
type kind struct {
	places []string // folders, and files of the top folder; nil is everywhere
	look   func(c *checker, name string, data []byte)
}

// kinds are the files that a build makes. What a browser may run lies in assets/
// alone, so that no host takes it for a function of its own. It is a function
// because looking at a page asks for it.
func kinds() map[string]kind {
	return map[string]kind{
		".html":        {nil, (*checker).page},
		".md":          {nil, nil},
		".csv":         {nil, nil},
		".txt":         {[]string{"assets/", "llms.txt", "robots.txt"}, nil},
		".json":        {[]string{"assets/", "data/", listName, "search.json"}, (*checker).json},
		".xml":         {[]string{"assets/", "feed.xml", "sitemap.xml"}, (*checker).xml},
		".css":         {[]string{"assets/"}, nil},
		".js":          {[]string{"assets/"}, nil},
		".webmanifest": {[]string{"assets/"}, (*checker).json},
		".svg":         {[]string{"assets/"}, (*checker).svg},
		".png":         {[]string{"assets/", "share/"}, begins("\x89PNG\r\n\x1a\n")},
		".ico":         {[]string{"assets/"}, begins("\x00\x00\x01\x00")},
		".woff2":       {[]string{"assets/"}, begins("wOF2")},
	}
}

// obeyed are files by which one host or another is told what to do. Most could not
// pass as a kind either; they are named so that the report says what they are.
var obeyed = regexp.MustCompile(`(?i)^((.*/)?(_[^/]*|cname|web\.config|[a-z]+\.toml)|(vercel|now|firebase|staticwebapp\.config)\.json|(functions|netlify|api)/.*\.js)$`)

func (c *checker) refuse(name, format string, args ...any) {
	c.diags.Add(diag.Diagnostic{Pos: diag.Pos{File: name}, Rule: "artifact-file", Message: fmt.Sprintf(format, args...)})
}

// file looks at one file.
func (c *checker) file(name string, data []byte) {
	ending := path.Ext(name)
	k, known := kinds()[ending]
	switch {
	case name == "_redirects":
		c.redirects(name, data)
	case obeyed.MatchString(name):
		c.refuse(name, "the file tells a host what to do")
	case !known:
		c.refuse(name, "a build makes no files of the kind %q", ending)
	case k.places != nil && !slices.ContainsFunc(k.places, func(p string) bool { return p == name || strings.HasSuffix(p, "/") && strings.HasPrefix(name, p) }):
		c.refuse(name, "a build makes no %s file here", ending)
	case !binary(ending) && (!utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0):
		c.refuse(name, "the file is not text")
	case k.look != nil:
		k.look(c, name, data)
	}
}

func binary(ending string) bool { return ending == ".png" || ending == ".ico" || ending == ".woff2" }

// begins is the check of files that are known by their first bytes.
func begins(with string) func(c *checker, name string, data []byte) {
	return func(c *checker, name string, data []byte) {
		if !bytes.HasPrefix(data, []byte(with)) {
			c.refuse(name, "the content is not that of a %s file", path.Ext(name))
		}
	}
}

func (c *checker) json(name string, data []byte) {
	if !json.Valid(data) {
		c.refuse(name, "the content is not JSON")
	}
}

// move is a line of _redirects as a build writes it: two plain addresses of the
// site. A status of 200 would show other sites under our address.
var move = regexp.MustCompile(`^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+/? (/|(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+/?) 301!?$`)

func (c *checker) redirects(name string, data []byte) {
	line := 0
	for text := range strings.Lines(string(data)) {
		if line++; !move.MatchString(strings.TrimSuffix(text, "\n")) {
			c.diags.Add(diag.Diagnostic{
				Pos: diag.Pos{File: name, Line: line}, Rule: "artifact-file",
				Message: "the line is no move from one plain address of the site to another with the status 301",
			})
		}
	}
}
