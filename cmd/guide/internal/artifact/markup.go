package artifact

import (
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/asset"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
)

// vocabularies are those that browsers run nothing in.
var vocabularies = []string{"", "http://www.w3.org/2005/Atom", "http://www.sitemaps.org/schemas/sitemap/0.9"}

// xml looks at feeds and lists of addresses. A browser shows them as documents: XML
// can hold pages with scripts and name a style sheet that is a program.
func (c *checker) xml(name string, data []byte) {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		fault := ""
		switch t := token.(type) {
		case xml.StartElement:
			if !slices.Contains(vocabularies, t.Name.Space) {
				fault = "the element " + t.Name.Local + " is not one of feeds and sitemaps"
			}
		case xml.ProcInst:
			if t.Target != "xml" {
				fault = "the file has instructions for programs"
			}
		case xml.Directive:
			fault = "the file has a definition of its own"
		}
		if err != nil {
			fault = "the content is not XML"
		}
		if fault != "" {
			c.refuse(name, "%s", fault)
			return
		}
	}
}

// svg looks at a picture as the build looked at it.
func (c *checker) svg(name string, data []byte) {
	inside := strings.TrimPrefix(name, "assets/")
	found := &diag.List{}
	asset.Build(map[string][]byte{inside: data}, memo.New(), found)
	for _, d := range found.All() {
		c.refuse(name, "the picture %s: %s", path.Base(name), d.Message)
	}
}
