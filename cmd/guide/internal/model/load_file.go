package model

import (
	"path"
	"reflect"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// fileKey is one file; its path says what is made of it.
type fileKey struct{ File *source.File }

type decoded struct {
	value any // a pointer
	ok    bool
}

var fileStep = memo.Step[fileKey, decoded]{Name: "data file"}

// file decodes one data file over the value that into points at, which depends
// on the path alone; a missing one is reported at its path. What into holds
// afterwards shares its parts with the memo: only its own fields may be set.
func (l loader) file(path string, into any) {
	f := l.tree.File(path)
	l.read[path] = true
	if other := l.misnamedOf(f, path); other != "" {
		l.reportMisnamed(other, path)
	} else if f == nil && !l.refused(path) {
		hint := "create it; every guide has one"
		if strings.Count(path, "/") > 1 {
			hint = "create it; look at the file of another decision"
		}
		l.diags.Add(diag.Diagnostic{Pos: diag.Pos{File: path}, Rule: "missing-file", Message: "this file is missing", Hint: hint})
	}
	if f == nil {
		l.broken[path] = true
		return
	}
	target := reflect.ValueOf(into).Elem()
	d := fileStep.Do(l.memo, fileKey{f}, l.diags, func(diags *diag.List) decoded {
		fresh := reflect.New(target.Type())
		fresh.Elem().Set(target)
		ok := strict.Decode(f.Data, diag.Pos{File: path, Line: 1, Col: 1}, fresh.Interface(), diags)
		return decoded{fresh.Interface(), ok}
	})
	target.Set(reflect.ValueOf(d.value).Elem())
	if !d.ok {
		l.broken[path] = true
	}
}

// refused reports whether a file, or a folder that it would lie in, is there but
// could not be used, which is reported.
func (l loader) refused(p string) bool {
	for ; p != "."; p = path.Dir(p) {
		if l.tree.IsRefused(p) {
			return true
		}
	}
	return false
}

// paths lists the files below a folder, also those that cannot be used: what
// they are named still tells what there is.
func (l loader) paths(folder, ext string) []string {
	paths := l.tree.Refused(folder, ext)
	for _, f := range l.tree.Under(folder, ext) {
		paths = append(paths, f.Path)
	}
	slices.Sort(paths)
	return paths
}

// named gives a thing the id that its file or folder has, before the file is
// decoded. Others refer to it by that name, and so a file with a fault, or
// with another id, is one fault and not one for each reference.
func named(path, name string) IDAt {
	return IDAt{V: ID(name), Pos: diag.Pos{File: path}}
}

// settle keeps the name as the id when the file claims another.
func settle(id *IDAt, name string) (claimed IDAt) {
	if string(id.V) != name {
		claimed = *id
		id.V = ID(name)
	}
	return claimed
}
