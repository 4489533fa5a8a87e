package serve

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

const (
	// minZipped is the size from which text is compressed, as hosts do it: what
	// is shorter fits into one packet anyway.
	minZipped = 1 << 10
	// maxZipped is how many compressed bytes are kept, more than a guide has.
	maxZipped = 8 << 20
)

// zipped are compressed bodies by the digest of their bytes, so that what stays
// the same from one build to the next is compressed once.
type zipped struct {
	mutex  sync.Mutex
	bodies map[string][]byte
	size   int
}

// writers are reused: to make one takes longer than to compress a page.
var writers = sync.Pool{New: func() any {
	w, err := gzip.NewWriterLevel(nil, gzip.BestSpeed) // an editor waits for it
	if err != nil {
		panic(err) // the level is one of the package's own
	}
	return w
}}

// get gives the compressed form of bytes with a digest. It is nil where that
// would not be shorter.
func (z *zipped) get(digest string, data []byte) []byte {
	z.mutex.Lock()
	body, known := z.bodies[digest]
	z.mutex.Unlock()
	if known {
		return body
	}
	if body = compress(data); len(body) >= len(data) {
		body = nil
	}
	z.mutex.Lock()
	defer z.mutex.Unlock()
	z.forget(digest)              // somebody else may have asked at the same time
	for other := range z.bodies { // any one
		if z.size+len(body) <= maxZipped && len(z.bodies) < maxZipped/minZipped {
			break
		}
		z.forget(other)
	}
	z.bodies[digest] = body
	z.size += len(body)
	return body
}

func (z *zipped) forget(digest string) {
	z.size -= len(z.bodies[digest])
	delete(z.bodies, digest)
}

func compress(data []byte) []byte {
	var b bytes.Buffer
	w := writers.Get().(*gzip.Writer)
	defer writers.Put(w)
	w.Reset(&b)
	w.Write(data) // a buffer takes everything
	w.Close()
	return bytes.Clone(b.Bytes()) // a buffer has grown beyond what is kept
}

// negotiate gives the form of a body that a client gets, and the entity tag of
// this form: two forms are two representations, each with a strong tag of its
// own. It must follow the content type, and says in the headers what it did.
// The parts that a Range names are those of the uncompressed body.
func (s *Server) negotiate(w http.ResponseWriter, r *http.Request, data []byte) (body []byte, tag string) {
	sum := digest(data)
	if len(data) >= minZipped && isText(w.Header().Get("Content-Type")) {
		w.Header().Set("Vary", "Accept-Encoding")
		if r.Header.Get("Range") == "" && acceptsGzip(r.Header.Values("Accept-Encoding")) {
			if body := s.zipped.get(sum, data); body != nil {
				w.Header().Set("Content-Encoding", "gzip")
				w.Header().Set("Content-Length", strconv.Itoa(len(body)))
				return body, `"` + sum + `-gzip"`
			}
		}
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	return data, `"` + sum + `"`
}

// isText reports whether files of a type become much shorter.
func isText(mime string) bool {
	mime, _, _ = strings.Cut(mime, ";")
	for _, end := range []string{"/json", "+json", "/xml", "+xml"} {
		if strings.HasSuffix(mime, end) {
			return true
		}
	}
	return strings.HasPrefix(mime, "text/")
}

// acceptsGzip reports whether Accept-Encoding allows gzip and does not prefer
// the plain bytes (RFC 9110, section 12.5.3).
func acceptsGzip(fields []string) bool {
	weights := map[string]float64{}
	for coding := range strings.SplitSeq(strings.Join(fields, ","), ",") {
		name, parameter, weighted := strings.Cut(coding, ";")
		weight := 1.0
		if weighted {
			key, value, _ := strings.Cut(parameter, "=")
			q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
			if !strings.EqualFold(strings.TrimSpace(key), "q") || err != nil {
				q = 0 // what cannot be read is no permission
			}
			weight = q
		}
		weights[strings.ToLower(strings.TrimSpace(name))] = weight
	}
	for _, name := range []string{"gzip", "x-gzip", "*"} {
		if weight, named := weights[name]; named {
			return weight > 0 && weight >= weights["identity"]
		}
	}
	return false
}
