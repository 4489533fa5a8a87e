package serve

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"math/rand"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// TestAcceptsGzip is the table of what clients say about codings.
func TestAcceptsGzip(t *testing.T) {
	for fields, want := range map[string]bool{
		"gzip": true, "GZIP": true, "x-gzip": true, "*": true, "gzip, deflate, br, zstd": true, "br;q=1.0, gzip;q=0.8, *;q=0.1": true,
		"gzip ; q=0.001": true, "gzip;Q=0.5, identity;q=0.5": true, "identity, gzip": true, "br|gzip": true, "*;q=0, gzip": true,
		"": false, "identity": false, "br": false, "gzipped": false, "gzip;q=0": false, "gzip; q=0.000, *": false, "*;q=0": false,
		"gzip;q=0.5, identity": false, "gzip;q": false, "gzip;q=high": false, "gzip;level=1": false,
	} {
		if got := acceptsGzip(strings.Split(fields, "|")); got != want {
			t.Errorf("%q: %v", fields, got)
		}
	}
}

// unzipped is the body of an answer, which must be compressed, and whole.
func unzipped(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(w.Body.Bytes()))
	if err != nil {
		t.Fatalf("%v: %v", err, w.Header())
	}
	body, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

var long = strings.Repeat("some words ", 200)

// TestCompressed holds that text is compressed for those who want that, and
// that every answer says of itself what it is.
func TestCompressed(t *testing.T) {
	noise := make([]byte, 4000)
	rand.New(rand.NewSource(1)).Read(noise)
	s := showing(fake{"", map[string]string{
		"index.html": "<!doctype html><title>t</title><main>" + long + "</main>", "404.html": "<!doctype html><main>" + long + "</main>",
		"a.css": long, "a.js": long, "a.svg": long, "a.json": long, "a.xml": long, "a.txt": long, "a.webmanifest": long,
		"short.css": "a{}", "a.png": long, "a.woff2": long, "noise.txt": string(noise), "broken.csv": "!" + long,
	}})
	for _, test := range []struct {
		target       string
		status       int
		varies, zips bool
	}{
		{"/", 200, true, true},
		{"/a.css", 200, true, true},
		{"/a.js", 200, true, true},
		{"/a.svg", 200, true, true},
		{"/a.json", 200, true, true},
		{"/a.xml", 200, true, true},
		{"/a.txt", 200, true, true},
		{"/a.webmanifest", 200, true, true},
		{"/.guide/live.js", 200, true, true},
		{"/nothing/", 404, true, true},
		{"/broken.csv", 500, true, true},
		{"/short.css", 200, false, false},
		{"/a.png", 200, false, false},
		{"/a.woff2", 200, false, false},
		{"/noise.txt", 200, true, false}, // would be longer
	} {
		plain, zipped := ask(s, "GET", test.target), ask(s, "GET", test.target, "Accept-Encoding: gzip")
		if plain.Code != test.status || zipped.Code != test.status || plain.Header().Get("Content-Type") != zipped.Header().Get("Content-Type") {
			t.Errorf("%s: %d %v and %d %v", test.target, plain.Code, plain.Header(), zipped.Code, zipped.Header())
		}
		if got := zipped.Header().Get("Content-Encoding") == "gzip"; got != test.zips || plain.Header().Get("Content-Encoding") != "" {
			t.Errorf("%s: %v", test.target, zipped.Header())
		}
		if tags := plain.Header().Get("ETag") != zipped.Header().Get("ETag"); tags != (test.zips && test.status == 200) {
			t.Errorf("%s has the tags %q and %q", test.target, plain.Header().Get("ETag"), zipped.Header().Get("ETag"))
		}
		for _, w := range []*httptest.ResponseRecorder{plain, zipped} {
			if got := w.Header().Get("Vary") == "Accept-Encoding"; got != test.varies {
				t.Errorf("%s: %v", test.target, w.Header())
			}
			if got := w.Header().Get("Content-Length"); got != strconv.Itoa(w.Body.Len()) {
				t.Errorf("%s has %d bytes and not %s", test.target, w.Body.Len(), got)
			}
		}
		if test.zips && (unzipped(t, zipped) != plain.Body.String() || zipped.Body.Len() >= plain.Body.Len()) {
			t.Errorf("%s: %d bytes of %d, or others", test.target, zipped.Body.Len(), plain.Body.Len())
		}
		head := ask(s, "HEAD", test.target, "Accept-Encoding: gzip")
		if head.Body.Len() > 0 || fmt.Sprint(head.Header()) != fmt.Sprint(zipped.Header()) {
			t.Errorf("HEAD %s: %v, not %v", test.target, head.Header(), zipped.Header())
		}
	}
}

