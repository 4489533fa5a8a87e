package output

import "encoding/xml"

// sitemap lists all pages (sitemaps.org protocol 0.9).
func sitemap(in *Input) files {
	return files{"sitemap.xml": func() []byte { return urls(in.Pages(), in.absolute) }}
}

func urls(pages []Page, absolute func(string) string) []byte {
	type url struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod,omitempty"`
	}
	type urlset struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []url    `xml:"url"`
	}
	var s urlset
	for _, p := range pages {
		u := url{Loc: absolute(p.URL)}
		if p.Article {
			u.LastMod = p.Changed.String()
		}
		s.URLs = append(s.URLs, u)
	}
	return encodeXML(s)
}
