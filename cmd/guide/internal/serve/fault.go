package serve

import (
	"bytes"
	"html/template"
	"net/http"
)

var faultPage = template.Must(template.ParseFS(client, "client/fault.html"))

// cannotShow is the answer where there should be a page but none can be made.
// Its script shows what is wrong; for browsers without scripts it is in the
// page.
func (m *moment) cannotShow(status int, why string) *answer {
	title, text := "This page cannot be made", "It appears here as soon as it can be made."
	if status == http.StatusServiceUnavailable {
		title, text = "There is no site yet", "It appears here as soon as a build succeeds."
	}
	var b bytes.Buffer
	err := faultPage.Execute(&b, struct {
		Title, Text, Why string
		Report           Report
	}{title, text, why, m.report})
	if err != nil {
		panic(err) // it writes plain values into memory
	}
	a := page(status, b.Bytes(), "")
	a.why = why
	return a
}
