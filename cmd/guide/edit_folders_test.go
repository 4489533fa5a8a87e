package main

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEditFolders (W07) makes, takes away and puts back whole folders.
func TestEditFolders(t *testing.T) {
	e := serveProject(t, smallProject(t))
	icon := e.read("assets/icons/favicon.svg")
	for i := range 5 {
		folder := fmt.Sprintf("assets/%d/b/c/", i)
		e.write(folder+"icon.svg", icon)
		for _, later := range []string{"", "later.svg"} { // in a folder that is known by now
			if later != "" {
				e.write(folder+later, icon)
			}
			if !e.compare() {
				t.Fatal("it does not build")
			}
		}
	}
	// Taken away in one step, the folder is a fault, and what was in it stands in.
	home, article, aside := e.get("/").body, e.get("/articles/black/").body, filepath.Join(t.TempDir(), "content")
	e.must(os.Rename(e.path("content"), aside))
	e.reports("content")
	if e.get("/").body != home || e.get("/articles/black/").body != article {
		t.Error("without the folder there are other pages")
	}
	e.must(os.Rename(aside, e.path("content")))
	if !e.compare() {
		t.Error("the folder is back and it does not build")
	}
	// Taken away bit by bit, pages go with their files.
	e.must(os.CopyFS(aside, os.DirFS(e.path("content"))))
	e.must(os.RemoveAll(e.path("content")))
	e.reports("content")
	e.must(os.CopyFS(e.path("content"), os.DirFS(aside)))
	if !e.compare() {
		t.Error("the folder is there again and it does not build")
	}

	e.must(os.CopyFS(e.path("aside"), os.DirFS(e.path("data/cup"))))
	e.must(os.Rename(e.path("aside/options/mug.yaml"), e.path("aside/options/jug.yaml")))
	for _, name := range []string{"decision", "flow", "options/jug"} {
		name = "aside/" + name + ".yaml"
		e.write(name, strings.NewReplacer("id: cup", "id: pot", "mug", "jug", "Mug", "Jug").Replace(e.read(name)))
	}
	e.must(os.Rename(e.path("aside"), e.path("data/pot")))
	if e.compare(); e.get("/pot/").status != http.StatusNotFound {
		t.Error("a decision is shown before the site lists it")
	}
	e.replace("data/site.yaml", "[tea, cup]", "[tea, cup, pot]")
	e.shows("/pot/", "Jug")
	if !e.compare() {
		t.Error("with a new decision it does not build")
	}
}
