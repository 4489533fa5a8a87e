package main

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"

	"whichbackend.example/guide/cmd/guide/internal/serve"
)

// liveScript is what the development server puts into pages.
var liveScript = regexp.MustCompile(`<script type=module src=/\.guide/live\.js[^>]*></script>`)

// showing is a development server that shows a site as the command does.
func showing(s serve.Site) *serve.Server {
	server := serve.New(securityHeaders())
	server.Show(s)
	return server
}

// asPublished takes the script of the development server out of its pages, for
// tests of what readers get.
func asPublished(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		plain := r.Clone(r.Context())
		plain.Header.Del("Accept-Encoding") // the script must be found
		answer := httptest.NewRecorder()
		h.ServeHTTP(answer, plain)
		body := liveScript.ReplaceAll(answer.Body.Bytes(), nil)
		maps.Copy(w.Header(), answer.Header())
		if r.Method == http.MethodGet {
			w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		}
		w.WriteHeader(answer.Code)
		w.Write(body)
	})
}
