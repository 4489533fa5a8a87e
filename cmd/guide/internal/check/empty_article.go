package check

import (
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// emptyArticle finds articles of which only the front matter was written.
func emptyArticle(w Written, diags *diag.List) {
	if !strings.HasPrefix(w.Article.Path, "content/articles/") || !w.Blank {
		return
	}
	diags.Add(diag.Diagnostic{
		Pos: diag.Pos{File: w.Article.Path}, Rule: "empty-article", Message: "the article has no text",
		Hint: "write it below the second line ---, or remove the file",
	})
}
