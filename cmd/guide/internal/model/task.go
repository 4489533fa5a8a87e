package model

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Task is one programming task that options solve side by side.
type Task struct {
	At      diag.Pos `yaml:"-"`
	Path    string   `yaml:"-"`
	Claimed IDAt     `yaml:"-"` // an id in the file that differs from its folder's name
	// The name of the task's folder.
	ID IDAt `yaml:"id"`
	// The task in a few words.
	Title strict.At[string] `yaml:"title"`
	// What the samples do, in one sentence.
	Summary strict.At[string] `yaml:"summary"`
	// What the tests ask of every sample, and what a reader has to know to compare them.
	Behavior strict.At[string] `yaml:"behavior"`
	// The decision whose options solve the task.
	Decision IDAt `yaml:"decision"`
	// How each option of the decision solves it, under the option's id; its files lie in the folder of that name.
	Variants strict.Map[Variant] `yaml:"variants" keys:"option"`
}

// Variant is one option's solution of a task.
type Variant struct {
	At diag.Pos `yaml:"-"`
	// The files to show, in the order in which to read them, with their path below the option's folder.
	Files []strict.At[string] `yaml:"files,optional"`
	// How far it has been tested.
	Status strict.At[Status] `yaml:"status"`
	// What a reader should know about this solution, such as what had to be added.
	Note     strict.At[string]       `yaml:"note,optional"`
	Sources  map[string]*source.File `yaml:"-"` // by name, those of Files that exist
	Versions []Version               `yaml:"-"` // what the tests ran with
}

// Version names a package and the version that a sample was tested with.
type Version struct{ Name, Version string }

// checkVariants leaves out what stands under a key that cannot be an id: it
// would be looked for in a folder of that name.
func (l loader) checkVariants(t *Task) {
	t.Variants = slices.DeleteFunc(slices.Clone(t.Variants), func(e strict.Entry[Variant]) bool {
		var id ID
		err := id.ParseYAML(e.Key.V)
		if invalid, ok := err.(strict.Invalid); ok {
			l.diags.Add(diag.Diagnostic{Pos: e.Key.Pos, Rule: invalid.Rule, Message: invalid.Message, Hint: invalid.Hint})
			l.broken[t.Path] = true
		}
		return err != nil
	})
}

// loadVariant finds the files of a variant and the versions that it was tested
// with: those of a package lock, or those that the tests wrote down from the
// runtime.
func loadVariant(folder string, v *Variant, tree *source.Tree, diags *diag.List) {
	v.Sources = map[string]*source.File{}
	for _, name := range v.Files {
		p := path.Join(folder, name.V)
		f := tree.File(p)
		if tree.IsRefused(p) {
			continue
		}
		if f == nil || !source.Inside(p, folder) {
			diags.Add(diag.Diagnostic{
				Pos: name.Pos, Rule: "missing-sample", Message: fmt.Sprintf("there is no file %s", p),
				Hint: diag.DidYouMean(name.V, names(tree, folder)),
			})
			continue
		}
		v.Sources[name.V] = f
	}
	if lock := tree.File(folder + "/package-lock.json"); lock != nil {
		v.Versions = lockedVersions(lock, diags)
	} else if tested := tree.File(folder + "/tested.yaml"); tested != nil {
		var versions TestedVersions
		strict.Decode(tested.Data, diag.Pos{File: tested.Path, Line: 1, Col: 1}, &versions, diags)
		for _, e := range versions {
			v.Versions = append(v.Versions, Version{e.Key.V, e.Value.V})
		}
	}
}

// lockedVersions reads the versions of the direct dependencies from an npm
// lock file.
func lockedVersions(lock *source.File, diags *diag.List) []Version {
	var file struct {
		Packages map[string]struct {
			Version      string            `json:"version"`
			Dependencies map[string]string `json:"dependencies"`
		} `json:"packages"`
	}
	if err := json.NewDecoder(bytes.NewReader(lock.Data)).Decode(&file); err != nil {
		diags.Add(diag.Diagnostic{
			Pos: diag.Pos{File: lock.Path}, Rule: "lock-file", Message: "this is not a lock file that npm wrote",
			Hint: "write it again: npm install --package-lock-only",
		})
		return nil
	}
	var versions []Version
	for _, name := range slices.Sorted(maps.Keys(file.Packages[""].Dependencies)) {
		if v := file.Packages["node_modules/"+name].Version; v != "" {
			versions = append(versions, Version{name, v})
		}
	}
	return versions
}

func names(tree *source.Tree, folder string) []string {
	var all []string
	for _, f := range tree.Under(folder, "") {
		all = append(all, f.Path[len(folder)+1:])
	}
	return all
}
