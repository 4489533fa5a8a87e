package highlight

import (
	"cmp"
	"embed"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
)

//go:embed styles/*.xml
var styleFiles embed.FS

// lineRules go with the spans of lines. A number is made by a counter, so it is
// neither text nor copied, and the empty alternative after the slash keeps it
// from being read out.
const lineRules = `.chroma code:has(>.line){display:inline-block;min-width:100%}
.chroma .line{display:block}
.chroma .hl{background:light-dark(#fff8c5,#6e768140);box-shadow:inset 3px 0 light-dark(#9a6700,#d29922)}
.chroma.ln{counter-reset:line}
.chroma.ln .line::before{counter-increment:line;content:counter(line);content:counter(line)/"";display:inline-block;min-width:2ch;margin-inline-end:2ch;text-align:end;color:light-dark(#59636e,#9198a1);-webkit-user-select:none;user-select:none}
`

// declarations are CSS properties with their values.
type declarations map[string]string

// Stylesheet gives the colors of both themes: chroma's "github" where the color
// scheme is light, and "github-dark" where it is dark, as light-dark() decides.
// Weight and slant are those of the light theme in both, so that code keeps its
// shape. Only tokens and lines are styled: background, padding and font of the
// block belong to the site, and so does color-scheme. What a lexer takes for an
// error has no color, as samples leave things out on purpose.
func Stylesheet() (string, error) {
	light, err := tokenStyles("github")
	if err != nil {
		return "", err
	}
	dark, err := tokenStyles("github-dark")
	if err != nil {
		return "", err
	}
	var b strings.Builder
	writeRules(&b, joined(light, dark))
	b.WriteString(lineRules)
	return b.String(), nil
}

// joined gives both themes as one.
func joined(light, dark map[string]declarations) map[string]declarations {
	both := map[string]declarations{}
	for _, theme := range []map[string]declarations{light, dark} {
		for class := range theme {
			decls := declarations{}
			for property, value := range light[class] {
				decls[property] = value
			}
			for property, none := range map[string]string{"color": "currentcolor", "background": "#0000"} {
				l, d := cmp.Or(light[class][property], none), cmp.Or(dark[class][property], none)
				if l != d {
					decls[property] = "light-dark(" + l + "," + d + ")"
				}
			}
			if len(decls) > 0 {
				both[class] = decls
			}
		}
	}
	return both
}

// tokenStyles reads a style and gives the declarations of every token class.
func tokenStyles(name string) (map[string]declarations, error) {
	file, err := styleFiles.Open("styles/" + name + ".xml")
	if err != nil {
		return nil, err
	}
	defer file.Close()
	style, err := chroma.NewXMLStyle(file)
	if err != nil {
		return nil, fmt.Errorf("style %s: %w", name, err)
	}
	base := style.Get(chroma.Background)
	classes := map[string]declarations{}
	for kind, class := range chroma.StandardTypes {
		// Below the keywords are the kinds of chroma's wrapper, and errors.
		if kind < chroma.Keyword || class == "" || kind == chroma.TextWhitespace {
			continue
		}
		if decls := declare(style.Get(kind).Sub(base)); len(decls) > 0 {
			classes[class] = decls
		}
	}
	return classes, nil
}

func declare(e chroma.StyleEntry) declarations {
	d := declarations{}
	if e.Colour.IsSet() {
		d["color"] = e.Colour.String()
	}
	if e.Background.IsSet() {
		d["background"] = e.Background.String()
	}
	if e.Bold == chroma.Yes {
		d["font-weight"] = "bold"
	}
	if e.Italic == chroma.Yes {
		d["font-style"] = "italic"
	}
	if e.Underline == chroma.Yes {
		d["text-decoration"] = "underline"
	}
	return d
}

// writeRules writes one rule for all classes that look the same, in the order of
// the classes.
func writeRules(b *strings.Builder, classes map[string]declarations) {
	selectors := map[string][]string{}
	for _, class := range slices.Sorted(maps.Keys(classes)) {
		var body []string
		for _, property := range slices.Sorted(maps.Keys(classes[class])) {
			body = append(body, property+":"+classes[class][property])
		}
		look := strings.Join(body, ";")
		selectors[look] = append(selectors[look], "."+class)
	}
	looks := slices.SortedFunc(maps.Keys(selectors), func(a, z string) int {
		return cmp.Compare(selectors[a][0], selectors[z][0])
	})
	for _, look := range looks {
		list := selectors[look][0]
		if len(selectors[look]) > 1 {
			list = ":is(" + strings.Join(selectors[look], ",") + ")"
		}
		fmt.Fprintf(b, ".chroma %s{%s}\n", list, look)
	}
}
