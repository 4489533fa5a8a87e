package main

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	IDs     []string   `xml:"http://www.w3.org/2005/Atom id"`
	Titles  []string   `xml:"http://www.w3.org/2005/Atom title"`
	Updated []string   `xml:"http://www.w3.org/2005/Atom updated"`
	Links   []atomLink `xml:"http://www.w3.org/2005/Atom link"`
	Authors []struct {
		Names []string `xml:"http://www.w3.org/2005/Atom name"`
	} `xml:"http://www.w3.org/2005/Atom author"`
	Published []string `xml:"http://www.w3.org/2005/Atom published"`
	Summary   []string `xml:"http://www.w3.org/2005/Atom summary"`
}

type atomFeed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	atomEntry
	Entries []atomEntry `xml:"http://www.w3.org/2005/Atom entry"`
}

func readFeed(t *testing.T, data []byte) (f atomFeed) {
	t.Helper()
	if err := xml.Unmarshal(data, &f); err != nil {
		t.Fatalf("feed.xml: %v", err)
	}
	return f
}

func (f atomFeed) everyLink() []atomLink {
	all := f.Links
	for _, e := range f.Entries {
		all = append(all, e.Links...)
	}
	return all
}

func (e atomEntry) link(rel string) string {
	for _, l := range e.Links {
		if l.Rel == rel {
			return l.Href
		}
	}
	return ""
}

// TestFeed reads the feed as RFC 4287 wants it.
func TestFeed(t *testing.T) {
	s := realGuide(t, "/repo")
	f := readFeed(t, s.files["feed.xml"])
	if f.Lang == "" || f.link("self") != realOrigin+"/repo/feed.xml" || len(f.Authors) != 1 || len(f.Authors[0].Names) != 1 || f.Authors[0].Names[0] == "" {
		t.Errorf("language %q, self %q, authors %q", f.Lang, f.link("self"), f.Authors)
	}
	if len(f.Entries) == 0 {
		t.Error("the feed is empty")
	}
	newest, seen := "", map[string]bool{}
	for i, e := range append([]atomEntry{f.atomEntry}, f.Entries...) {
		if len(e.IDs) != 1 || len(e.Titles) != 1 || e.Titles[0] == "" || len(e.Updated) != 1 {
			t.Fatalf("element %d has ids %q, titles %q and updated %q", i, e.IDs, e.Titles, e.Updated)
		}
		if u, err := url.Parse(e.IDs[0]); err != nil || !u.IsAbs() || seen[e.IDs[0]] {
			t.Errorf("the id %q is no address, or not the only one", e.IDs[0])
		}
		seen[e.IDs[0]] = true
		if s.file(e.link("alternate")) == "" {
			t.Errorf("%s has no page", e.IDs[0])
		}
		for _, date := range append(e.Updated, e.Published...) {
			if _, err := time.Parse(time.RFC3339, date); err != nil {
				t.Error(err)
			}
		}
		if i > 0 {
			newest = max(newest, e.Updated[0])
			if len(e.Summary) != 1 || e.Summary[0] == "" || len(e.Published) != 1 || e.Published[0] > e.Updated[0] {
				t.Errorf("%s: summary %q, published %q, updated %q", e.IDs[0], e.Summary, e.Published, e.Updated)
			}
		}
	}
	if f.Updated[0] != newest {
		t.Errorf("the feed was updated %s, its newest article %s", f.Updated[0], newest)
	}
}

// TestSitemap reads the sitemap as sitemaps.org wants it; TestCrawl looks at
// what it lists.
func TestSitemap(t *testing.T) {
	d := xml.NewDecoder(strings.NewReader(string(realGuide(t, "").files["sitemap.xml"])))
	element := ""
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Space != "http://www.sitemaps.org/schemas/sitemap/0.9" || !slices.Contains([]string{"urlset", "url", "loc", "lastmod"}, e.Name.Local) {
				t.Errorf("unknown element %s of %q", e.Name.Local, e.Name.Space)
			}
			element = e.Name.Local
		case xml.CharData:
			if element == "lastmod" {
				if _, err := time.Parse(time.DateOnly, string(e)); err != nil {
					t.Error(err)
				}
			}
		case xml.EndElement:
			element = ""
		}
	}
}

// TestCSV holds that a matrix and the JSON beside it say the same.
func TestCSV(t *testing.T) {
	s := realGuide(t, "")
	for _, d := range s.Guide.Decisions {
		id := string(d.ID)
		rows, err := csv.NewReader(strings.NewReader(string(s.files[id+"/compare/matrix.csv"]))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var doc struct {
			Cells map[string]map[string]struct{ Level, Verdict, Verified string }
		}
		if err := json.Unmarshal(s.files["data/"+id+".json"], &doc); err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, cells := range doc.Cells {
			n += len(cells)
		}
		if len(rows) != n+1 || strings.Join(rows[0], " ") != "option criterion level verdict verified sources" {
			t.Fatalf("%s: %d rows for %d cells below %q", id, len(rows), n, rows[0])
		}
		for _, row := range rows[1:] {
			if cell := doc.Cells[row[0]][row[1]]; cell.Level != row[2] || cell.Verdict != strings.TrimPrefix(row[3], "'") || cell.Verified != row[4] {
				t.Errorf("%s: the row %q and the cell %q differ", id, row, cell)
			}
		}
	}
}

var markdownLink = regexp.MustCompile(`(?m)^- \[(.*)\]\((\S+)\): \S.*$`)

// TestText reads robots.txt and llms.txt.
func TestText(t *testing.T) {
	s, agents := realGuide(t, "/repo"), 0
	for line := range strings.Lines(string(s.files["robots.txt"])) {
		field, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch {
		case field == "User-agent":
			agents++
		case (field == "Allow" || field == "Disallow") && agents > 0 && strings.HasPrefix(value, "/"):
		case field == "Sitemap" && s.file(value) == "sitemap.xml":
		default:
			t.Errorf("robots.txt: %q", line)
		}
	}
	llms := string(s.files["llms.txt"])
	if !strings.HasPrefix(llms, "# "+s.Guide.Site.Title.V+"\n\n> ") {
		t.Errorf("llms.txt begins with %.60q", llms)
	}
	listed := map[string]bool{}
	for _, m := range markdownLink.FindAllStringSubmatch(llms, -1) {
		if s.file(m[2]) == "" || listed[m[2]] {
			t.Errorf("llms.txt: %s is no file of the site, or listed twice", m[2])
		}
		listed[m[2]] = true
	}
	if n := strings.Count(llms, "\n- "); n != len(listed) {
		t.Errorf("llms.txt has %d items and %d links", n, len(listed))
	}
	for file, doc := range s.docs {
		twin := s.url(strings.TrimSuffix(file, ".html") + ".md") // which articles are listed by
		if kind(doc) != "redirect" && path.Base(file) != "404.html" && file != styleFile && !listed[s.url(file)] && !listed[twin] {
			t.Errorf("llms.txt lacks %s", file)
		}
	}
}
