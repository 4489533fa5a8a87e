package model

import (
	"path"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
)

func (l loader) tasks() []*Task {
	var tasks []*Task
	for _, p := range l.paths("content/samples", "/task.yaml") {
		name := path.Base(path.Dir(p))
		if p != "content/samples/"+name+"/task.yaml" {
			continue // a file of a sample that happens to have this name
		}
		made := taskStep.Do(l.memo, l.filesKey(path.Dir(p)), l.diags, func(diags *diag.List) taskMade {
			part := l.apart(diags)
			return taskMade{part.task(p, name), part.notes()}
		})
		l.enter(made.notes)
		tasks = append(tasks, made.task)
	}
	return tasks
}

type taskMade struct {
	task *Task
	notes
}

var taskStep = memo.Step[filesKey, taskMade]{Name: "task"}

func (l loader) task(p, name string) *Task {
	t := &Task{Path: p, ID: named(p, name)}
	l.file(p, t)
	t.Claimed = settle(&t.ID, name)
	l.checkVariants(t)
	for i := range t.Variants {
		e := &t.Variants[i]
		loadVariant(path.Join(path.Dir(p), e.Key.V), &e.Value, l.tree, l.diags)
	}
	return t
}
