package view

import (
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// TestRepository gives a repository on each kind of host, and where the links of
// a page lead: in that host's form, or to the repository where it is not known.
func TestRepository(t *testing.T) {
	at := diag.Pos{File: "data/tea/options/black.yaml", Line: 15, Col: 3}
	claim := Claim{Page: "https://tea.example/tea/black/#price", Place: at, About: "Black, Price", Text: "It costs two coins & more."}
	for _, test := range []struct{ repository, edit, file, line, wrong, broken string }{
		{
			"https://github.com/tea/guide/", "https://github.com/tea/guide/edit/main/content/a%20b.md", "https://github.com/tea/guide/blob/main/go.mod",
			"https://github.com/tea/guide/blob/main/data/tea/options/black.yaml?plain=1#L15",
			"https://github.com/tea/guide/issues/new?template=correct-a-claim.yml&title=Wrong:%20Black,%20Price&page=https://tea.example/tea/black/%23price&place=data/tea/options/black.yaml:15&claim=It%20costs%20two%20coins%20%26%20more.",
			"https://github.com/tea/guide/issues/new?template=broken-page.yml&page=https://tea.example/",
		},
		{
			"https://gitlab.com/tea/guide", "https://gitlab.com/tea/guide/-/edit/main/content/a%20b.md", "https://gitlab.com/tea/guide/-/blob/main/go.mod",
			"https://gitlab.com/tea/guide/-/blob/main/data/tea/options/black.yaml?plain=1#L15",
			"https://gitlab.com/tea/guide/-/issues/new?issue%5Btitle%5D=Wrong:%20Black,%20Price&issue%5Bdescription%5D=Page:%20https://tea.example/tea/black/%23price%0APlace:%20data/tea/options/black.yaml:15%0AClaim:%20It%20costs%20two%20coins%20%26%20more.%0A",
			"https://gitlab.com/tea/guide/-/issues/new?issue%5Bdescription%5D=Page:%20https://tea.example/%0A",
		},
		{
			"https://codeberg.org/tea/guide", "https://codeberg.org/tea/guide/_edit/main/content/a%20b.md", "https://codeberg.org/tea/guide/src/branch/main/go.mod",
			"https://codeberg.org/tea/guide/src/branch/main/data/tea/options/black.yaml?display=source#L15",
			"https://codeberg.org/tea/guide/issues/new?title=Wrong:%20Black,%20Price&body=Page:%20https://tea.example/tea/black/%23price%0APlace:%20data/tea/options/black.yaml:15%0AClaim:%20It%20costs%20two%20coins%20%26%20more.%0A",
			"https://codeberg.org/tea/guide/issues/new?body=Page:%20https://tea.example/%0A",
		},
		{
			"https://gitlab.tea.example/guide", "https://gitlab.tea.example/guide/-/edit/main/content/a%20b.md", "https://gitlab.tea.example/guide/-/blob/main/go.mod",
			"https://gitlab.tea.example/guide/-/blob/main/data/tea/options/black.yaml?plain=1#L15",
			"https://gitlab.tea.example/guide/-/issues/new?issue%5Btitle%5D=Wrong:%20Black,%20Price&issue%5Bdescription%5D=Page:%20https://tea.example/tea/black/%23price%0APlace:%20data/tea/options/black.yaml:15%0AClaim:%20It%20costs%20two%20coins%20%26%20more.%0A",
			"https://gitlab.tea.example/guide/-/issues/new?issue%5Bdescription%5D=Page:%20https://tea.example/%0A",
		},
		{
			"https://code.tea.example/guide", "https://code.tea.example/guide", "https://code.tea.example/guide",
			"https://code.tea.example/guide", "https://code.tea.example/guide", "https://code.tea.example/guide",
		},
		{
			"https://notgithub.com/tea", "https://notgithub.com/tea", "https://notgithub.com/tea",
			"https://notgithub.com/tea", "https://notgithub.com/tea", "https://notgithub.com/tea",
		},
	} {
		g := &model.Guide{}
		g.Site.Repository.V, g.Site.Branch.V = model.URL(test.repository), "main"
		m := NewMaker(g, false, memo.New())
		for what, pair := range map[string][2]string{
			"edit":   {m.Edit("content/a b.md"), test.edit},
			"file":   {m.File("go.mod"), test.file},
			"line":   {m.Line(at), test.line},
			"wrong":  {m.Wrong(claim), test.wrong},
			"broken": {m.Broken("https://tea.example/"), test.broken},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%s: %s leads to\n%s, want\n%s", test.repository, what, pair[0], pair[1])
			}
		}
	}
}

// TestShorten cuts long claims at a word.
func TestShorten(t *testing.T) {
	long := "An official plugin adds plain WebSockets; Socket.IO attaches to the same server for rooms; and it does more."
	if got, want := shorten(long), "An official plugin adds plain WebSockets; Socket.IO attaches to the same server for rooms; and it…"; got != want {
		t.Errorf("shorten gives %q, want %q", got, want)
	}
	if got := shorten("Short."); got != "Short." {
		t.Errorf("shorten gives %q", got)
	}
}
