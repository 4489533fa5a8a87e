package check

import (
	"fmt"
	"net/url"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/route"
)

// ownAddress keeps a link within the guide from going by its address on the
// web: it would lead out of a preview, and nobody would see that it is dead.
func ownAddress(w Written, routes *route.Map, diags *diag.List) {
	site := strings.TrimSuffix(string(w.Guide.Site.BaseURL.V), "/")
	repository := strings.TrimSuffix(string(w.Guide.Site.Repository.V), "/")
	for _, link := range w.Doc.Links {
		address, fragment, _ := strings.Cut(link.URL, "#")
		if fragment != "" {
			fragment = "#" + fragment
		}
		if path, ours := strings.CutPrefix(address, site); ours && site != "" && (path == "" || path[0] == '/') {
			hint := "write the path of the file that the page is made of, such as /content/articles/example.md"
			if file := routes.File(path); file != "" {
				hint = "write: /" + file + fragment
			}
			diags.Add(diag.Diagnostic{Pos: link.At, Rule: "own-address", Message: "the link goes to the website by its address, and not to a file of the guide", Hint: hint})
			continue
		}
		if rest, ours := strings.CutPrefix(address, repository+"/"); ours && repository != "" {
			parts := strings.SplitN(rest, "/", 3)
			if len(parts) < 3 || parts[0] != "blob" && parts[0] != "edit" {
				continue
			}
			file, err := url.PathUnescape(strings.Split(parts[2], "?")[0])
			if _, fault := routes.Resolve(w.URL, "/"+file, ""); err == nil && fault == nil {
				diags.Add(diag.Diagnostic{
					Pos: link.At, Rule: "own-address", Message: "the link goes to the repository by its address, and not to a file of the guide",
					Hint: fmt.Sprintf("write: /%s", file),
				})
			}
		}
	}
}
