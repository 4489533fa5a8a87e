package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"os"
)

// index is what is known of a file without reading its values.
type index struct {
	at     map[Key]place
	end    int64 // of the last record that is whole
	last   int64 // where the last list stands; 0 where records had to be looked for
	blocks int   // how many lists there are
}

// Whoever is done appending appends a list of his records, as a record itself. Its
// value is: where the list before stands (8 bytes, 0 for none), the entries (key,
// offset, length, checksum), where the list itself stands, and listEnd. So the end of
// a file leads to all of it.
var (
	listKey = sha256.Sum256([]byte("list of records"))
	listEnd = []byte("list")
)

const (
	entrySize = sha256.Size + 8 + 4 + 4
	listTail  = 8 + 4

	// maxBlocks is how many lists are gone through. Then one lists all.
	maxBlocks = 64
)

// readIndex reads the lists of a file, or where they are torn, as by a builder that
// was killed, the heads of all records.
func readIndex(f *os.File) index {
	info, err := f.Stat()
	if err != nil {
		return index{at: map[Key]place{}, end: headSize}
	}
	if x, ok := readLists(f, info.Size()); ok {
		return x
	}
	return scan(f, info.Size())
}

func readLists(f *os.File, size int64) (x index, ok bool) {
	tail := make([]byte, listTail)
	if _, err := f.ReadAt(tail, size-listTail); err != nil || !bytes.Equal(tail[8:], listEnd) {
		return x, false
	}
	x = index{at: map[Key]place{}, end: size, last: int64(binary.LittleEndian.Uint64(tail))}
	for at, end := x.last, size; at != 0; x.blocks++ {
		entries, before, ok := readList(f, at, end)
		if !ok || before >= at {
			return x, false
		}
		for ; len(entries) > 0; entries = entries[entrySize:] {
			var key Key
			copy(key[:], entries)
			rest := entries[sha256.Size:]
			p := place{
				offset: int64(binary.LittleEndian.Uint64(rest)), length: int(binary.LittleEndian.Uint32(rest[8:])),
				sum: binary.LittleEndian.Uint32(rest[12:]),
			}
			if _, newer := x.at[key]; !newer && p.length <= maxValue && p.offset+int64(p.length) <= size {
				x.at[key] = p
			}
		}
		at, end = before, 0
	}
	return x, true
}

// readList reads one list; with end it must end there.
func readList(f *os.File, at, end int64) (entries []byte, before int64, ok bool) {
	head := make([]byte, recordHead)
	if at < headSize {
		return nil, 0, false
	}
	if _, err := f.ReadAt(head, at); err != nil {
		return nil, 0, false
	}
	key, p := readHead(head)
	if key != listKey || p.length > maxValue || p.length < 8+listTail || (p.length-8-listTail)%entrySize != 0 {
		return nil, 0, false
	}
	if end != 0 && at+int64(recordHead+p.length) != end {
		return nil, 0, false
	}
	value := make([]byte, p.length)
	if _, err := f.ReadAt(value, at+recordHead); err != nil || checksum(key, value) != p.sum {
		return nil, 0, false
	}
	return value[8 : len(value)-listTail], int64(binary.LittleEndian.Uint64(value)), true
}

// list makes the record that lists places and stands at an offset.
func list(places map[Key]place, before, at int64) []byte {
	value := binary.LittleEndian.AppendUint64(nil, uint64(before))
	for key, p := range places {
		value = append(value, key[:]...)
		value = binary.LittleEndian.AppendUint64(value, uint64(p.offset))
		value = binary.LittleEndian.AppendUint32(value, uint32(p.length))
		value = binary.LittleEndian.AppendUint32(value, p.sum)
	}
	value = binary.LittleEndian.AppendUint64(value, uint64(at))
	value = append(value, listEnd...)
	return append(appendHead(nil, listKey, place{length: len(value), sum: checksum(listKey, value)}), value...)
}

// scan reads the heads of all records up to the first that is not whole. Values are
// not looked at before somebody asks for them.
func scan(f *os.File, size int64) index {
	x := index{at: map[Key]place{}, end: headSize}
	head := make([]byte, recordHead)
	for {
		if _, err := f.ReadAt(head, x.end); err != nil {
			return x
		}
		key, p := readHead(head)
		p.offset = x.end + recordHead
		end := p.offset + int64(p.length)
		if p.length > maxValue || end > size {
			return x
		}
		if key != listKey {
			x.at[key] = p
		}
		x.end = end
	}
}
