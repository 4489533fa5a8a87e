package markdown

import (
	"html"
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/util"
)

// target is where a link leads: to another site, or to a path and fragment of
// this one.
type target struct {
	external       string // as it goes into the page
	path, fragment string
}

// refusal says why a target is not allowed.
type refusal struct{ rule, message, hint string }

var (
	scheme     = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)
	badPercent = regexp.MustCompile(`%(?:[^0-9A-Fa-f]|.[^0-9A-Fa-f]|.?$)`)
	host       = regexp.MustCompile(`^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::[0-9]{1,5})?$`)
)

// classify decides about a target whose entities and backslashes are resolved.
// It is an allow-list: what is not plainly an address of another site or a
// path of this one is refused, and so is everything that would turn into
// another address when it is decoded once more.
func classify(file, dest string, image bool) (target, *refusal) {
	if dest == "" || dest == "#" {
		return target{}, &refusal{"link-target", "the link has no target", "write [text](target)"}
	}
	if ownComputer.MatchString(dest) {
		return target{}, &refusal{
			"link-target", "the path leads to a file on your own computer",
			"add the file to the repository, for a picture as " + pictureAt(dest) + ", and write: " + fromArticle + pictureAt(dest),
		}
	}
	if bad := tricks(dest); bad != nil {
		return target{}, bad
	}
	if s := strings.ToLower(scheme.FindString(dest)); s != "" {
		if image && s != "data:" {
			return target{}, &refusal{
				"remote-image", "images from other sites are not shown",
				"save the picture, add it to the repository as " + pictureAt(dest) + ", and write: " + fromArticle + pictureAt(dest),
			}
		}
		return external(s, dest)
	}
	return internal(file, dest, image)
}

// ownComputer is a path that means something on one machine alone.
var ownComputer = regexp.MustCompile(`^(?:[A-Za-z]:[\\/]|file:|/Users/|/home/|~/)`)

// fromArticle leads from an article or a page to the root of the repository.
const fromArticle = "../../"

var notInName = regexp.MustCompile(`[^a-z0-9.]+`)

// pictureAt gives a path at which a picture can lie in the repository.
func pictureAt(dest string) string {
	name := dest[strings.LastIndexAny(dest, `/\`)+1:]
	name, _, _ = strings.Cut(name, "?")
	name = strings.Trim(notInName.ReplaceAllString(strings.ToLower(lenientUnescape(name)), "-"), "-.")
	switch ext := path.Ext(name); ext {
	case ".png", ".svg":
		return "assets/" + printable(name)
	default:
		return "assets/" + printable(strings.TrimSuffix(name, ext)) + ".png"
	}
}

// tricks refuses what readers and browsers may take for different things.
func tricks(dest string) *refusal {
	if strings.ContainsFunc(dest, unsafeRune) {
		return &refusal{
			"link-scheme", "the target has blanks, backslashes or characters that cannot be seen",
			"name files without spaces, and write folders with /",
		}
	}
	deep := dest
	for range 3 {
		deep = html.UnescapeString(lenientUnescape(deep))
	}
	bare := strings.ToLower(strings.Map(func(r rune) rune {
		if unsafeRune(r) && r != '\\' {
			return -1
		}
		return r
	}, deep))
	shown, hidden := strings.ToLower(scheme.FindString(dest)), scheme.FindString(bare)
	switch {
	case hidden != "" && !allowedScheme(hidden):
		return &refusal{
			"link-scheme", "links with " + printable(hidden) + " are not allowed",
			"use https:, mailto: or the path of a file",
		}
	case hidden != shown:
		return &refusal{"link-scheme", "the target hides what it leads to", "write it without escapes"}
	case len(bare) > 1 && isSlash(bare[0]) && isSlash(bare[1]):
		return &refusal{"link-scheme", "a target that starts with two slashes leads to another site", "write https:// before it"}
	}
	return nil
}

func isSlash(c byte) bool { return c == '/' || c == '\\' }

func allowedScheme(s string) bool { return s == "https:" || s == "http:" || s == "mailto:" }

// unsafeRune tells the characters that browsers drop from an address, or
// that change how it looks.
func unsafeRune(r rune) bool {
	return r == '\\' || r == unicode.ReplacementChar || unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

// printable keeps a stranger's word from filling the terminal.
func printable(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return s
}

// lenientUnescape decodes the percent escapes that are well formed.
func lenientUnescape(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && util.IsHexDecimal(s[i+1]) && util.IsHexDecimal(s[i+2]) {
			if c, err := url.PathUnescape(s[i : i+3]); err == nil {
				b.WriteString(c)
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// external checks an address of another site in the form in which it is
// printed.
func external(s, dest string) (target, *refusal) {
	bad := &refusal{"link-target", "the address is not complete", "write it as https://example.org/page"}
	printed := string(util.URLEscape([]byte(dest), false))
	u, err := url.Parse(printed)
	if err != nil || badPercent.MatchString(printed) {
		return target{}, bad
	}
	if s == "mailto:" {
		if name, domain, ok := strings.Cut(u.Opaque, "@"); !ok || name == "" || !host.MatchString(domain) {
			return target{}, &refusal{"link-target", "the email address is not complete", "write it as mailto:name@example.org"}
		}
		return target{external: printed}, nil
	}
	if u.User != nil {
		return target{}, &refusal{"link-target", "the address has a name before its host, which misleads readers", "leave out what stands before the @"}
	}
	if !strings.HasPrefix(printed[len(s):], "//") || !host.MatchString(u.Host) {
		return target{}, bad
	}
	return target{external: printed}, nil
}

// internal resolves a target inside the repository.
func internal(file, dest string, image bool) (target, *refusal) {
	rest, fragment, _ := strings.Cut(dest, "#")
	p, _, query := strings.Cut(rest, "?")
	decoded, err := url.PathUnescape(p)
	fragment, err2 := url.PathUnescape(fragment)
	rooted := strings.HasPrefix(p, "/")
	clean := path.Join(path.Dir(file), decoded)
	if rooted {
		clean = climb(decoded)
	}
	switch {
	case err != nil || err2 != nil || badPercent.MatchString(dest):
		return target{}, &refusal{"link-target", "a percent sign in the target is not followed by two hexadecimal digits", "write the sign itself as %25"}
	case strings.ContainsFunc(decoded+fragment, func(r rune) bool { return r != ' ' && unsafeRune(r) }):
		return target{}, &refusal{"link-target", "the target has backslashes or characters that cannot be seen", "write it without escapes"}
	case p == "" && (query || image):
		return target{}, &refusal{"link-target", "the target has no path", "write [text](file.md) or [text](#heading)"}
	case p == "":
		return target{fragment: fragment}, nil
	case clean == ".." || strings.HasPrefix(clean, "../") || strings.HasPrefix(decoded, "/") != rooted:
		return target{}, &refusal{"link-target", "the target lies outside the repository", "count the ../ again"}
	case query && (!rooted || image):
		return target{}, &refusal{"link-target", "a file has no query (what follows the ?)", "link to the file alone"}
	case image && (fragment != "" || !strings.HasPrefix(clean, "assets/") && !strings.HasPrefix(clean, "content/")):
		return target{}, &refusal{"image-path", "pictures lie below assets/", "move the file to " + pictureAt(clean) + ", and write: " + fromArticle + pictureAt(clean)}
	case image || !rooted:
		return target{path: clean, fragment: fragment}, nil
	}
	return target{path: rest, fragment: fragment}, nil
}

// climb cleans a path from the root and keeps the .. that lead out of it.
func climb(p string) string { return path.Clean(strings.TrimLeft(p, "/")) }
