package source

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Ignored names what editors, package managers and systems leave behind.
// Dotfiles are never read: they may hold secrets.
func Ignored(name string) bool {
	switch name {
	case "node_modules", "__pycache__", "vendor", "venv", "4913", "Thumbs.db":
		return true
	}
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") ||
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") ||
		slices.Contains([]string{".swp", ".swo", ".bak", ".tmp", ".orig", ".rej", ".pyc"}, path.Ext(name))
}

const maxName = 100 // bytes

// deviceNames cannot be file names on Windows, whatever their extension.
var deviceNames = []string{"con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3"}

// nameFault says what to do about a name that is not the same on every
// machine, in an address and in a log, or "" when it is.
func nameFault(name string) string {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	switch {
	case len(name) > maxName:
		return fmt.Sprintf("use at most %d characters", maxName)
	case strings.HasSuffix(name, "."):
		return "do not end it with a dot"
	case slices.Contains(deviceNames, stem):
		return fmt.Sprintf("choose another one: on Windows %s is a device", stem)
	}
	for _, r := range name {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '-', r == '_', r == '.':
		default:
			return "rename it to " + plainName(name) + "; use letters, digits, hyphens, underscores and dots"
		}
	}
	return ""
}

// plainName gives the name that a name comes nearest to.
func plainName(name string) string {
	ext := path.Ext(name)
	if odd.MatchString(ext) {
		ext = ""
	}
	stem := strings.Trim(odd.ReplaceAllString(strings.ToLower(strings.TrimSuffix(name, ext)), "-"), "-")
	if stem == "" {
		stem = "another-name"
	}
	return stem + strings.ToLower(ext)
}

var odd = regexp.MustCompile(`[^A-Za-z0-9_.]+`)

// textual reports whether a file must be text. Only pictures and fonts are not.
func textual(p string) bool {
	switch path.Ext(p) {
	case ".png", ".ico", ".woff2", ".jpg", ".webp":
		return false
	}
	return true
}

// hasCapitals reports whether a path is another one where capitals do not count.
func hasCapitals(p string) bool { return strings.ToLower(p) != p }
