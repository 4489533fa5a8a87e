package share

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
)

// This is the little of PNG (ISO/IEC 15948) that pictures of few colors
// need. The encoder of the standard library asks for every pixel by a method
// and compresses either less or longer: it takes three times as long.

// encoder packs and compresses pictures. It is used for one after the other.
type encoder struct {
	out         bytes.Buffer
	data        bytes.Buffer // compressed
	quick, slow *zlib.Writer
	line        []byte // 0 for no filter, then two pixels a byte
}

// quickly is the level beyond which a picture takes longer, but hardly less room.
const quickly = 4

// tooMuch is the size from which a picture is worth the time to compress it
// well: one that is full of letters.
const tooMuch = 18_000

func newEncoder() *encoder {
	e := &encoder{line: make([]byte, 1+Width/2)}
	e.quick, e.slow = compressor(quickly), compressor(zlib.BestCompression)
	return e
}

func compressor(level int) *zlib.Writer {
	w, err := zlib.NewWriterLevel(nil, level)
	if err != nil {
		panic(err) // it only fails for a wrong level
	}
	return w
}

// encode writes a picture, which has one byte a pixel.
func (e *encoder) encode(pixels []byte) []byte {
	if e.compress(e.quick, pixels); e.data.Len() > tooMuch {
		e.compress(e.slow, pixels)
	}
	e.out.Reset()
	e.out.WriteString("\x89PNG\r\n\x1a\n")
	header := binary.BigEndian.AppendUint32(nil, Width)
	header = binary.BigEndian.AppendUint32(header, Height)
	e.chunk("IHDR", append(header, 4, 3, 0, 0, 0)) // four bits a pixel, which name a color
	e.chunk("PLTE", palette())
	e.chunk("IDAT", e.data.Bytes())
	e.chunk("IEND", nil)
	return bytes.Clone(e.out.Bytes())
}

func (e *encoder) compress(w *zlib.Writer, pixels []byte) {
	e.data.Reset()
	w.Reset(&e.data)
	for ; len(pixels) > 0; pixels = pixels[Width:] {
		for i := range Width / 2 {
			e.line[1+i] = pixels[2*i]<<4 | pixels[2*i+1]
		}
		must(w.Write(e.line))
	}
	must(0, w.Close())
}

// chunk writes a named part with its length and its sum.
func (e *encoder) chunk(name string, data []byte) {
	e.out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(data))))
	e.out.WriteString(name)
	e.out.Write(data)
	sum := crc32.Update(crc32.ChecksumIEEE([]byte(name)), crc32.IEEETable, data)
	e.out.Write(binary.BigEndian.AppendUint32(nil, sum))
}

func must(_ int, err error) {
	if err != nil {
		panic(err) // a buffer takes everything
	}
}
