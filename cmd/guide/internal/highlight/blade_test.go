package highlight

import (
	"slices"
	"strings"
	"testing"
)

// TestBlade holds that the PHP in Laravel's templates is marked as PHP and what
// is around it as HTML.
func TestBlade(t *testing.T) {
	for code, want := range map[string][]piece{
		"<p>{{ $q }}</p>":                {{"nt", "p"}, {"cp", "{{"}, {"nv", "$q"}, {"cp", "}}"}},
		"{!! $html !!}":                  {{"cp", "{!!"}, {"nv", "$html"}, {"cp", "!!}"}},
		"{{-- @if {{ $a }} --}}":         {{"c", "{{-- @if {{ $a }} --}}"}},
		"@{{ name }} a@b.example {":      {{"", "@{{ name }} a@b.example {"}},
		"@csrf\n":                        {{"k", "@csrf"}},
		"@if (f(g($a))) b @endif":        {{"k", "@if"}, {"nx", "f"}, {"nx", "g"}, {"nv", "$a"}, {"k", "@endif"}},
		"@foreach ($as as $a)\n<b>":      {{"k", "@foreach"}, {"nv", "$as"}, {"k", "as"}, {"nv", "$a"}, {"nt", "b"}},
		"@php $a = 1; @endphp":           {{"k", "@php"}, {"nv", "$a"}, {"mi", "1"}, {"k", "@endphp"}},
		`<input value="{{ old('a') }}">`: {{"nt", "input"}, {"na", "value"}, {"cp", "{{"}, {"nx", "old"}, {"s1", "'a'"}, {"cp", "}}"}},
		"<input @checked($a)>":           {{"nt", "input"}, {"k", "@checked"}, {"nv", "$a"}},
		"<a href=\"/@b\">(":              {{"nt", "a"}, {"na", "href"}, {"s", `"/@b"`}},
	} {
		markup, err := HTML(code, "blade", Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := textOf(markup); got != code {
			t.Errorf("%q becomes %q", code, got)
		}
		all := pieces(wrapPattern.ReplaceAllString(strings.TrimSuffix(markup, "</code></pre>"), ""))
		for _, w := range want {
			if !slices.Contains(all, w) {
				t.Errorf("%q has no %v: %v", code, w, all)
			}
		}
		for _, p := range all {
			if p.class == "err" {
				t.Errorf("%q: %q is an error", code, p.text)
			}
		}
	}
}
