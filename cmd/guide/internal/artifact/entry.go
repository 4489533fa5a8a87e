package artifact

import (
	"archive/tar"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// types are the entries that are no files, in words.
var types = map[byte]string{
	tar.TypeLink: "a hard link", tar.TypeSymlink: "a symbolic link", tar.TypeChar: "a device", tar.TypeBlock: "a device",
	tar.TypeDir: "a folder", tar.TypeFifo: "a named pipe", tar.TypeGNUSparse: "a file with holes",
	tar.TypeXGlobalHeader: "a remark on the entries behind it", tar.TypeCont: "a file of an unusual kind",
}

// entry looks at all that an archive says of an entry, and reports whether its
// content may be looked at.
func (c *checker) entry(h *tar.Header) bool {
	var faults []string
	refuse := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	switch kind := types[h.Typeflag]; {
	case kind != "":
		refuse("this is %s, and only plain files are taken", kind)
	case h.Typeflag != tar.TypeReg:
		refuse("this is an entry of the type %q, and only plain files are taken", h.Typeflag)
	case h.Format != tar.FormatUSTAR:
		refuse("the entry is written in a form with extensions, and only ustar is taken")
	}
	if h.Typeflag == tar.TypeReg && h.Mode != mode {
		refuse("the mode is %o, not %o", h.Mode, mode)
	}
	if h.Size > maxFile {
		refuse("the file is larger than %d MiB", maxFile>>20)
	}
	faults = append(faults, nameFaults(h.Name)...)
	if len(faults) == 0 {
		if other := c.claim(h.Name); other != "" {
			refuse("the name takes the place of %s", other)
		}
	}
	for _, f := range faults {
		c.diags.Add(diag.Diagnostic{Pos: diag.Pos{File: c.shown(h.Name)}, Rule: "artifact-entry", Message: f})
	}
	return len(faults) == 0
}

// shown is a name for messages; one that would not be seen is put in quotes.
func (c *checker) shown(name string) string {
	if strings.TrimSpace(name) == "" {
		return fmt.Sprintf("%s: %q", c.Name, name)
	}
	return name
}

// goodName is a name that reads the same on every disk, in every address and in a
// shell. It has no letters that Unicode can write in two ways.
var goodName = regexp.MustCompile(`^[A-Za-z0-9_-][A-Za-z0-9._-]*$`)

var device = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)`)

// nameFaults says what is wrong with a path.
func nameFaults(name string) []string {
	var faults []string
	parts := strings.Split(name, "/")
	switch {
	case name == "":
		return []string{"the name is empty"}
	case len(name) > maxPath:
		faults = append(faults, fmt.Sprintf("the path is longer than %d bytes", maxPath))
	case len(parts) > maxDepth:
		faults = append(faults, fmt.Sprintf("the file lies more than %d folders deep", maxDepth-1))
	}
	for i, part := range parts {
		fault := ""
		switch {
		case part == "" && i == 0:
			fault = "the name begins at the root of the disk"
		case part == "" || part == ".":
			fault = "the name has an empty part"
		case part == "..":
			fault = "the name leads out of the site"
		case part[0] == '.':
			fault = fmt.Sprintf("%q begins with a dot, and a build makes no such file", part)
		case !goodName.MatchString(part):
			fault = fmt.Sprintf("%q has other characters than letters, digits, hyphens, underscores and dots", part)
		case strings.HasSuffix(part, "."):
			fault = fmt.Sprintf("%q ends with a dot", part)
		case len(part) > maxName:
			fault = fmt.Sprintf("a name in it is longer than %d bytes", maxName)
		case device.MatchString(part):
			fault = fmt.Sprintf("%q is a device on Windows", part)
		}
		if fault != "" && !slices.Contains(faults, fault) {
			faults = append(faults, fault)
		}
	}
	return faults
}

// claim takes the places of a file and of the folders that it lies in. It gives
// what stands at one of them already.
func (c *checker) claim(name string) (other string) {
	spelt := name
	for p := name; p != "."; p = path.Dir(p) {
		old, taken := c.places[strings.ToLower(p)]
		if taken && (old != spelt || p == name) {
			return strings.TrimSuffix(old, "/")
		}
		c.places[strings.ToLower(p)] = spelt
		spelt = path.Dir(p) + "/"
	}
	return ""
}
