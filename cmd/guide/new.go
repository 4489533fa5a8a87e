package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"unicode"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/interview"
	"whichbackend.example/guide/cmd/guide/internal/scaffold"
	"whichbackend.example/guide/cmd/guide/internal/site"
)

type newCommand struct {
	Article  beginArticle  `cmd:"" help:"Begin an article."`
	Option   beginOption   `cmd:"" help:"Begin an option of a decision, and list every place that needs an answer about it."`
	Source   beginSource   `cmd:"" help:"Add a source to data/sources.yaml."`
	Scenario beginScenario `cmd:"" help:"Add the description of a project to those of a decision."`
}

// newFlags are what all of them take.
type newFlags struct {
	rootFlag
	Now string `help:"Today, for examples of dates (2026-11-21). Otherwise SOURCE_DATE_EPOCH or the clock say it." placeholder:"DATE"`
}

type beginArticle struct {
	newFlags
	Name     string `arg:"" help:"The last part of its address, such as node-or-django."`
	Title    string `help:"Its title." placeholder:"TEXT"`
	Decision string `help:"The decision that it is about." placeholder:"ID"`
}

type beginOption struct {
	newFlags
	Name     string `arg:"" help:"The last part of its address, such as django; or backend/django."`
	Decision string `help:"The decision that it belongs to." placeholder:"ID"`
	Title    string `help:"Its name, as its makers write it." placeholder:"TEXT"`
	Pairs    bool   `help:"Also begin its entries in data/stack.yaml."`
}

type beginSource struct {
	newFlags
	Name      string `arg:"" help:"The name by which claims refer to it, such as django-docs."`
	Title     string `help:"Its title." placeholder:"TEXT"`
	Publisher string `help:"Who publishes it." placeholder:"TEXT"`
	URL       string `help:"Its address." placeholder:"URL"`
	Kind      string `help:"docs, policy, survey, benchmark or opinion." placeholder:"KIND"`
	Published string `help:"When it was published." placeholder:"DATE"`
	Accessed  string `help:"The day on which you read it." placeholder:"DATE"`
	Read      string `help:"In what form you read it: page, copy or excerpt." placeholder:"FORM"`
	Note      string `help:"What a reader has to know about it." placeholder:"TEXT"`
}

type beginScenario struct {
	newFlags
	Name     string `arg:"" help:"Its name in addresses, such as tea-shop."`
	Title    string `help:"Its title." placeholder:"TEXT"`
	Decision string `help:"The decision that it is for." placeholder:"ID"`
}

// Run begins an article.
func (k *beginArticle) Run(c *command) error {
	return k.scaffold(c, []string{k.Title}, func(p *scaffold.Project) (scaffold.Made, error) {
		return scaffold.Article(p, k.Name, k.Title, k.Decision)
	})
}

// Run begins an option.
func (k *beginOption) Run(c *command) error {
	return k.scaffold(c, []string{k.Title}, func(p *scaffold.Project) (scaffold.Made, error) {
		return scaffold.Option(p, k.Name, k.Title, k.Decision, k.Pairs)
	})
}

// Run adds a source.
func (k *beginSource) Run(c *command) error {
	values := []scaffold.Value{
		{Key: "title", Text: k.Title},
		{Key: "publisher", Text: k.Publisher},
		{Key: "url", Text: k.URL},
		{Key: "kind", Text: k.Kind},
		{Key: "published", Text: k.Published},
		{Key: "accessed", Text: k.Accessed},
		{Key: "read", Text: k.Read},
		{Key: "note", Text: k.Note},
	}
	var texts []string
	for _, v := range values {
		texts = append(texts, v.Text)
	}
	return k.scaffold(c, texts, func(p *scaffold.Project) (scaffold.Made, error) { return scaffold.Source(p, k.Name, values) })
}

// Run adds a scenario.
func (k *beginScenario) Run(c *command) error {
	return k.scaffold(c, []string{k.Title}, func(p *scaffold.Project) (scaffold.Made, error) {
		return scaffold.Scenario(p, k.Name, k.Title, k.Decision)
	})
}

// scaffold makes something, writes it and says what is left to do.
func (f newFlags) scaffold(c *command, texts []string, make func(*scaffold.Project) (scaffold.Made, error)) error {
	for _, text := range texts {
		if strings.ContainsFunc(text, unicode.IsControl) {
			return usageError{fmt.Errorf("%q holds a line break or another control character; give the text on one line", text)}
		}
	}
	today, err := projectFlags{Now: f.Now, clock: true}.today()
	if err != nil {
		return err
	}
	root, err := f.open()
	if err != nil {
		return err
	}
	defer root.Close()
	input := site.Read(folderOf(root))
	made, err := make(&scaffold.Project{
		Input: input, Options: site.Options{Now: today}, Today: today, Command: f.commandIn(root), Read: root.ReadFile,
		Has: func(path string) bool { _, err := root.Lstat(path); return err == nil },
	})
	var refused scaffold.Refusal
	var faults scaffold.Faults
	switch {
	case errors.As(err, &refused):
		return usageError{err}
	case errors.As(err, &faults):
		diags := &diag.List{}
		diags.AddAll(faults)
		return projectFlags{Format: diag.Text}.report(c, input.Source, diags)
	case err != nil:
		return err
	}
	if err := writeChanges(root, made.Changes); err != nil {
		return err
	}
	tellMade(c.stdout, made)
	return nil
}

// commandIn says how other commands are called in the project: from the
// program's source, where that is at hand.
func (f newFlags) commandIn(root *os.Root) func(string) string {
	name, where := "guide ", ""
	if _, err := root.Stat("cmd/guide/main.go"); err == nil {
		name = "go run ./cmd/guide "
	} else if f.Root != "." {
		where = " --root " + interview.Quote(f.Root)
	}
	return func(command string) string { return name + command + where }
}
