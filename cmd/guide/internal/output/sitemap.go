package output

import "encoding/xml"

// sitemap lists all pages (sitemaps.org protocol 0.9).
func sitemap(in *Input) map[string][]byte {
	type url struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod,omitempty"`
	}
	type urlset struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []url    `xml:"url"`
	}
	var s urlset
	for _, p := range in.Pages {
		u := url{Loc: in.absolute(p.URL)}
		if p.Article {
			u.LastMod = p.Changed.String()
		}
		s.URLs = append(s.URLs, u)
	}
	return map[string][]byte{"sitemap.xml": encodeXML(s)}
}
