// Package wire puts values into bytes, and takes them out again in the same order. It
// is for what one program writes for itself: bytes that were damaged, cut or written
// by another give an error and no harm. Enter at [Writer] and [NewReader].
package wire

import (
	"encoding/binary"
	"errors"
)

// Writer puts a value together from its parts. The zero Writer is ready for use.
type Writer struct{ b []byte }

// Bytes gives what was written.
func (w *Writer) Bytes() []byte { return w.b }

// Int writes a number.
func (w *Writer) Int(n int) { w.b = binary.AppendVarint(w.b, int64(n)) }

// String writes a text.
func (w *Writer) String(s string) {
	w.Int(len(s))
	w.b = append(w.b, s...)
}

// Strings writes a list of texts.
func (w *Writer) Strings(list []string) {
	w.Int(len(list))
	for _, s := range list {
		w.String(s)
	}
}

// Bool writes true or false.
func (w *Writer) Bool(is bool) {
	n := 0
	if is {
		n = 1
	}
	w.Int(n)
}

// Reader takes a value apart in the same order. What it gives after a fault is of
// no use; Err tells of it in the end.
type Reader struct {
	s    string
	fail bool
}

// NewReader reads a value. Texts are parts of one copy of it.
func NewReader(value []byte) *Reader { return &Reader{s: string(value)} }

// Err tells whether something was missing or left over.
func (r *Reader) Err() error {
	if r.fail || r.s != "" {
		return errors.New("the value is not what was written")
	}
	return nil
}

// Int reads a number.
func (r *Reader) Int() int {
	var n uint64
	for shift := 0; shift < 64 && len(r.s) > 0; shift += 7 {
		c := r.s[0]
		r.s = r.s[1:]
		if n |= uint64(c&0x7f) << shift; c < 0x80 {
			return int(n>>1) ^ -int(n&1)
		}
	}
	r.fail = true
	return 0
}

// Len reads how many items follow; each takes a byte at least, so that a damaged
// number cannot ask for more memory than the value has.
func (r *Reader) Len() int {
	n := r.Int()
	if n < 0 || n > len(r.s) {
		r.fail = true
		return 0
	}
	return n
}

// String reads a text.
func (r *Reader) String() string {
	n := r.Len()
	s := r.s[:n]
	r.s = r.s[n:]
	return s
}

// Strings reads a list of texts; nil when it is empty.
func (r *Reader) Strings() []string {
	n := r.Len()
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = r.String()
	}
	return list
}

// Bool reads true or false.
func (r *Reader) Bool() bool { return r.Int() != 0 }
