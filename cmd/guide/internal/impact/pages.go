package impact

import (
	"bytes"
	"crypto/sha256"
	"io/fs"
	"maps"
	"regexp"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/crew"
	"whichbackend.example/guide/cmd/guide/internal/site"
)

// Pages says which files of the site differ. Pages are named by their addresses
// within the site, other files by their paths.
type Pages struct {
	Added   List[string] `json:"added"`
	Removed List[string] `json:"removed"` // what leads there ends at "not found"
	Moved   List[Moved]  `json:"moved"`
	Changed List[string] `json:"changed"` // what a page says
	Around  List[string] `json:"around"`  // only what stands around that: menus, links to style sheets
	Files   List[File]   `json:"files"`   // that are no pages
}

// Moved is a page whose address now leads to another one.
type Moved struct {
	From string `json:"from"`
	To   string `json:"to"`
}

func (p Pages) same() bool {
	return len(p.Added)+len(p.Removed)+len(p.Moved)+len(p.Changed)+len(p.Around)+len(p.Files) == 0
}

// finished is what is kept of a file of a site.
type finished struct{ whole, main [sha256.Size]byte }

// finish makes all files of a site, and keeps their hashes.
func finish(s *site.Site) map[string]finished {
	paths, stream := s.Paths(), s.Stream()
	made := make([]finished, len(paths))
	crew.Each(len(paths), func(i int) {
		data, err := fs.ReadFile(stream, paths[i])
		if err == nil { // else the build has failed
			made[i] = finished{sha256.Sum256(data), sha256.Sum256(mainOf(data))}
		}
	})
	files := make(map[string]finished, len(paths))
	for i, p := range paths {
		files[p] = made[i]
	}
	return files
}

// mainOf is what a page says, without what stands around it on every page, and without
// the numbers of the lines to which its links for corrections lead: a line that is added
// to a file moves those below it. A page whose layout has no such part is taken as a
// whole.
func mainOf(page []byte) []byte {
	if from, to := bytes.Index(page, []byte("<main")), bytes.LastIndex(page, []byte("</main>")); 0 <= from && from < to {
		page = page[from:to]
	}
	return lineNumber.ReplaceAll(page, []byte("$1"))
}

var lineNumber = regexp.MustCompile(`(#L|\.(?:yaml|md):)[0-9]+`)

func comparePages(base, now State) Pages {
	was, is, before, after := base.site, now.site, base.files, now.files
	var p Pages
	pages := map[string]bool{} // files that are pages, on either side
	old := map[string]site.Page{}
	for _, page := range was.Pages() {
		old[page.File], pages[page.File] = page, true
	}
	for _, page := range is.Pages() {
		pages[page.File] = true
		previous, there := old[page.File]
		delete(old, page.File)
		switch was, is := before[page.File], after[page.File]; {
		case page.Redirect != "" && there && previous.Redirect == "":
			p.Moved = append(p.Moved, Moved{page.URL, page.Redirect})
		case page.Redirect != "": // of no interest to readers
		case !there || previous.Redirect != "":
			p.Added = append(p.Added, page.URL)
		case was.main != is.main:
			p.Changed = append(p.Changed, page.URL)
		case was.whole != is.whole:
			p.Around = append(p.Around, page.URL)
		}
	}
	for _, page := range was.Pages() {
		if _, gone := old[page.File]; gone {
			p.Removed = append(p.Removed, page.URL)
		}
	}
	p.Files = otherFiles(before, after, pages)
	return p
}

func otherFiles(before, after map[string]finished, pages map[string]bool) (files []File) {
	for _, path := range slices.Sorted(maps.Keys(merged(before, after))) {
		was, there := before[path]
		is, here := after[path]
		kind := "changed"
		switch {
		case pages[path] || there && here && was == is:
			continue
		case !there:
			kind = "added"
		case !here:
			kind = "removed"
		}
		files = append(files, File{path, kind})
	}
	return files
}

func merged[V any](a, b map[string]V) map[string]V {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}
