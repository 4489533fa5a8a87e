package check

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"path"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// outputLink resolves every address in the finished output as a browser
// would, mounted where the site will be.
func outputLink(s *Site, diags *diag.List) {
	for _, p := range s.parsed() {
		for _, l := range p.links {
			if fault := s.resolve(p, l.url); fault != "" {
				diags.Errorf(s.at(p.file), "output-link", "the page %s links to %q, but %s", p.file, l.url, fault)
			}
		}
	}
	for _, file := range []string{"sitemap.xml", "feed.xml"} {
		for _, address := range addressesIn(s.Files[file]) {
			if fault := s.resolve(&page{file: file}, address); fault != "" {
				diags.Errorf(diag.Pos{File: file}, "output-link", "it lists %q, but %s", address, fault)
			}
		}
	}
}

// resolve says why an address on a page leads nowhere, or "" when it leads
// somewhere or out of the site.
func (s *Site) resolve(from *page, address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "that is not an address"
	}
	here, _ := url.Parse(s.Origin + s.Base + "/" + strings.TrimSuffix(from.file, "index.html"))
	u = here.ResolveReference(u)
	switch {
	case u.Scheme == "mailto":
		return ""
	case u.Scheme != "http" && u.Scheme != "https":
		return "the scheme " + u.Scheme + " is not allowed"
	case u.Scheme+"://"+u.Host != s.Origin:
		return ""
	}
	rest, inside := strings.CutPrefix(u.Path, s.Base+"/")
	if !inside {
		return fmt.Sprintf("it leaves the folder %s/ that the site is mounted at", s.Base)
	}
	file, ok := s.file(rest)
	if !ok {
		return "there is no such file in the output"
	}
	if u.Fragment != "" && path.Ext(file) == ".html" && s.pages[file] != nil && s.pages[file].ids[u.Fragment] == 0 {
		return fmt.Sprintf("there is no id %q on it", u.Fragment)
	}
	return ""
}

// file finds the file that a static host serves for a path.
func (s *Site) file(p string) (string, bool) {
	if p == "" || strings.HasSuffix(p, "/") {
		p += "index.html"
	}
	_, ok := s.Files[p]
	return p, ok
}

// addressesIn collects the addresses of a sitemap or feed.
func addressesIn(doc []byte) []string {
	var addresses []string
	d := xml.NewDecoder(strings.NewReader(string(doc)))
	element := ""
	for {
		token, err := d.Token()
		if err != nil {
			return addresses
		}
		switch t := token.(type) {
		case xml.StartElement:
			element = t.Name.Local
			for _, a := range t.Attr {
				if a.Name.Local == "href" {
					addresses = append(addresses, a.Value)
				}
			}
		case xml.CharData:
			if element == "loc" && strings.TrimSpace(string(t)) != "" {
				addresses = append(addresses, strings.TrimSpace(string(t)))
			}
		case xml.EndElement:
			element = ""
		}
	}
}
