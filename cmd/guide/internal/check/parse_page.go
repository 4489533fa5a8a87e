package check

import (
	"bytes"
	"io"

	"golang.org/x/net/html"
)

// parsePage reads any page as a browser would.
func parsePage(file string, data []byte) *page {
	p := newPage(file)
	z := html.NewTokenizer(bytes.NewReader(data))
	code := 0
	var body *tag // whose text comes next
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				p.show([]byte(z.Err().Error()))
			}
			return p
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			if holdsCode(name) {
				code++
			}
			o := opening{element: name}
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				p.show(value)
				p.attribute(&o, key, bytes.Clone(value))
			}
			body = p.opened(&o)
		case html.EndTagToken:
			if name, _ := z.TagName(); holdsCode(name) {
				code--
			}
			body = nil
		case html.TextToken:
			text := z.Text()
			if body != nil {
				body.body = bytes.Clone(text)
				body = nil
			}
			if code == 0 {
				p.show(text)
			}
		}
	}
}
