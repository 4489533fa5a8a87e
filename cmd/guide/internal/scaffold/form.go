package scaffold

import (
	"fmt"
	"reflect"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// form writes a value of one of the model's types as YAML.
type form struct {
	lines []string
	// given holds the values that are known, as YAML, by path.
	given map[string]string
	// wanted holds optional keys that are to be filled in too, by path.
	wanted map[string]bool
	// own writes the keys that have a form of their own, by path.
	own map[string]func(indent string)
	// count is how many items a list of texts begins with, by path; one where it
	// says nothing.
	count map[string]int
	today model.Date
	words map[string]string // what belongs to each key, by path
	// filled puts a value of the right type where an empty one would stand.
	filled bool
}

func (f *form) line(format string, args ...any) {
	f.lines = append(f.lines, fmt.Sprintf(format, args...))
}

func (f *form) text() string { return strings.Join(f.lines, "\n") + "\n" }

// keys writes the keys of a struct. name is how paths to them begin; like is a
// value of the type that the guide has already, for examples, or the zero value.
func (f *form) keys(name, indent string, like reflect.Value) {
	for _, k := range strict.ShapeOf(like.Type()).Fields {
		path, value := name+"."+k.Key, like.Field(k.Index)
		given, isGiven := f.given[path]
		switch {
		case isGiven:
			f.line("%s%s: %s", indent, k.Key, given)
		case f.own[path] != nil:
			f.own[path](indent)
		case k.Required || f.wanted[path]:
			f.key(k.Key, path, indent, value)
		case !f.filled:
			f.line("%s# %s: %s", indent, k.Key, may(f.words[path]))
		}
	}
}

// may is what is said of a key that need not be there.
func may(words string) string { return "optional; " + words }

// key writes one key without a value.
func (f *form) key(name, path, indent string, like reflect.Value) {
	like = pointee(like)
	switch t := like.Type(); {
	case isScalar(t):
		f.line("%s%s: %s", indent, name, f.scalar(path, like))
	case t.Kind() == reflect.Slice && t.Elem() == reflect.TypeFor[model.IDAt]():
		f.line("%s%s: %s", indent, name, f.either("[stand-in]", path, ""))
	case t.Kind() == reflect.Slice && isScalar(t.Elem()):
		f.line("%s%s:", indent, name)
		for i := range max(1, f.count[path]) {
			item := reflect.Zero(t.Elem())
			if i < like.Len() {
				item = like.Index(i)
			}
			f.line("%s  - %s", indent, f.scalar(path, item))
		}
	case t.Kind() == reflect.Struct:
		before := len(f.lines)
		f.line("%s%s:", indent, name)
		f.keys(name, indent+"  ", like)
		if !f.hasKeys(before + 1) { // all are optional, and comments below {} could not become keys
			f.lines = append(f.lines[:before], fmt.Sprintf("%s%s: {}", indent, name))
			if !f.filled {
				f.lines[before] += fmt.Sprintf(" # %s: {%s}", f.words[path], keyNames(like.Type()))
			}
		}
	default:
		panic("scaffold: no form for the key " + path) // TestKeys fails first
	}
}

// keyNames lists the keys of a struct type as they stand in braces.
func keyNames(t reflect.Type) string {
	var all []string
	for _, k := range strict.ShapeOf(t).Fields {
		all = append(all, k.Key+": …")
	}
	return strings.Join(all, ", ")
}

// hasKeys reports whether a line from the given one on is no comment.
func (f *form) hasKeys(from int) bool {
	for _, l := range f.lines[from:] {
		if !isComment(l) {
			return true
		}
	}
	return false
}

func isComment(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "#") }

func (f *form) scalar(path string, like reflect.Value) string {
	value := like.FieldByName("V")
	return f.either(standIn(value), path, example(value, f.today))
}

// either gives the value of a form that is filled in, or a comment that says
// what belongs there.
func (f *form) either(value, path, example string) string {
	if f.filled {
		return value
	}
	if example != "" {
		return fmt.Sprintf("# %s, such as %s", f.words[path], example)
	}
	return "# " + f.words[path]
}

func isScalar(t reflect.Type) bool {
	if t.Kind() != reflect.Struct {
		return false
	}
	v, isAt := t.FieldByName("V")
	_, hasPos := t.FieldByName("Pos")
	return isAt && hasPos && t.NumField() == 2 && v.Type.Kind() != reflect.Slice
}

// pointee follows a pointer, also one that leads nowhere.
func pointee(v reflect.Value) reflect.Value {
	if v.Kind() != reflect.Pointer {
		return v
	}
	if v.IsNil() {
		return reflect.Zero(v.Type().Elem())
	}
	return v.Elem()
}
