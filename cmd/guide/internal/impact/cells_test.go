package impact

import (
	"reflect"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// TestCellKeys changes every key of a cell: the comparison sees each, also one that
// is added to the model later.
func TestCellKeys(t *testing.T) {
	of := reflect.TypeFor[model.Cell]()
	for i := range of.NumField() {
		key, _, _ := strings.Cut(of.Field(i).Tag.Get("yaml"), ",")
		if key == "-" {
			continue
		}
		was, is := &model.Cell{}, &model.Cell{}
		fill(t, reflect.ValueOf(is).Elem().Field(i))
		c, differs := compareCell(was, is)
		named := strings.Join(c.Also, " ")
		if key == "level" || key == "verdict" {
			named = key
		}
		if !differs || named != key {
			t.Errorf("a cell with another %s differs in %q", key, named)
		}
	}
}

// fill gives a value something to hold.
func fill(t *testing.T, v reflect.Value) {
	switch {
	case v.Kind() == reflect.Slice:
		one := reflect.New(v.Type().Elem()).Elem()
		fill(t, one)
		v.Set(reflect.Append(v, one))
	case v.Type() == reflect.TypeFor[model.Dissent]():
		v.Set(reflect.ValueOf(model.Dissent{Says: strict.At[string]{V: "x"}}))
	case v.Type() == reflect.TypeFor[strict.At[model.Date]]():
		v.Set(reflect.ValueOf(strict.At[model.Date]{V: model.Date{Year: 2026}}))
	case v.Kind() == reflect.Struct && v.NumField() == 2 && v.Field(0).Kind() == reflect.String:
		v.Field(0).SetString("x")
	default:
		t.Fatalf("the test cannot fill a %s", v.Type())
	}
}
