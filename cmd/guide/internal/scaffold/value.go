package scaffold

import (
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/model"
)

// standIns are values of the types that values have: of each, one that can be
// read.
var standIns = map[reflect.Type]string{
	reflect.TypeFor[string]():           `"A stand-in for a text."`,
	reflect.TypeFor[model.ID]():         "stand-in",
	reflect.TypeFor[model.Date]():       "2000",
	reflect.TypeFor[model.URL]():        "https://stand-in.example/",
	reflect.TypeFor[model.Level]():      string(model.Unknown),
	reflect.TypeFor[model.SourceKind](): string(model.SourceKinds[0]),
	reflect.TypeFor[model.Reading]():    string(model.ReadPage),
	reflect.TypeFor[model.Fit]():        string(model.Fits[0]),
}

func standIn(v reflect.Value) string { return standIns[v.Type()] }

// longestExample is what still fits behind the words of a key, in characters.
const longestExample = 40

// example gives a value that the guide has already, for a comment; or nothing,
// where it has none or where it would say nothing about what to write.
func example(v reflect.Value, today model.Date) string {
	switch v := v.Interface().(type) {
	case string:
		if utf8.RuneCountInString(v) <= longestExample {
			return strings.Join(strings.Fields(v), " ")
		}
	case model.Date:
		if v.IsZero() {
			return today.String()
		}
		return v.String()
	}
	return ""
}

// quoted writes a text as a YAML value that is read as this text everywhere.
func quoted(text string) string {
	plain := text != "" && !strings.ContainsAny(text, ":#'\"\\[]{}&*!|>%@`,\t") && strings.TrimSpace(text) == text
	first, _ := utf8.DecodeRuneInString(text)
	letter := 'a' <= first && first <= 'z' || 'A' <= first && first <= 'Z' || first >= utf8.RuneSelf
	if plain && letter && !isSwitch(text) {
		return text
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// isSwitch reports the words that some YAML readers take for a switch or for nothing.
func isSwitch(text string) bool {
	switch strings.ToLower(text) {
	case "yes", "no", "on", "off", "y", "n", "true", "false", "null":
		return true
	}
	return false
}

// flat puts a text of several lines on one, for a comment.
func flat(text string) string { return strings.Join(strings.Fields(text), " ") }

// widest is the longest line of comment that is still read at a glance.
const widest = 130

// comment writes a text as lines of comment.
func (f *form) comment(indent, text string) {
	line := indent + "#"
	for _, word := range strings.Fields(text) {
		if utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > widest {
			f.line("%s", line)
			line = indent + "#"
		}
		line += " " + word
	}
	f.line("%s", line)
}

func numbered(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

func idList[T ~string](all []T) string {
	var list []string
	for _, id := range all {
		list = append(list, string(id))
	}
	return strings.Join(list, ", ")
}
