package strict

import (
	"fmt"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v4"
	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// structure decodes a mapping into a struct: every key must name a field, and
// every required field must have its key.
func (d *decoder) structure(n *yaml.Node, v reflect.Value) bool {
	if !d.expect(n, yaml.MappingNode, "keys and values", "write key: value, one a line") {
		return false
	}
	fields := fieldsOf(v.Type())
	if at := v.FieldByName("At"); at.IsValid() && at.Type() == reflect.TypeFor[diag.Pos]() {
		at.Set(reflect.ValueOf(d.pos(n)))
	}
	ok := true
	found := map[string]bool{}
	for key, value := range d.entries(n) {
		f, known := field(fields, key.Value)
		if !known {
			ok = d.fail(d.pos(key), "unknown-key", fmt.Sprintf("unknown key %q", clip(key.Value)), keyHint(n, key, v.Type(), fields))
			continue
		}
		found[f.name] = true
		ok = d.value(value, v.Field(f.index)) && d.filled(value, f, v) && ok
	}
	var missing []string
	for _, f := range fields {
		if !f.optional && !found[f.name] && !misspelt(n, fields, f) && !d.strayed[strayedKey{n, f.name}] {
			missing = append(missing, f.name)
		}
	}
	return d.missing(n, missing) && ok && !d.failed
}

// missing reports the keys that a mapping lacks, all at once: whoever forgot one
// often forgot what belongs to it.
func (d *decoder) missing(n *yaml.Node, keys []string) bool {
	switch len(keys) {
	case 0:
		return true
	case 1:
		return d.fail(d.pos(n), "missing-key", fmt.Sprintf("the key %q is missing", keys[0]), "add a line: "+keys[0]+": …")
	}
	var lines []string
	for _, key := range keys {
		lines = append(lines, "add a line: "+key+": …")
	}
	return d.fail(d.pos(n), "missing-key", fmt.Sprintf("the keys %s are missing", strings.Join(keys, ", ")), strings.Join(lines, "\n"))
}

// filled refuses a required list or mapping without items: it says nothing, and whoever
// left it so has forgotten it.
func (d *decoder) filled(n *yaml.Node, f fieldInfo, v reflect.Value) bool {
	if list := v.Field(f.index); f.optional || f.empty || list.Kind() != reflect.Slice || list.Len() > 0 {
		return true
	}
	switch n.Kind {
	case yaml.SequenceNode:
		return d.fail(d.pos(n), "empty-value", fmt.Sprintf("the list %q is empty", f.name), "write at least one item")
	case yaml.MappingNode:
		return d.fail(d.pos(n), "empty-value", fmt.Sprintf("%q holds nothing", f.name), "write at least one key with its value")
	}
	return true
}

type fieldInfo struct {
	name     string
	index    int
	optional bool
	empty    bool
}

func fieldsOf(t reflect.Type) []fieldInfo {
	var fields []fieldInfo
	for i := range t.NumField() {
		name, option, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		if name == "" || name == "-" {
			continue
		}
		fields = append(fields, fieldInfo{name, i, option == "optional", option == "empty"})
	}
	return fields
}

func field(fields []fieldInfo, name string) (fieldInfo, bool) {
	for _, f := range fields {
		if f.name == name {
			return f, true
		}
	}
	return fieldInfo{}, false
}

func names(fields []fieldInfo) []string {
	all := make([]string, len(fields))
	for i, f := range fields {
		all[i] = f.name
	}
	return all
}

// misspelt reports whether a key that was reported as unknown, with the
// missing one as its cure, stands in its place: a misspelling is one fault and
// not two.
func misspelt(n *yaml.Node, fields []fieldInfo, missing fieldInfo) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i].Value
		if _, known := field(fields, key); !known && diag.Nearest(key, names(fields)) == missing.name {
			return true
		}
	}
	return false
}
