package memo

import (
	"reflect"
	"strings"
)

// Audit makes every step work its result out again where the memo holds one,
// and calls report with the step's name when the two differ: then the key of
// that step lacks something that the result depends on.
func (m *Memo) Audit(report func(step string)) { m.audit = report }

// Blind takes a field out of the keys of a step, for the test which shows that
// a key without it would be found out.
func (m *Memo) Blind(step, field string) { m.blind = map[string]string{step: field} }

// Keys lists the fields of the keys of every step that the memo holds results
// of, by the step's name. The fields of a key within a key are listed one by
// one, as Outer.Inner.
func (m *Memo) Keys() map[string][]string {
	m.mu.Lock()
	defer m.mu.Unlock()
	keys := map[string][]string{}
	for step, table := range m.tables {
		for key := range table.used {
			keys[step] = fields(reflect.TypeOf(key), "")
			break
		}
	}
	return keys
}

func fields(key reflect.Type, outer string) []string {
	var all []string
	for i := range key.NumField() {
		f := key.Field(i)
		if strings.HasSuffix(f.Type.Name(), "Key") {
			all = append(all, fields(f.Type, outer+f.Name+".")...)
		} else {
			all = append(all, outer+f.Name)
		}
	}
	return all
}

// blinded gives the key without the field that the step is blind to.
func (m *Memo) blinded(step string, key any) any {
	field, ok := m.blind[step]
	if !ok {
		return key
	}
	poorer := reflect.New(reflect.TypeOf(key)).Elem()
	poorer.Set(reflect.ValueOf(key))
	part := poorer
	for name := range strings.SplitSeq(field, ".") {
		part = part.FieldByName(name)
	}
	part.SetZero() // panics for fields that are not exported, so keys export theirs
	return poorer.Interface()
}
