package model

import (
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/kept/kepttest"
)

func TestKeptArticle(t *testing.T) {
	const path = "content/articles/a.md"
	full := &Article{}
	kepttest.Fill(full, path)
	full.Path = path
	for _, made := range []articleMade{{}, {broken: true}, {article: &Article{Path: path}}, {article: full, broken: true}} {
		kepttest.Holds(t, made, articleIn(path))
	}
}
