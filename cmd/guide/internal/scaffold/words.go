package scaffold

import (
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/schema"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// types are those that scaffolds are written from, by the name that paths to their
// keys begin with.
var types = map[string]reflect.Type{
	"article": reflect.TypeFor[model.Article](), "option": reflect.TypeFor[model.Option](), "runtime": reflect.TypeFor[model.Runtime](),
	"release": reflect.TypeFor[model.Release](), "support": reflect.TypeFor[model.Support](), "links": reflect.TypeFor[model.Links](),
	"cell": reflect.TypeFor[model.Cell](), "source": reflect.TypeFor[model.Source](), "pair": reflect.TypeFor[model.Pair](),
	"scenario": reflect.TypeFor[model.Scenario](),
}

// readWords gives what belongs to each key, by path. The comment behind an empty value
// is what an editor reads in the file and in the error that names it. It is the
// sentence that editors show too, but where the form of the value has to be shown.
func readWords() (map[string]string, error) {
	said, err := schema.ReadComments()
	if err != nil {
		return nil, err
	}
	all := map[string]string{}
	for name, t := range types {
		for _, f := range strict.ShapeOf(t).Fields {
			path := name + "." + f.Key
			if all[path] = forms[path]; all[path] == "" {
				all[path] = inPassing(said.Key(t, f))
			}
		}
	}
	return all, nil
}

// inPassing makes a part of a sentence of one.
func inPassing(sentence string) string {
	first, size := utf8.DecodeRuneInString(sentence)
	return string(unicode.ToLower(first)) + strings.TrimSuffix(sentence[size:], ".")
}

// forms are the words of keys whose values have to be shown.
var forms = map[string]string{
	"article.summary":   "one or two sentences with the answer, at most 240 characters",
	"article.published": "the day on which it appears",
	"article.options":   "[id, id], the options that the text names",
	"article.sources":   "[id, id, id], at least three ids of data/sources.yaml",
	"article.aliases":   "[/articles/name/], addresses that it had before",

	"option.ideal_for": "a case that suits it, in a few words",
	"option.consider":  "what to think about before choosing it, in a few words",
	"option.users":     "- {name: …, says: …, sources: [id]}, those who say in public that they use it",

	"release.version": "the newest stable version, in quotes",
	"release.sources": "[id] of data/sources.yaml",
	"support.windows": "- {line: \"…\", kind: fixes or security, from: date, to: date, sources: [id]}, one for each line of versions and kind",
	"support.sources": "[id] of data/sources.yaml",

	"cell.level":      "strong, good, fair or weak, by the words above; unknown where no source tells",
	"cell.verdict":    "one sentence with a period, at most 240 characters: what it does, and what that means",
	"cell.strengths":  "a list: what speaks for it",
	"cell.weaknesses": "a list: what speaks against it",
	"cell.sources":    "[id, id] of data/sources.yaml; where the level is unknown, delete this line and write settled_by: what would settle it",
	"cell.dissent":    "- {says: …, sources: [id]}, where a source sees it otherwise",

	"source.url":  "its address, https://…; without one, delete this line and say why in note:",
	"source.kind": "docs, policy, survey, benchmark or opinion",
	"source.read": "page (at its address), copy (its whole text elsewhere) or excerpt (a part of it)",

	"pair.verdict": "fits, with-care or clashes; unknown where no source tells",
	"pair.sources": "[id] of data/sources.yaml; where the verdict is unknown, delete this line",

	"scenario.accept":  "[id, id], all options that a good answer may name",
	"scenario.answers": "the answers that the text gives, one line for each question on the way",
}
