package asset

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
)

// MinifyJSON drops the white space of JSON. Numbers and strings stay as they are
// written: 1.10 is a version somewhere.
func MinifyJSON(src []byte) ([]byte, error) {
	var out bytes.Buffer
	if err := json.Compact(&out, src); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func finishJSON(_ *builder, f *file) ([]byte, error) {
	if err := checkText(f.src); err != nil {
		return nil, err
	}
	return minifyJSON(f.src)
}

// minifyJSON gives the error its place. Unmarshal counts the bytes up to and
// with the offending one; Compact does not.
func minifyJSON(src []byte) ([]byte, error) {
	out, err := MinifyJSON(src)
	if err == nil {
		return out, nil
	}
	var syntax *json.SyntaxError
	if errors.As(json.Unmarshal(src, new(json.RawMessage)), &syntax) {
		at := int(syntax.Offset)
		if !strings.HasPrefix(syntax.Error(), "unexpected end") {
			at--
		}
		return nil, faultf(at, "%s", syntax.Error())
	}
	return nil, err
}

// finishWebManifest rewrites the src of icons and screenshots.
func finishWebManifest(b *builder, f *file) ([]byte, error) {
	if _, err := finishJSON(b, f); err != nil {
		return nil, err
	}
	src, err := b.rewrite(f, manifestRefs(f.src))
	if err != nil {
		return nil, err
	}
	return minifyJSON(src)
}

// manifestRefs finds every string under a key "src". The file is known to be
// valid JSON, so a colon after a string makes it a key.
func manifestRefs(src []byte) []ref {
	var refs []ref
	dec := json.NewDecoder(bytes.NewReader(src))
	underSrc := false
	for {
		t, err := dec.Token()
		if err != nil {
			return refs
		}
		text, isString := t.(string)
		end := int(dec.InputOffset())
		isKey := isString && bytes.HasPrefix(bytes.TrimLeft(src[end:], " \t\r\n"), []byte(":"))
		if isString && underSrc && !isKey {
			// The quotes around what the author wrote; escapes make it longer
			// than its text, so the start is looked for and not counted.
			start := bytes.LastIndexByte(src[:end-1], '"')
			refs = append(refs, ref{start, end, text, func(path string) string { return `"` + path + `"` }})
		}
		underSrc = isKey && text == "src"
	}
}

func finishText(_ *builder, f *file) ([]byte, error) {
	return f.src, checkText(f.src)
}

// finishBinary checks that a file is what its name says; it is not changed.
func finishBinary(magic string) func(*builder, *file) ([]byte, error) {
	return func(_ *builder, f *file) ([]byte, error) {
		if !bytes.HasPrefix(f.src, []byte(magic)) {
			return nil, fault{offset: wholeFile, message: "the content is not what the name says"}
		}
		return f.src, nil
	}
}
