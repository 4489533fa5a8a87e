package output

// robots lets robots go everywhere, except on a preview.
func robots(in *Input) files {
	text := "User-agent: *\nAllow: /\nSitemap: " + in.absolute("/sitemap.xml") + "\n"
	if in.NoIndex {
		text = "User-agent: *\nDisallow: /\n"
	}
	return files{"robots.txt": func() []byte { return []byte(text) }}
}
