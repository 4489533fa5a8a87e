package memo

import "reflect"

// Audit makes every step work its result out again where the memo holds one,
// and calls report with the step's name when the two differ: then the key of
// that step lacks something that the result depends on.
func (m *Memo) Audit(report func(step string)) { m.audit = report }

// Blind takes a field out of the keys of a step, for the test which shows that
// a key without it would be found out.
func (m *Memo) Blind(step, field string) { m.blind = map[string]string{step: field} }

// Keys lists the fields of the keys of every step that the memo holds results
// of, by the step's name.
func (m *Memo) Keys() map[string][]string {
	m.mu.Lock()
	defer m.mu.Unlock()
	keys := map[string][]string{}
	for step, table := range m.tables {
		for key := range table {
			t := reflect.TypeOf(key)
			if t.Kind() == reflect.Struct {
				for i := range t.NumField() {
					keys[step] = append(keys[step], t.Field(i).Name)
				}
			}
			break
		}
	}
	return keys
}

// blinded gives the key without the field that the step is blind to.
func (m *Memo) blinded(step string, key any) any {
	field, ok := m.blind[step]
	if !ok {
		return key
	}
	poorer := reflect.New(reflect.TypeOf(key)).Elem()
	poorer.Set(reflect.ValueOf(key))
	poorer.FieldByName(field).SetZero() // panics for fields that are not exported, so keys export theirs
	return poorer.Interface()
}
