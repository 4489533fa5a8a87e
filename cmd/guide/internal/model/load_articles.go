package model

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// articleKey is a Markdown file without its body: an edit of the text alone
// leaves everything that is made of front matter as it is.
type articleKey struct {
	Path, Front string
	Cut         bool // Front is the front matter; else it is the whole file, which has none
}

type articleMade struct {
	article *Article // nil for a file that cannot become a page
	broken  bool
}

var articleStep = memo.Step[articleKey, articleMade]{Name: "article"}

// articles decodes the front matter of the Markdown files in a folder, by path.
func (l loader) articles(folder string) *[]*Article {
	for _, p := range l.tree.Refused(folder, ".md") {
		l.broken[p] = true
	}
	files := l.tree.Under(folder, ".md")
	made := memo.Each(l.memo, articleStep, folder, files, l.diags, keyOf, func(f *source.File, diags *diag.List) articleMade {
		return l.keptArticle(keyOf(f), diags, func(diags *diag.List) articleMade {
			part := l.apart(diags)
			a := part.article(f, folder)
			return articleMade{a, a == nil || part.broken[f.Path]}
		})
	})
	articles := make([]*Article, 0, len(files))
	for i, m := range made {
		if m.article != nil {
			articles = append(articles, m.article)
		}
		if m.broken {
			l.broken[files[i].Path] = true
		}
	}
	return memo.Intern(l.memo, "articles of "+folder, articles)
}

func keyOf(f *source.File) articleKey {
	parts, ok := source.Split(f, &diag.List{})
	if !ok {
		return articleKey{f.Path, string(f.Data), false}
	}
	return articleKey{f.Path, string(parts.Front), true}
}

// article cuts and decodes one Markdown file; nil is a file that cannot become
// a page.
func (l loader) article(f *source.File, folder string) *Article {
	a := &Article{Path: f.Path, Slug: strings.TrimSuffix(path.Base(f.Path), ".md")}
	if path.Dir(f.Path) != folder {
		l.diags.Add(diag.Diagnostic{
			Pos: diag.Pos{File: f.Path}, Rule: "file-name", Message: "articles and pages have no folders of their own",
			Hint: "move the file to " + folder,
		})
		return nil
	}
	if !validID(a.Slug) {
		l.diags.Add(diag.Diagnostic{
			Pos: diag.Pos{File: f.Path}, Rule: "file-name", Message: "the file's name cannot be part of an address",
			Hint: "rename it to " + folder + "/" + articleName(a.Slug) + ".md; lower-case letters, digits and single hyphens make an address",
		})
		return nil
	}
	parts, ok := source.Split(f, l.diags)
	if !ok {
		return nil
	}
	if !strict.Decode(parts.Front, diag.Pos{File: f.Path, Line: parts.FrontLine, Col: 1}, a, l.diags) {
		l.broken[f.Path] = true
	}
	if len(a.Aliases) > maxAliases {
		l.tooMany(false, a.Aliases[maxAliases].Pos, "a page has at most %d former addresses", maxAliases)
		a.Aliases = a.Aliases[:maxAliases]
		l.broken[f.Path] = true
	}
	return a
}

// requireHome reports that the first page is missing.
func (l loader) requireHome() {
	if l.tree.File(HomeFile) != nil {
		return
	}
	if !l.refused(HomeFile) {
		l.diags.Add(diag.Diagnostic{Pos: diag.Pos{File: HomeFile}, Rule: "missing-file", Message: "this file is missing", Hint: "create it; it holds the words of the first page"})
	}
	l.broken[HomeFile] = true
}

// NewestFirst orders articles by the day on which they were published, and
// those of one day by path.
func NewestFirst(a, b *Article) int {
	return cmp.Or(b.Published.V.Compare(a.Published.V), strings.Compare(a.Path, b.Path))
}

type orderKey struct{ ByPath *[]*Article }

var orderStep = memo.Step[orderKey, *[]*Article]{Name: "order of articles", Keep: 8}

// order is a list of articles in both orders.
type order struct{ byPath, newestFirst []*Article }

// ordered gives the articles newest first. Sorting begins with the order of
// the guide before, where a few articles have taken the place of others: what
// comes out is the same, but nearly sorted lists are sorted in no time.
func ordered(m *memo.Memo, byPath *[]*Article) []*Article {
	return *orderStep.Do(m, orderKey{byPath}, nil, func(*diag.List) *[]*Article {
		last, _ := memo.Last[order](m, "order of articles")
		sorted, inOrder := last.replaced(*byPath)
		if !inOrder {
			slices.SortFunc(sorted, NewestFirst)
		}
		memo.SetLast(m, "order of articles", order{*byPath, sorted})
		return &sorted
	})
}

// maxReplaced is how many articles are looked for one by one.
const maxReplaced = 8

// replaced gives the articles as they were newest first, with those of now in
// the place of those that stood at the same index by path, and reports whether
// that is still their order. When there is nothing to begin with, they are given
// by path.
func (o order) replaced(byPath []*Article) (list []*Article, inOrder bool) {
	if len(o.byPath) != len(byPath) {
		return slices.Clone(byPath), false
	}
	list, inOrder = slices.Clone(o.newestFirst), true
	found := 0
	for i, a := range byPath {
		if a == o.byPath[i] {
			continue
		}
		if found++; found > maxReplaced {
			return slices.Clone(byPath), false
		}
		at := slices.Index(list, o.byPath[i])
		list[at] = a
		inOrder = inOrder && (at == 0 || NewestFirst(list[at-1], a) < 0) && (at+1 == len(list) || NewestFirst(a, list[at+1]) < 0)
	}
	return list, inOrder
}

// ByPath lists the articles by path. The list must not be changed.
func (g *Guide) ByPath() []*Article { return g.byPath }

// Article returns the article in a file, or nil.
func (g *Guide) Article(path string) *Article {
	i, found := slices.BinarySearchFunc(g.byPath, path, func(a *Article, path string) int { return strings.Compare(a.Path, path) })
	if !found {
		return nil
	}
	return g.byPath[i]
}
