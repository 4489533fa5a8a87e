package main

import (
	"bytes"
	"image/png"
	"path"
	"strconv"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/share"
)

// maxShareImage is the most that a share image may weigh.
const maxShareImage = 20_000

// TestShareImages: every page but redirects, the one for wrong addresses and the
// one that nobody is told of has a picture of its own, of the size that it says.
func TestShareImages(t *testing.T) {
	for _, base := range []string{"", "/repo"} {
		s := realGuide(t, base)
		pages := map[string]string{} // by image
		for file, doc := range s.docs {
			image := meta(doc, "og:image")
			if refreshTo(doc) != "" || file == "404.html" || file == styleFile {
				if image != "" || meta(doc, "twitter:card") != "" {
					t.Errorf("%s has the image %q", file, image)
				}
				continue
			}
			name := s.file(image)
			if !strings.HasPrefix(image, realOrigin+base+"/share/") || name == "" {
				t.Errorf("the image of %s is %q, which there is not", file, image)
				continue
			}
			if other := pages[name]; other != "" {
				t.Errorf("%s and %s have the image %s", file, other, name)
			}
			pages[name] = file
			size := [2]string{meta(doc, "og:image:width"), meta(doc, "og:image:height")}
			if size != [2]string{strconv.Itoa(share.Width), strconv.Itoa(share.Height)} || meta(doc, "og:image:alt") == "" || meta(doc, "twitter:card") != "summary_large_image" {
				t.Errorf("%s says of its image %v, %q, %q", file, size, meta(doc, "og:image:alt"), meta(doc, "twitter:card"))
			}
		}
		seen := map[string]string{}
		for file, data := range s.files {
			if !strings.HasPrefix(file, "share/") {
				continue
			}
			if pages[file] == "" {
				t.Errorf("no page has the image %s", file)
			}
			if other := seen[string(data)]; other != "" {
				t.Errorf("the images %s and %s are the same", file, other)
			}
			seen[string(data)] = file
			decoded, err := png.Decode(bytes.NewReader(data))
			if err != nil || decoded.Bounds().Dx() != share.Width || decoded.Bounds().Dy() != share.Height || len(data) >= maxShareImage {
				t.Errorf("the image %s has %d bytes: %v", file, len(data), err)
			}
		}
	}
}

// TestShareImagesSame: an image does not depend on where the site stands, nor on
// which other images were drawn before it.
func TestShareImagesSame(t *testing.T) {
	one, other := realGuide(t, ""), realGuide(t, "/repo")
	for file, data := range one.files {
		if path.Ext(file) == ".png" && !bytes.Equal(data, other.files[file]) {
			t.Errorf("%s differs below a base path", file)
		}
	}
}
