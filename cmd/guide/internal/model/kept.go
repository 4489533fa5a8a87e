package model

import (
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/kept"
	"whichbackend.example/guide/cmd/guide/internal/strict"
	"whichbackend.example/guide/cmd/guide/internal/wire"
)

// keptArticle is what the front matter of a file says, from an earlier build or made
// now. Of ten thousand articles an edit changes one.
func (l loader) keptArticle(key articleKey, diags *diag.List, make func(*diag.List) articleMade) articleMade {
	var sum kept.Key
	if l.past != nil && key.Cut {
		sum = kept.KeyFor("front matter", key.Path, key.Front)
	}
	return kept.Do(l.past, sum, diags, articleIn(key.Path), make)
}

// articleIn keeps what stands in a file, without its path.
func articleIn(path string) kept.Codec[articleMade] {
	return kept.Codec[articleMade]{Write: writeArticle, Read: func(r *wire.Reader) articleMade { return readArticle(r, path) }}
}

func writeArticle(w *wire.Writer, made articleMade) {
	w.Bool(made.broken)
	a := made.article
	if w.Bool(a != nil); a == nil {
		return
	}
	text, id, date := w.String, func(id ID) { w.String(string(id)) }, func(d Date) { w.Int(d.Year); w.Int(d.Month); w.Int(d.Day) }
	writePos(w, a.At)
	w.String(a.Slug)
	writeAt(w, a.Title, text)
	writeAt(w, a.Summary, text)
	writeAt(w, a.Published, date)
	writeAt(w, a.Updated, date)
	w.Bool(a.Draft)
	writeAt(w, a.Decision, id)
	writeList(w, a.Options, id)
	writeList(w, a.Sources, id)
	writeList(w, a.Aliases, text)
}

func readArticle(r *wire.Reader, path string) articleMade {
	made := articleMade{broken: r.Bool()}
	if !r.Bool() {
		return made
	}
	text, id, date := r.String, func() ID { return ID(r.String()) }, func() Date { return Date{r.Int(), r.Int(), r.Int()} }
	made.article = &Article{
		Path: path, At: readPos(r, path), Slug: r.String(), Title: readAt(r, path, text), Summary: readAt(r, path, text),
		Published: readAt(r, path, date), Updated: readAt(r, path, date), Draft: r.Bool(), Decision: readAt(r, path, id),
		Options: readList(r, path, id), Sources: readList(r, path, id), Aliases: readList(r, path, text),
	}
	return made
}

// A place is in the file, or none.
func writePos(w *wire.Writer, p diag.Pos) {
	if w.Bool(p.File != ""); p.File != "" {
		w.Int(p.Line)
		w.Int(p.Col)
	}
}

func readPos(r *wire.Reader, path string) diag.Pos {
	if !r.Bool() {
		return diag.Pos{}
	}
	return diag.Pos{File: path, Line: r.Int(), Col: r.Int()}
}

func writeAt[T any](w *wire.Writer, v strict.At[T], write func(T)) {
	writePos(w, v.Pos)
	write(v.V)
}

func readAt[T any](r *wire.Reader, path string, read func() T) strict.At[T] {
	pos := readPos(r, path)
	return strict.At[T]{V: read(), Pos: pos}
}

func writeList[T any](w *wire.Writer, list []strict.At[T], write func(T)) {
	w.Bool(list != nil)
	w.Int(len(list))
	for _, v := range list {
		writeAt(w, v, write)
	}
}

func readList[T any](r *wire.Reader, path string, read func() T) []strict.At[T] {
	isThere, n := r.Bool(), r.Len()
	if !isThere {
		return nil
	}
	list := make([]strict.At[T], n)
	for i := range list {
		list[i] = readAt(r, path, read)
	}
	return list
}
