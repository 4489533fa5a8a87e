package site

import (
	"errors"
	"net/url"
	"regexp"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// basePath is made of plain segments, so that it reads the same in an address,
// in a file of redirects and in a shell.
var basePath = regexp.MustCompile(`^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?$`)

// ParseBase cuts the address of a site into its origin (https://host) and its
// base path ("" or "/repo"). The error says in plain words what is wrong.
func ParseBase(address string) (origin, base string, err error) {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "":
		return "", "", errors.New("it is not an address such as https://x.example/repo/")
	case u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || strings.Contains(address, "#"):
		return "", "", errors.New("it has more than a host and a path")
	case !basePath.MatchString(u.EscapedPath()):
		return "", "", errors.New("its path is not made of plain folder names")
	}
	return u.Scheme + "://" + u.Host, strings.TrimRight(u.Path, "/"), nil
}

// mount finds out where the site will stand. An address from the caller has
// been checked there; one from the data is reported at its place.
func (b *builder) mount() {
	address := b.options.BaseURL
	if address == "" {
		address = string(b.guide.Site.BaseURL.V)
	}
	var err error
	if b.origin, b.base, err = ParseBase(address); err != nil && b.options.BaseURL == "" && address != "" {
		b.found.Add(diag.Diagnostic{
			Pos: b.guide.Site.BaseURL.Pos, Rule: "invalid-url", Message: "the site cannot stand at this address: " + err.Error(),
			Hint: "write it as https://x.example/ or https://x.example/repo/",
		})
	}
}
