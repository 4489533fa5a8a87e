package embed

import (
	"fmt"
	"html/template"
	"maps"
	"path"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/highlight"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/strict"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// sample shows a file of a tested sample, or a region of it.
func sample(s *slot) any {
	var block struct {
		Task   model.IDAt        `yaml:"task"`
		Option model.IDAt        `yaml:"option"`
		File   strict.At[string] `yaml:"file"`
		Region strict.At[string] `yaml:"region,optional"`
		Mark   strict.At[string] `yaml:"mark,optional"`
		Lines  bool              `yaml:"lines,optional"`
	}
	if !s.decode(&block) {
		return nil
	}
	variant, file := s.sampleFile(block.Task, block.Option, block.File)
	if file == nil {
		return nil
	}
	text := string(file.Data)
	if block.Region.Set() {
		var found bool
		if text, found = Region(text, block.Region.V); !found {
			if slices.Contains(Regions(string(file.Data)), block.Region.V) {
				s.fail(block.Region.Pos, "missing-region", fmt.Sprintf("the region %q of %s does not end", block.Region.V, file.Path), "end it with a comment line #endregion")
				return nil
			}
			s.fail(block.Region.Pos, "missing-region", fmt.Sprintf("%s has no region %q", file.Path, block.Region.V), diag.DidYouMean(block.Region.V, Regions(string(file.Data))))
			return nil
		}
	}
	options := highlight.Options{LineNumbers: block.Lines}
	if block.Mark.Set() {
		marks, err := highlight.ParseRanges(block.Mark.V)
		if err != nil {
			s.fail(block.Mark.Pos, "invalid-value", err.Error(), `write line numbers such as "2,4-6"`)
			return nil
		}
		lines := strings.Count(strings.TrimSuffix(text, "\n"), "\n") + 1
		if last := lastLine(marks); last > lines {
			s.fail(block.Mark.Pos, "invalid-value", fmt.Sprintf("mark has line %d, the code has %d", last, lines), "count the lines of what is shown from 1")
			return nil
		}
		options.Mark = marks
	}
	code, err := Highlight(file.Path, text, options)
	if err != nil {
		s.fail(block.File.Pos, "sample", err.Error(), "")
		return nil
	}
	return layout.Code{
		Title: block.File.V, Source: s.views.File(file.Path), Page: route.Sample(block.Task.V),
		HTML: code, Tested: view.Versions(variant), Language: languageOf(file.Path), Text: text,
	}
}

func lastLine(ranges []highlight.Range) int {
	last := 0
	for _, r := range ranges {
		last = max(last, r.To)
	}
	return last
}

// sampleFile finds a file of a sample, and says what is missing on the way.
func (s *slot) sampleFile(taskID, option model.IDAt, name strict.At[string]) (model.Variant, *source.File) {
	task := s.views.Guide.Task(taskID.V)
	if task != nil && s.views.Guide.Broken[task.Path] {
		return model.Variant{}, nil // reported there
	}
	if task == nil {
		var ids []string
		for _, t := range s.views.Guide.Tasks {
			ids = append(ids, string(t.ID.V))
		}
		s.fail(taskID.Pos, "missing-sample", fmt.Sprintf("there is no task %q in content/samples", taskID.V), diag.DidYouMean(string(taskID.V), ids))
		return model.Variant{}, nil
	}
	variant, ok := task.Variants.Get(string(option.V))
	if !ok {
		var ids []string
		for _, e := range task.Variants {
			ids = append(ids, e.Key.V)
		}
		s.fail(option.Pos, "missing-sample", fmt.Sprintf("the task %s has no sample for %q", taskID.V, option.V), diag.DidYouMean(string(option.V), ids))
		return variant, nil
	}
	file := variant.Sources[name.V]
	switch applicable := variant.Status.V != model.NotApplicable; {
	case file != nil, applicable && len(variant.Sources) < max(1, len(variant.Files)): // files that are missing are reported in task.yaml
	case !applicable:
		s.fail(option.Pos, "missing-sample", fmt.Sprintf("the sample of %s is not applicable, so there is no file to show", taskID.V), "show the sample of another option")
	default:
		s.fail(name.Pos, "missing-sample", fmt.Sprintf("the sample of %s lists no file %q", option.V, name.V), diag.DidYouMean(name.V, slices.Sorted(maps.Keys(variant.Sources))))
	}
	return variant, file
}

// languages names the lexer of a file by the end of its name.
var languages = map[string]string{
	"js": "javascript", "mjs": "javascript", "ts": "typescript", "py": "python", "php": "php", "json": "json",
	"yaml": "yaml", "html": "html", "css": "css", "sh": "bash", "sql": "sql", "graphql": "graphql", "hbs": "handlebars",
	"blade.php": "blade",
}

// languageOf looks at the whole of what a name ends in first: a template of
// Blade ends in .php and is none.
func languageOf(file string) string {
	_, ends, _ := strings.Cut(path.Base(file), ".")
	if language, known := languages[ends]; known {
		return language
	}
	return languages[file[strings.LastIndex(file, ".")+1:]]
}

// Highlight marks up a file of a sample in the language of its name.
func Highlight(file, text string, o highlight.Options) (template.HTML, error) {
	html, err := highlight.HTML(text, languageOf(file), o)
	return template.HTML(html), err
}
