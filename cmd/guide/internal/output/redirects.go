package output

import (
	"fmt"
	"strings"
)

// redirects lists them for Netlify. Hosts without redirects serve the stub
// pages that the site makes for the same addresses.
func redirects(in *Input) files {
	return files{"_redirects": func() []byte {
		var b strings.Builder
		for _, r := range in.Redirects {
			fmt.Fprintf(&b, "%s %s 301!\n", in.Base+r.From, in.Base+r.To)
		}
		return []byte(b.String())
	}}
}
