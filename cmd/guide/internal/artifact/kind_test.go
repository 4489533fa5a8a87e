package artifact

import (
	"strings"
	"testing"
)

// TestKinds plants files that no build makes, or whose content is something else.
func TestKinds(t *testing.T) {
	const host = " artifact-file the file tells a host what to do"
	for _, test := range []struct{ name, data, want string }{
		{"_headers", "/*\n  A: b\n", "_headers" + host},
		{"a/_headers", "", "a/_headers" + host},
		{"a/_redirects", "/a /b 301", "a/_redirects" + host},
		{"_worker.js", "", "_worker.js" + host},
		{"_routes.json", "{}", "_routes.json" + host},
		{"netlify.toml", "", "netlify.toml" + host},
		{"CNAME", "a.example", "CNAME" + host},
		{"web.config", "", "web.config" + host},
		{"vercel.json", "{}", "vercel.json" + host},
		{"staticwebapp.config.json", "{}", host},
		{"functions/a.js", "", "functions/a.js" + host},
		{"a.js", "", "a build makes no .js file here"},
		{"articles/a.css", "", "a build makes no .css file here"},
		{"other.json", "{}", "a build makes no .json file here"},
		{"a.svg", "<svg/>", "a build makes no .svg file here"},
		{"a.txt", "", "a build makes no .txt file here"},
		{"a.xml", "", "a build makes no .xml file here"},
		{"a.exe", "", `a build makes no files of the kind ".exe"`},
		{"a.htm", "", `a build makes no files of the kind ".htm"`},
		{"a.HTML", "", `a build makes no files of the kind ".HTML"`},
		{"a.pdf", "", "kind"},
		{"a", "", `a build makes no files of the kind ""`},
		{"share/a.png", "<html>", "share/a.png artifact-file the content is not that of a .png file"},
		{"assets/a.woff2", "a", "the content is not that of a .woff2 file"},
		{"assets/a.ico", "a", "the content is not that of a .ico file"},
		{"data/a.json", "{", "the content is not JSON"},
		{"assets/a.webmanifest", "a", "the content is not JSON"},
		{"a.md", "a\x00b", "the file is not text"},
		{"a.csv", "\xff", "the file is not text"},
		{"assets/a.js", "\xfe\xff", "the file is not text"},
		{"assets/a.svg", `<svg xmlns="http://www.w3.org/2000/svg"><script>a()</script></svg>`, "assets/a.svg artifact-file the picture a.svg:"},
		{"assets/a.svg", `<svg xmlns="http://www.w3.org/2000/svg" onload="a()"/>`, "the picture a.svg:"},
		{"feed.xml", `<feed xmlns="http://www.w3.org/2005/Atom"><script xmlns="http://www.w3.org/1999/xhtml">a()</script></feed>`, "the element script is not one of feeds"},
		{"feed.xml", `<?xml-stylesheet href="a.xsl"?><feed/>`, "instructions for programs"},
		{"feed.xml", `<!DOCTYPE a [<!ENTITY b "c">]><feed/>`, "a definition of its own"},
		{"feed.xml", `<feed>`, "the content is not XML"},
		{"_redirects", "/a/ https://evil.example/ 301!\n", "_redirects:1 artifact-file the line is no move"},
		{"_redirects", "/a/ /b/ 301!\n/a/ //evil.example/ 301!\n", "_redirects:2 artifact-file"},
		{"_redirects", "/a/ /b/ 200\n", "_redirects:1"},
		{"_redirects", "/a/ /b/\n", "_redirects:1"},
		{"_redirects", "/* /b/ 301\n", "_redirects:1"},
		{"_redirects", "/a/ /b/:x 301\n", "_redirects:1"},
		{"_redirects", "/a/ /.netlify/functions/a 301\n", "_redirects:1"},
		{"_redirects", "/a/ /b/ 301 Role=admin\n", "_redirects:1"},
		{"_redirects", "# a\n", "_redirects:1"},
		{"_redirects", `/a/ /\evil.example 301`, "_redirects:1"},
	} {
		site := sound()
		site[test.name] = test.data
		if _, faults := read(pack(t, entries(site))); !strings.Contains(faults, test.want) {
			t.Errorf("%s with %q:\n%s", test.name, test.data, faults)
		}
	}
}

// TestList plants files that the list does not know, and the other way round.
func TestList(t *testing.T) {
	good := entries(sound())
	changed := entries(sound())
	changed[1] = file(changed[1].header.Name, head+"<p>A")
	for name, test := range map[string]struct {
		all  []entry
		want string
	}{
		"unlisted": {append(good, file("a.md", "a")), "a.md artifact-file the build did not list the file"},
		"changed":  {changed, changed[1].header.Name + " artifact-file the build did not list the file"},
		"missing":  {good[:len(good)-1], "build.json artifact-file it lists " + good[len(good)-1].header.Name},
		"no list":  {append(entries(sound())[1:], file(listName, `[1]`)), "build.json artifact-file the content is not the list"},
	} {
		if _, faults := read(pack(t, test.all)); !strings.Contains(faults, test.want) {
			t.Errorf("%s:\n%s", name, faults)
		}
	}
}
