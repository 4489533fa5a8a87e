package asset

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/tdewolff/parse/v2"
	lexxml "github.com/tdewolff/parse/v2/xml"
)

// MinifyXML drops comments and the white space between tags that a line break
// shows to be indentation. All other text stays byte for byte: a feed carries
// code samples, and minify/xml would fold their lines.
func MinifyXML(src []byte) ([]byte, error) {
	if _, err := checkXML(src, nil); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	lexer := lexxml.NewLexer(parse.NewInputBytes(bytes.Clone(src)))
	for {
		tt, data := lexer.Next()
		switch tt {
		case lexxml.ErrorToken:
			if !errors.Is(lexer.Err(), io.EOF) {
				return nil, lexer.Err()
			}
			return out.Bytes(), nil
		case lexxml.CommentToken:
		case lexxml.TextToken:
			if bytes.ContainsRune(data, '\n') && len(bytes.TrimSpace(data)) == 0 {
				continue
			}
			out.Write(data)
		case lexxml.AttributeToken:
			out.WriteByte(' ')
			out.Write(bytes.TrimSpace(data))
		default:
			out.Write(data)
		}
	}
}

// checkXML reads a document to its end and shows each token, with the offset at
// which it begins, to see.
func checkXML(src []byte, see func(t xml.Token, start, end int) error) (elements int, err error) {
	dec := xml.NewDecoder(bytes.NewReader(src))
	depth := 0
	for {
		start := int(dec.InputOffset())
		t, err := dec.Token()
		end := int(dec.InputOffset())
		switch {
		case err == io.EOF && elements == 0:
			return 0, faultf(0, "the document has no element")
		case err == io.EOF:
			return elements, nil
		case err != nil && strings.Contains(err.Error(), " closed by "):
			return 0, xmlFault(start, err)
		case err != nil:
			return 0, xmlFault(end, err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth == 0 && elements > 0 {
				return 0, faultf(start, "a second root element")
			}
			elements++
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if depth == 0 && len(bytes.TrimSpace(t)) > 0 && !bytes.Equal(bytes.TrimSpace(t), []byte("\ufeff")) {
				return 0, faultf(start, "text outside of the root element")
			}
		}
		if see != nil {
			if err := see(t, start, end); err != nil {
				return 0, err
			}
		}
	}
}

func xmlFault(at int, err error) error {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return faultf(at, "%s", syntax.Msg)
	}
	return faultf(at, "%s", err)
}

// finishXML refuses what makes a document more than data: a document type with
// entities of its own, a style sheet that runs.
func finishXML(_ *builder, f *file) ([]byte, error) {
	if err := checkText(f.src); err != nil {
		return nil, err
	}
	if _, err := checkXML(f.src, refuseDirectives); err != nil {
		return nil, err
	}
	return MinifyXML(f.src)
}

func refuseDirectives(t xml.Token, start, _ int) error {
	switch t := t.(type) {
	case xml.Directive:
		return faultf(start, "a document type is not allowed")
	case xml.ProcInst:
		if t.Target != "xml" {
			return faultf(start, "the processing instruction %s is not allowed", t.Target)
		}
	}
	return nil
}
