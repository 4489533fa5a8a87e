package asset

import (
	"bytes"
	"encoding/xml"
	"regexp"
	"strings"

	"github.com/tdewolff/minify/v2"
	mincss "github.com/tdewolff/minify/v2/css"
	minsvg "github.com/tdewolff/minify/v2/svg"
)

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
)

// svgElements are the elements that draw. What is not here is refused: scripts,
// foreign documents, links, and animations, which can set any attribute.
var svgElements = set(`svg g defs symbol use title desc metadata style path rect circle ellipse line polyline polygon
	text tspan textPath linearGradient radialGradient stop pattern clipPath mask marker switch view
	filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
	feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology
	feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence`)

func set(words string) map[string]bool {
	all := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		all[word] = true
	}
	return all
}

func finishSVG(_ *builder, f *file) ([]byte, error) {
	if err := checkText(f.src); err != nil {
		return nil, err
	}
	if err := proveSVG(f.src); err != nil {
		return nil, err
	}
	m := minify.New()
	m.AddFunc("image/svg+xml", minsvg.Minify)
	m.AddFunc("text/css", mincss.Minify)
	out, err := m.Bytes("image/svg+xml", f.src)
	if err != nil {
		return nil, parserFault(f.src, err)
	}
	// The minifier is not trusted to keep a proof that it does not know of.
	if proveSVG(out) != nil {
		return nil, fault{offset: wholeFile, message: "the minified picture is not safe though its source is; write it in a simpler way"}
	}
	return out, nil
}

// proveSVG shows that a picture draws and does nothing else: elements from the
// list, no handlers, no way out of the file.
func proveSVG(src []byte) error {
	first, style := true, 0
	_, err := checkXML(src, func(t xml.Token, start, end int) error {
		switch t := t.(type) {
		case xml.StartElement:
			if first && t.Name.Local != "svg" {
				return faultf(start, "the root element is <%s> and not <svg>", t.Name.Local)
			}
			first = false
			if t.Name.Local == "style" {
				style++
			}
			return proveElement(t, src[start:end], start)
		case xml.EndElement:
			if t.Name.Local == "style" {
				style--
			}
		case xml.CharData:
			if style > 0 {
				return proveStyle(t, src[start:end], start)
			}
		}
		return refuseDirectives(t, start, end)
	})
	return err
}

func proveElement(e xml.StartElement, raw []byte, start int) error {
	if e.Name.Space != svgSpace {
		return fault{
			start, "the element <" + e.Name.Local + "> is not of SVG",
			`the root element needs xmlns="` + svgSpace + `", and there must be no other`,
		}
	}
	if !svgElements[e.Name.Local] {
		return faultf(start, "the element <%s> is not allowed in a picture", e.Name.Local)
	}
	for _, a := range e.Attr {
		if why := proveAttribute(a); why != "" {
			return faultf(start+attributeAt(raw, a.Name.Local), "the attribute %s %s", a.Name.Local, why)
		}
	}
	return nil
}

// attributeAt finds an attribute in the text of its tag.
func attributeAt(tag []byte, name string) int {
	at := regexp.MustCompile(`[\s:"']` + regexp.QuoteMeta(name) + `\s*=`).FindIndex(tag)
	if at == nil {
		return 0
	}
	return at[0] + 1
}

var innerURL = regexp.MustCompile(`(?i)url\(\s*["']?#[\w.-]+["']?\s*\)`)

func proveAttribute(a xml.Attr) (why string) {
	name, value := strings.ToLower(a.Name.Local), a.Value
	isName := a.Name.Space == "xmlns" || a.Name.Space == "" && name == "xmlns"
	switch {
	case isName && value != svgSpace && value != xlinkSpace:
		return "names a language other than SVG"
	case isName:
		return ""
	case strings.HasPrefix(name, "on"):
		return "would run a script"
	case name == "href" && !strings.HasPrefix(value, "#"):
		return "leads out of the picture"
	case name == "base" || name == "src":
		return "is not allowed in a picture"
	case strings.ContainsAny(value, "\\"):
		return "contains a backslash, which could hide an address"
	case strings.Contains(strings.ToLower(innerURL.ReplaceAllString(value, "")), "url("):
		return "leads out of the picture"
	case strings.Contains(strings.ToLower(strings.Join(strings.Fields(value), "")), "javascript:"):
		return "would run a script"
	}
	return ""
}

// proveStyle allows no address in a style sheet but that of a part of the
// picture.
func proveStyle(text xml.CharData, raw []byte, start int) error {
	refs, err := scanCSS(text)
	if err == nil && len(refs) > 0 {
		err = faultf(refs[0].start, "the style sheet leads out of the picture")
	}
	if err == nil && bytes.ContainsAny(text, `\`) {
		err = faultf(bytes.IndexByte(text, '\\'), "the style sheet contains a backslash, which could hide an address")
	}
	at, ok := err.(fault)
	if !ok {
		return err
	}
	// Places in the text are places in the file where they look the same there:
	// always, but for entities, and shifted by the opening of a CDATA section.
	if shift := bytes.Index(raw, text); shift >= 0 {
		at.offset += start + shift
	} else {
		at.offset = start
	}
	return at
}
