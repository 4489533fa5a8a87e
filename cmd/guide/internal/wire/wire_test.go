package wire

import "testing"

func FuzzReader(f *testing.F) {
	var w Writer
	w.Int(-5)
	w.String("text")
	w.Bool(true)
	w.Int(1 << 40)
	f.Add(w.Bytes())
	f.Fuzz(func(t *testing.T, value []byte) {
		r := NewReader(value)
		n, s, is, m := r.Int(), r.String(), r.Bool(), r.Int()
		if r.Err() == nil && is {
			var again Writer
			again.Int(n)
			again.String(s)
			again.Bool(is)
			again.Int(m)
			back := NewReader(again.Bytes())
			if back.Int() != n || back.String() != s || !back.Bool() || back.Int() != m || back.Err() != nil {
				t.Errorf("%x is not read as it was written", again.Bytes())
			}
		}
		for range NewReader(value).Len() {
		}
	})
}
