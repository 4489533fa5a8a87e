package embed

import (
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/highlight"
)

func TestLanguageOf(t *testing.T) {
	for file, want := range map[string]string{
		"app.py": "python", "src/app.module.ts": "typescript", "routes/web.php": "php", "resources/views/products.blade.php": "blade",
		"views/index.hbs": "handlebars", "Procfile": "", "a.b/LICENSE": "",
	} {
		if got := languageOf(file); got != want {
			t.Errorf("%s is written in %q", file, got)
		}
	}
	for end, language := range languages {
		if !highlight.Known(language) {
			t.Errorf("nobody can mark %s, the language of .%s", language, end)
		}
	}
}
