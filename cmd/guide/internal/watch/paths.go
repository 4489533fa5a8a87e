package watch

import (
	"maps"
	"path"
	"slices"
	"strings"
)

// maxPaths bounds what is remembered. To look at everything costs less than
// this many single looks.
const maxPaths = 5000

// paths is a bounded set of paths that may have changed. Each of them says
// whether an entry may have come, gone or become another one there; otherwise
// only what a file holds has changed.
type paths struct {
	set map[string]bool
	all bool // too many, or nobody knows which
}

func (p *paths) add(path string, entry bool) {
	if p.all {
		return
	}
	if p.set == nil {
		p.set = map[string]bool{}
	}
	p.set[path] = p.set[path] || entry
	if len(p.set) > maxPaths {
		p.addAll()
	}
}

func (p *paths) addAll() { *p = paths{all: true} }

func (p *paths) empty() bool { return !p.all && len(p.set) == 0 }

func (p *paths) sorted() []string { return slices.Sorted(maps.Keys(p.set)) }

// changes leaves out what lies below something else: a folder stands for all of
// it, and what was a folder until now may be a link, which nobody must follow.
func (p *paths) changes() Changes {
	kept := slices.DeleteFunc(p.sorted(), func(q string) bool {
		for up := path.Dir(q); up != "."; up = path.Dir(up) {
			if _, ok := p.set[up]; ok {
				return true
			}
		}
		return false
	})
	return Changes{Paths: kept, All: p.all}
}

// count is how many there are; all are as many as can be.
func (p *paths) count() int {
	if p.all {
		return maxPaths
	}
	return len(p.set)
}

// below reports whether a path lies in a folder or is it.
func below(path, folder string) bool {
	rest, ok := strings.CutPrefix(path, folder)
	return ok && (rest == "" || rest[0] == '/')
}
