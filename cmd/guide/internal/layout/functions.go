package layout

import (
	"html/template"
	"slices"
	"strings"
)

// functions are what layouts may call besides the standard ones.
func functions(base string) template.FuncMap {
	return template.FuncMap{
		// href puts the base path in front of an address of the site and
		// leaves every other address alone.
		"href": func(url string) string {
			if strings.HasPrefix(url, "/") && !strings.HasPrefix(url, "//") {
				return base + url
			}
			return url
		},
		// level is the word for a level as a heading shows it.
		"level": func(l string) string {
			if l == "" {
				return ""
			}
			return strings.ToUpper(l[:1]) + l[1:]
		},
		// under reports whether a page stands below an entry of the
		// navigation. All of them stand below the first page.
		"under": func(url string, crumbs []Link) bool {
			return url != "/" && slices.ContainsFunc(crumbs, func(c Link) bool { return c.URL == url })
		},
		"lower": strings.ToLower,
		"sub":   func(a, b int) int { return a - b },
	}
}