// TestCompressedAgain holds that a tag stands for the bytes that came with it,
// and that parts are those of the plain bytes.
func TestCompressedAgain(t *testing.T) {
	s := showing(fake{"", map[string]string{"a.txt": long}})
	const zip = "Accept-Encoding: gzip"
	plain, zipped := ask(s, "GET", "/a.txt").Header().Get("ETag"), ask(s, "GET", "/a.txt", zip).Header().Get("ETag")
	for _, test := range []struct {
		headers []string
		status  int
		tag     string
		body    string // plain
	}{
		{[]string{zip, "If-None-Match: " + zipped}, 304, zipped, ""},
		{[]string{"If-None-Match: " + plain}, 304, plain, ""},
		{[]string{zip, "If-None-Match: " + plain + ", " + zipped}, 304, zipped, ""},
		{[]string{"If-None-Match: " + zipped}, 200, plain, long},
		{[]string{zip, "Range: bytes=5-9"}, 206, plain, long[5:10]},
		{[]string{zip, "Range: bytes=5-9", "If-Range: " + plain}, 206, plain, long[5:10]},
		{[]string{zip, "Range: bytes=5-9", "If-Range: " + zipped}, 200, plain, long},
		{[]string{zip, "Range: bytes=99999-"}, 416, "", ""},
	} {
		got := ask(s, "GET", "/a.txt", test.headers...)
		h := got.Header()
		if got.Code != test.status || h.Get("ETag") != test.tag || h.Get("Content-Encoding") != "" || test.status < 400 && got.Body.String() != test.body {
			t.Errorf("%q: %d %v\n%s", test.headers, got.Code, h, got.Body)
		}
		if h.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q: %v", test.headers, h)
		}
	}
	if got := ask(s, "GET", "/a.txt", zip, "If-None-Match: "+plain); got.Code != 200 || unzipped(t, got) != long {
		t.Errorf("somebody who has the plain bytes: %d %v", got.Code, got.Header())
	}
}

// TestCompressedOnce holds that what stays the same is compressed once, also
// across builds, and that not too much of it is kept.
func TestCompressedOnce(t *testing.T) {
	s := showing(fake{"", map[string]string{"a.txt": long}})
	body := func() []byte {
		ask(s, "GET", "/a.txt", "Accept-Encoding: gzip")
		return s.zipped.bodies[digest([]byte(long))]
	}
	first := body()
	s.Show(fake{"", map[string]string{"a.txt": long, "b.txt": long + "!"}})
	if again := body(); &again[0] != &first[0] {
		t.Error("the same bytes are compressed again after a build")
	}
	noise := make([]byte, 1<<20)
	random := rand.New(rand.NewSource(1))
	random.Read(noise)
	for i := range 3 * maxZipped >> 20 {
		data := append([]byte(nil), noise...)
		data = append(data, long...) // so that it pays
		data[i] ^= 1
		s.zipped.get(digest(data), data)
		s.zipped.get(digest(data), data)
	}
	// Several who ask for the same at the same time do not count twice.
	for i := range 50 {
		data := []byte(fmt.Sprint(i, long))
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() { s.zipped.get(digest(data), data) })
		}
		group.Wait()
	}
	size := 0
	for _, body := range s.zipped.bodies {
		size += len(body)
	}
	if size != s.zipped.size || size > maxZipped || size < maxZipped/2 {
		t.Errorf("%d bytes are kept, counted as %d", size, s.zipped.size)
	}
}
