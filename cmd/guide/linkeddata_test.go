package main

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// required are the properties without which a type of schema.org says nothing.
var required = map[string]string{
	"WebPage":             "name description url inLanguage",
	"CollectionPage":      "name description url inLanguage",
	"WebSite":             "name description url inLanguage publisher",
	"TechArticle":         "headline description url inLanguage author publisher datePublished dateModified",
	"BreadcrumbList":      "itemListElement",
	"ListItem":            "position name item",
	"Organization":        "name",
	"SoftwareApplication": "name description applicationCategory softwareVersion",
	"Thing":               "name description",
	"ItemList":            "itemListElement",
	"SoftwareSourceCode":  "name url",
	"Dataset":             "name description url creator distribution",
	"DataDownload":        "encodingFormat contentUrl",
	"DefinedTerm":         "name description",
}

// TestLinkedData reads the JSON-LD of every page.
func TestLinkedData(t *testing.T) {
	s := realGuide(t, "/repo")
	types := map[string]bool{}
	for _, file := range slices.Sorted(maps.Keys(s.docs)) {
		doc := s.docs[file]
		scripts := linkedData(doc)
		if k := kind(doc); k == "redirect" || k == "notfound" || file == styleFile {
			if len(scripts) > 0 {
				t.Errorf("%s describes itself, but is no page", file)
			}
			continue
		}
		if len(scripts) != 1 {
			t.Errorf("%s describes itself %d times", file, len(scripts))
			continue
		}
		var data struct {
			Context string           `json:"@context"`
			Graph   []map[string]any `json:"@graph"`
		}
		d := json.NewDecoder(strings.NewReader(scripts[0]))
		d.DisallowUnknownFields()
		if err := d.Decode(&data); err != nil || data.Context != "https://schema.org" || len(data.Graph) == 0 {
			t.Errorf("%s: %v in %s", file, err, scripts[0])
			continue
		}
		if shown := words(doc); kind(doc) != "redirect" {
			for _, thing := range data.Graph {
				unshown(t, file, thing, shown)
			}
		}
		if data.Graph[0]["url"] != s.url(file) {
			t.Errorf("%s is described as %v", file, data.Graph[0]["url"])
		}
		for i, thing := range data.Graph {
			examineThing(t, s, file, thing, types)
			if list, ok := thing["itemListElement"].([]any); ok && i > 0 {
				last, _ := list[len(list)-1].(map[string]any)
				if last["item"] != s.url(file) || last["position"] != float64(len(list)) {
					t.Errorf("%s: the breadcrumbs end with %v", file, last)
				}
			}
		}
	}
	for _, name := range []string{"WebSite", "TechArticle", "BreadcrumbList", "SoftwareApplication", "ItemList", "SoftwareSourceCode", "Dataset", "DefinedTerm"} {
		if !types[name] {
			t.Errorf("no page has a %s", name)
		}
	}
}

// unshown holds that names, descriptions and versions stand on the page for
// people too.
func unshown(t *testing.T, file string, thing map[string]any, shown string) {
	t.Helper()
	for key, value := range thing {
		switch v := value.(type) {
		case string:
			said := []string{"name", "headline", "description", "softwareVersion", "applicationCategory", "runtimePlatform"}
			if !slices.Contains(said, key) || thing["@type"] == "SoftwareSourceCode" && key == "name" {
				continue
			}
			if !strings.Contains(shown, strings.Join(strings.Fields(v), " ")) {
				t.Errorf("%s does not show the %s %q of a %v", file, key, v, thing["@type"])
			}
		case map[string]any:
			unshown(t, file, v, shown)
		case []any:
			for _, each := range v {
				if inner, is := each.(map[string]any); is {
					unshown(t, file, inner, shown)
				}
			}
		}
	}
}

// words are the texts of a page, with its title and description.
func words(doc *html.Node) string {
	all := []string{meta(doc, "description"), meta(doc, "og:title")}
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "script" {
			all = append(all, n.Data)
		}
	}
	return strings.Join(strings.Fields(strings.Join(all, " ")), " ")
}

// leads reports whether an address of the site leads to a file, and a fragment
// to a place on it.
func (s *realSite) leads(address string) bool {
	address, fragment, _ := strings.Cut(address, "#")
	file := s.file(address)
	return file != "" && (fragment == "" || hasID(s.docs[file], fragment))
}

func linkedData(doc *html.Node) []string {
	var all []string
	for n := range elements(doc, "script") {
		if attr(n, "type") == "application/ld+json" && n.FirstChild != nil {
			all = append(all, n.FirstChild.Data)
		}
	}
	return all
}

// examineThing looks at a thing and at all things in it.
func examineThing(t *testing.T, s *realSite, file string, thing map[string]any, types map[string]bool) {
	t.Helper()
	name, _ := thing["@type"].(string)
	properties, known := required[name]
	if !known {
		t.Errorf("%s: this test does not know the type %q", file, name)
	}
	types[name] = true
	for _, p := range strings.Fields(properties) {
		if v := thing[p]; v == nil || v == "" {
			t.Errorf("%s: a %s without %s: %v", file, name, p, thing)
		}
	}
	for key, value := range thing {
		values, isList := value.([]any)
		if !isList {
			values = []any{value}
		}
		for _, v := range values {
			switch v := v.(type) {
			case map[string]any:
				examineThing(t, s, file, v, types)
			case string:
				if (key == "url" || key == "item" || key == "contentUrl" || key == "@id" || key == "image") &&
					(!strings.HasPrefix(v, "https://") || strings.HasPrefix(v, realOrigin) && !s.leads(v)) {
					t.Errorf("%s: the %s %q of a %s leads nowhere", file, key, v, name)
				}
			}
		}
	}
}
