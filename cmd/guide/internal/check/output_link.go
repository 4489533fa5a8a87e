package check

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/crew"
	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// target is a file of the output that a page links to.
type target struct{ file, fragment string }

// inside gives the addresses on a page that lead into the site, each once, resolved
// as a browser would, mounted where the site will be. Those that are wrong wherever
// they lead are reported; those that leave the site are left out.
func (m Mount) inside(p *page, diags *diag.List) pack {
	var found []string
	seen := make(map[string]bool, len(p.links))
	for _, l := range p.links {
		if seen[string(l)] {
			continue
		}
		address := string(l)
		seen[address] = true
		t, fault := m.resolve(p.file, address)
		if fault != "" {
			diags.Errorf(p.at, "output-link", "the page %s links to %q, but %s", p.file, address, fault)
		} else if t.file != "" {
			found = append(found, address)
		}
	}
	return packed(found)
}

// resolve gives the target of an address, empty when it is out of the site, or
// says why it can have none.
func (m Mount) resolve(from, address string) (t target, fault string) {
	if t, plain := m.plainTarget(from, address); plain {
		return t, ""
	}
	return m.resolveURL(from, address)
}

// resolveURL is resolve for any address.
func (m Mount) resolveURL(from, address string) (t target, fault string) {
	u, err := url.Parse(address)
	if err != nil {
		return t, "that is not an address"
	}
	here, _ := url.Parse(m.Origin + m.Base + "/" + strings.TrimSuffix(from, "index.html"))
	u = here.ResolveReference(u)
	switch {
	case u.Scheme == "mailto":
		return t, ""
	case u.Scheme != "http" && u.Scheme != "https":
		return t, "the scheme " + u.Scheme + " is not allowed"
	case u.Scheme+"://"+u.Host != m.Origin:
		return t, ""
	}
	rest, inside := strings.CutPrefix(u.Path, m.Base+"/")
	if !inside {
		return t, fmt.Sprintf("it leaves the folder %s/ that the site is mounted at", m.Base)
	}
	return target{served(rest), u.Fragment}, ""
}

// served is the file that a static host serves.
func served(path string) string {
	if path == "" || strings.HasSuffix(path, "/") {
		return path + "index.html"
	}
	return path
}

// outputLink looks whether every target is there.
func outputLink(s *Site, diags *diag.List) {
	pages := make(map[string]*Page, len(s.Pages))
	for _, p := range s.Pages {
		pages[p.File] = p
	}
	crew.Each(len(s.Pages), func(i int) {
		p := s.Pages[i]
		for address := range p.links.all() {
			if fault := s.fault(p.File, address, pages); fault != "" {
				diags.Errorf(p.At, "output-link", "the page %s links to %q, but %s", p.File, address, fault)
			}
		}
	})
	for file, list := range s.Lists {
		for _, address := range list {
			if fault := s.fault(file, address, pages); fault != "" {
				diags.Errorf(diag.Pos{File: file}, "output-link", "it lists %q, but %s", address, fault)
			}
		}
	}
}

// fault says what is wrong with an address, or "" when what it leads to is there.
func (s *Site) fault(from, address string, pages map[string]*Page) string {
	t, fault := s.Mount.resolve(from, address)
	if fault != "" || t.file == "" {
		return fault
	}
	p := pages[t.file]
	switch {
	case p == nil && !s.Has(t.file):
		return "there is no such file in the output"
	case p != nil && t.fragment != "" && !p.ids.has(t.fragment):
		return fmt.Sprintf("there is no id %q on it", t.fragment)
	}
	return ""
}

// Addresses collects the addresses of a sitemap or feed.
func Addresses(doc []byte) []string {
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
