package twin

import (
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
)

// TestBody exchanges links and embeds, and leaves every other byte alone.
func TestBody(t *testing.T) {
	for _, test := range []struct{ name, source, want string }{
		{"nothing", "A *b* `[c](d.md)` <https://e.example>.\n", "A *b* `[c](d.md)` <https://e.example>."},
		{"a link", "See [it](b.md#part \"Title\"), [x](https://e.example).", "See [it](!content/articles/b.md#part \"Title\"), [x](https://e.example)."},
		{"a place here", "See [it](#part).", "See [it](!#part)."},
		{"angle brackets", "See [it](<b.md>).", "See [it](<!content/articles/b.md>)."},
		{"letters of two bytes", "Ünï [ö](b.md) ü", "Ünï [ö](!content/articles/b.md) ü"},
		{"a picture in a link", "[![a](/assets/a.svg)](b.md)", "[![a](!assets/a.svg)](!content/articles/b.md)"},
		{"a definition that is used twice", "[a][x] and [b][x].\n\n[x]: b.md\n", "[a][x] and [b][x].\n\n[x]: !content/articles/b.md"},
		{"a footnote", "A[^1] [b](b.md).\n\n[^1]: See [c](c.md).\n\nEnd [d](d.md).", "A[^1] [b](!content/articles/b.md).\n\n[^1]: See [c](!content/articles/c.md).\n\nEnd [d](!content/articles/d.md)."},
		{"lines of Windows", "[a](b.md)\r\n\r\n[c](d.md)\r\n", "[a](!content/articles/b.md)\n\n[c](!content/articles/d.md)"},
		{"an embed", "One.\n\n```box\na: 1\nb: 2\n```\n\nTwo.", "One.\n\n(box)\n\n| x |\n\nTwo."},
		{"an empty one with tildes", "~~~box\n~~~\nTwo.", "(box)\n\n| x |\nTwo."},
		{"one that does not end, which is a fault", "One.\n\n```box\na: 1", "One.\n\n```box\na: 1"},
		{"in a list", "- One\n\n  ```box\n  a: 1\n  ```\n- Two", "- One\n\n  (box)\n\n  | x |\n- Two"},
		{"at the start of an item", "1. ```box\n   a: 1\n   ```\n2. Two", "1. (box)\n\n   | x |\n2. Two"},
		{"in a quotation", "> ```box\n> a: 1\n> ```\n>\n> End.", "> (box)\n>\n> | x |\n>\n> End."},
	} {
		doc := markdown.Render("content/articles/a.md", []byte(test.source), 7, markdown.Options{EmbedKinds: []string{"box"}}, &diag.List{})
		address := func(ref *markdown.Ref) string {
			if ref.Fragment != "" {
				return "!" + ref.Path + "#" + ref.Fragment
			}
			return "!" + ref.Path
		}
		got := Body(test.source, 7, doc, address, func(e *markdown.Embed) string { return "(" + e.Kind + ")\n\n| x |" })
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// TestEscape writes text that Markdown could take for more than text, and reads
// it back.
func TestEscape(t *testing.T) {
	for _, text := range []string{
		"plain", "a * b * c", "async_to_sync and _this_", "[a](b)", "<b>no</b>", "`code`", "a | b", "# no heading", "1. no list", "- no list",
		"+ none", "=== none", `back\slash`, "~~gone~~", "https://a.example/b_c", "2) two",
		"Q&A", "&lt; is <", "&#60;&#x3c;", "_&amp;_",
	} {
		doc := markdown.Render("a.md", []byte(escape(text)), 1, markdown.Options{}, &diag.List{})
		if doc.Plain != text {
			t.Errorf("%q is written as %q and read as %q", text, escape(text), doc.Plain)
		}
	}
	if got := escape("_\xff"); got != "\\_\ufffd" {
		t.Errorf("a byte that is no text: %q", got)
	}
	if got := escape(" two\n lines "); got != "two lines" {
		t.Errorf("lines: %q", got)
	}
}

// TestCode holds that no code can end its own fence.
func TestCode(t *testing.T) {
	for _, text := range []string{"a", "```\nb\n```", "````", ""} {
		w := &Writer{}
		w.code("js", text)
		got := w.String()
		fence, _, _ := strings.Cut(got, "js\n")
		if strings.Contains(text, fence) || !strings.HasSuffix(got, "\n"+fence) {
			t.Errorf("%q stands in %q", text, got)
		}
	}
}

// TestUnknownView: what is forgotten is not left out in silence.
func TestUnknownView(t *testing.T) {
	if err := (&Writer{}).Embed(struct{}{}); err == nil {
		t.Error("a view that nobody knows is written as nothing")
	}
}
