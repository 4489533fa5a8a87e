package output

// robots lets robots go everywhere, except on a preview.
func robots(in *Input) map[string][]byte {
	text := "User-agent: *\nAllow: /\nSitemap: " + in.absolute("/sitemap.xml") + "\n"
	if in.NoIndex {
		text = "User-agent: *\nDisallow: /\n"
	}
	return map[string][]byte{"robots.txt": []byte(text)}
}
