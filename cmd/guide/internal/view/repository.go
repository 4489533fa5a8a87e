package view

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// host is how a service writes the addresses of a repository: each has its own
// way. %s stand for branch and file, %d for the line.
type host struct {
	edit, file, line string
	issue            string
	title, body      string // the fields of a new issue; empty where the forms of the repository are filled in
}

// hosts are the services whose addresses are known, by what their names are or
// begin with. On any other one a link leads to the repository itself, which is
// there.
var hosts = []struct {
	names []string
	host  host
}{
	{[]string{"github.com", "github."}, host{edit: "/edit/%s/%s", file: "/blob/%s/%s", line: "/blob/%s/%s?plain=1#L%d", issue: "/issues/new"}},
	{[]string{"gitlab.com", "gitlab."}, host{edit: "/-/edit/%s/%s", file: "/-/blob/%s/%s", line: "/-/blob/%s/%s?plain=1#L%d", issue: "/-/issues/new", title: "issue[title]", body: "issue[description]"}},
	{[]string{"codeberg.org", "gitea.com", "gitea.", "forgejo."}, host{edit: "/_edit/%s/%s", file: "/src/branch/%s/%s", line: "/src/branch/%s/%s?display=source#L%d", issue: "/issues/new", title: "title", body: "body"}},
}

// hostOf gives the service that a repository lies on.
func hostOf(repository string) (host, bool) {
	u, err := url.Parse(repository)
	if err != nil {
		return host{}, false
	}
	for _, known := range hosts {
		for _, name := range known.names {
			if u.Host == name || strings.HasSuffix(name, ".") && strings.HasPrefix(u.Host, name) {
				return known.host, true
			}
		}
	}
	return host{}, false
}

// Edit is where a whole file is edited in the repository.
func (m *Maker) Edit(file string) string { return m.address(m.host.edit, escapePath(file)) }

// File is where a file stands in the repository.
func (m *Maker) File(file string) string { return m.address(m.host.file, escapePath(file)) }

// Line is where a line of a file stands in the repository.
func (m *Maker) Line(at diag.Pos) string {
	return m.address(m.host.line, escapePath(at.File), at.Line)
}

func (m *Maker) address(form string, parts ...any) string {
	if form == "" {
		return m.repository()
	}
	return m.repository() + fmt.Sprintf(form, append([]any{m.Guide.Site.Branch.V}, parts...)...)
}

// escapePath writes a path of the repository as a part of an address.
func escapePath(file string) string { return (&url.URL{Path: file}).EscapedPath() }

func (m *Maker) repository() string {
	return strings.TrimSuffix(string(m.Guide.Site.Repository.V), "/")
}

// The forms of the repository that links fill in, with the ids of their fields.
const (
	claimForm = "correct-a-claim.yml"
	pageForm  = "broken-page.yml"
)

// Claim is what a reader may find wrong.
type Claim struct {
	Page  string   // the address of the page that shows it
	Place diag.Pos // where it is written
	About string   // what it is about, in a few words; may be empty
	Text  string   // what it says; may be empty
}

// maxClaim keeps the address of a filled-in form short: the place says the rest.
const maxClaim = 100

// Wrong is where readers say that a claim is wrong: a form, filled in.
func (m *Maker) Wrong(c Claim) string {
	place := c.Place.File
	if c.Place.Line > 0 {
		place = fmt.Sprintf("%s:%d", c.Place.File, c.Place.Line)
	}
	title := ""
	if c.About != "" {
		title = "Wrong: " + c.About
	}
	return m.issue(claimForm, title, field{"page", c.Page}, field{"place", place}, field{"claim", shorten(c.Text)})
}

// Broken is where readers say that a page does not work: a form, filled in. The
// address may be empty.
func (m *Maker) Broken(page string) string { return m.issue(pageForm, "", field{"page", page}) }

// field is one of a form with what is to stand in it.
type field struct{ id, text string }

// issue is where a new issue is written. Where the service has no forms, what
// would be filled in stands in the text.
func (m *Maker) issue(form, title string, fields ...field) string {
	if m.host.issue == "" {
		return m.repository()
	}
	var query []string
	add := func(key, value string) {
		if value != "" {
			query = append(query, url.QueryEscape(key)+"="+plainer.Replace(url.QueryEscape(value)))
		}
	}
	if m.host.body == "" {
		add("template", form)
		add("title", title)
		for _, f := range fields {
			add(f.id, f.text)
		}
	} else {
		var body strings.Builder
		for _, f := range fields {
			if f.text != "" {
				fmt.Fprintf(&body, "%s: %s\n", strings.ToUpper(f.id[:1])+f.id[1:], f.text)
			}
		}
		add(m.host.title, title)
		add(m.host.body, body.String())
	}
	return strings.TrimSuffix(m.repository()+m.host.issue+"?"+strings.Join(query, "&"), "?")
}

// plainer writes what need not be escaped in a query as it is: addresses and
// paths stay legible, and are cheap where the page has them already.
// A space is no plus sign, which takes five bytes in an attribute.
var plainer = strings.NewReplacer("%2F", "/", "%3A", ":", "%2C", ",", "+", "%20")

// shorten cuts a text at the end of a word.
func shorten(text string) string {
	if utf8.RuneCountInString(text) <= maxClaim {
		return text
	}
	cut := string([]rune(text)[:maxClaim])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.") + "…"
}
