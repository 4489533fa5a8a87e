package main

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// oneRoundTrip is what a server may send before the reader's machine has
// answered: ten segments of 1,460 bytes.
const oneRoundTrip = 14_600

// TestArticleWeight holds every article, with the style sheets that it is shown
// with, to what arrives in one round trip.
func TestArticleWeight(t *testing.T) {
	s := realGuide(t, "")
	for file, doc := range s.docs {
		if !strings.HasPrefix(file, "articles/") || file == "articles/index.html" {
			continue
		}
		weight := zipped(t, s.files[file])
		for n := range doc.Descendants() {
			if n.Type == html.ElementNode && n.Data == "link" && attr(n, "rel") == "stylesheet" && attr(n, "media") != "print" {
				weight += zipped(t, s.files[strings.TrimPrefix(attr(n, "href"), "/")])
			}
		}
		if weight > oneRoundTrip {
			t.Errorf("%s and its style sheets have %d bytes when compressed, more than %d", file, weight, oneRoundTrip)
		}
	}
}

func zipped(t *testing.T, data []byte) int {
	t.Helper()
	if len(data) == 0 {
		t.Error("a file is missing")
	}
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
