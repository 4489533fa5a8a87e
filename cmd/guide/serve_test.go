package main

import (
	"net/http/httptest"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/site"
)

// TestServe (R8) is the table of what the development server answers. Requests
// are sent byte by byte: clients would tidy up what attackers do not.
func TestServe(t *testing.T) {
	s := realGuide(t, "/repo")
	live := showing(s.Site)
	server := httptest.NewServer(live)
	defer server.Close()
	defer live.Close()
	host := server.Listener.Addr().String()
	port := host[strings.LastIndex(host, ":"):]
	icon := ""
	for file := range s.files {
		if strings.HasSuffix(file, ".svg") {
			icon = file
		}
	}
	get := func(target string) string { return "GET " + target + " HTTP/1.1\r\n" }
	for _, test := range []struct {
		name, line, headers string
		code                int
		say                 string // a header that the answer has
	}{
		{"page", get("/repo/backend/"), "", 200, "Content-Type: text/html; charset=utf-8"},
		{"query", get("/repo/backend/?team=small"), "", 200, ""},
		{"first page", get("/repo/"), "", 200, ""},
		{"folder without slash", get("/repo/backend"), "", 307, "Location: /repo/backend/"},
		{"without base", get("/backend/"), "", 307, "Location: /repo/"},
		{"base without slash", get("/repo"), "", 307, "Location: /repo/"},
		{"longer name", get("/repository/x"), "", 307, "Location: /repo/"},
		{"nothing", get("/repo/nothing/"), "", 404, "Content-Type: text/html; charset=utf-8"},
		{"other case", get("/repo/Backend/"), "", 404, ""},
		{"slash on a file", get("/repo/robots.txt/"), "", 404, ""},
		{"folder of files", get("/repo/assets/"), "", 404, ""},
		{"folder of files without slash", get("/repo/assets"), "", 404, ""},
		{"json", get("/repo/data/stack.json"), "", 200, "Content-Type: application/json"},
		{"schema", get("/repo/data/schema/stack.json"), "", 200, "Content-Type: application/json"},
		{"feed", get("/repo/feed.xml"), "", 200, "Content-Type: application/xml"},
		{"text", get("/repo/llms.txt"), "", 200, "Content-Type: text/plain; charset=utf-8"},
		{"no extension", get("/repo/_redirects"), "", 200, "Content-Type: text/plain; charset=utf-8"},
		{"csv", get("/repo/backend/compare/matrix.csv"), "", 200, "Content-Type: text/csv; charset=utf-8"},
		{"picture", get("/repo/" + icon), "", 200, "Content-Type: image/svg+xml"},

		{"source", get("/repo/data/site.yaml"), "", 404, ""},
		{"git", get("/repo/.git/config"), "", 404, ""},
		{"up", get("/repo/../go.mod"), "", 400, ""},
		{"up, encoded", get("/repo/%2e%2e/go.mod"), "", 400, ""},
		{"up, slash encoded", get("/repo/..%2fgo.mod"), "", 400, ""},
		{"up, backslash", get(`/repo/..\go.mod`), "", 400, ""},
		{"up, backslash encoded", get("/repo/..%5cgo.mod"), "", 400, ""},
		{"two slashes", get("//evil.example/"), "", 400, ""},
		{"two slashes inside", get("/repo//evil.example/.."), "", 400, ""},
		{"dot", get("/repo/./backend/"), "", 400, ""},
		{"NUL", get("/repo/%00"), "", 400, ""},
		{"stream", get("/repo/index.html::$DATA"), "", 400, ""},
		{"half an escape", get("/repo/%e"), "", 400, ""},
		{"long", get("/repo/" + strings.Repeat("a", 2000)), "", 400, ""},
		{"asterisk", "OPTIONS * HTTP/1.1\r\n", "", 200, "Content-Length: 0"}, // net/http answers this itself
		{"whole address of another", get("http://evil.example/repo/"), "", 421, ""},
		{"line break", get("/repo/%0d%0aSet-Cookie:a"), "", 400, ""},
		{"redirect to another site", get("/repo/%2f%2fevil.example"), "", 400, ""},

		{"name", get("/repo/"), "Host: localhost" + port + "\r\n", 200, ""},
		{"name below", get("/repo/"), "Host: a.localhost" + port + "\r\n", 200, ""},
		{"IPv6", get("/repo/"), "Host: [::1]" + port + "\r\n", 200, ""},
		{"no port", get("/repo/"), "Host: localhost\r\n", 200, ""},
		{"other host", get("/repo/"), "Host: evil.example\r\n", 421, ""},
		{"other host and our port", get("/repo/"), "Host: evil.example" + port + "\r\n", 421, ""},
		{"rebound name", get("/repo/"), "Host: 127.0.0.1.evil.example\r\n", 421, ""},
		{"name ahead", get("/repo/"), "Host: localhost.evil.example\r\n", 421, ""},
		{"all addresses", get("/repo/"), "Host: 0.0.0.0" + port + "\r\n", 421, ""},
		{"network", get("/repo/"), "Host: 192.168.0.1" + port + "\r\n", 421, ""},
		{"no host", get("/repo/"), "Host:\r\n", 421, ""},
		{"two hosts", get("/repo/"), "Host: localhost\r\nHost: localhost\r\n", 400, ""},

		{"own origin", get("/repo/"), "Origin: http://" + host + "\r\n", 200, ""},
		{"own origin by TLS", get("/repo/"), "Origin: https://" + host + "\r\n", 403, ""},
		{"other origin", get("/repo/"), "Origin: https://evil.example\r\n", 403, ""},
		{"other port", get("/repo/"), "Origin: http://127.0.0.1:1\r\n", 403, ""},
		{"sandboxed", get("/repo/"), "Origin: null\r\n", 403, ""},
		{"preflight", "OPTIONS /repo/ HTTP/1.1\r\n", "Origin: https://evil.example\r\nAccess-Control-Request-Method: GET\r\n", 403, ""},
		{"typed", get("/repo/"), "Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n", 200, ""},
		{"own part", get("/repo/"), "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script\r\n", 200, ""},
		{"followed link", get("/repo/"), "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n", 200, ""},
		{"framed", get("/repo/"), "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n", 403, ""},
		{"script elsewhere", get("/repo/data/stack.json"), "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script\r\n", 403, ""},
		{"picture on another port", get("/repo/" + icon), "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n", 403, ""},
		{"only the site said", get("/repo/"), "Sec-Fetch-Site: cross-site\r\n", 403, ""},

		{"head", "HEAD /repo/backend/ HTTP/1.1\r\n", "", 200, "Content-Type: text/html; charset=utf-8"},
		{"head of nothing", "HEAD /repo/nothing/ HTTP/1.1\r\n", "", 404, "Content-Type: text/html; charset=utf-8"},
		{"post", "POST /repo/ HTTP/1.1\r\n", "Content-Length: 0\r\n", 405, "Allow: GET, HEAD"},
		{"put", "PUT /repo/x HTTP/1.1\r\n", "Content-Length: 0\r\n", 405, "Allow: GET, HEAD"},
		{"delete", "DELETE /repo/ HTTP/1.1\r\n", "", 405, "Allow: GET, HEAD"},
		{"trace", "TRACE /repo/ HTTP/1.1\r\n", "", 405, "Allow: GET, HEAD"},
		{"connect", "CONNECT localhost:22 HTTP/1.1\r\n", "", 405, "Allow: GET, HEAD"},
		{"made up", "FETCH /repo/ HTTP/1.1\r\n", "", 405, "Allow: GET, HEAD"},
		{"part", get("/repo/llms.txt"), "Range: bytes=2-4\r\n", 206, "Content-Length: 3"},
		{"end", get("/repo/llms.txt"), "Range: bytes=-5\r\n", 206, "Content-Length: 5"},
		{"part that is not there", get("/repo/llms.txt"), "Range: bytes=99999999-\r\n", 416, ""},
		{"part of another version", get("/repo/llms.txt"), "Range: bytes=2-4\r\nIf-Range: \"other\"\r\n", 200, ""},
		{"nonsense part", get("/repo/llms.txt"), "Range: bytes=z\r\n", 416, ""},
		{"other version", get("/repo/llms.txt"), "If-None-Match: \"other\"\r\n", 200, ""},
		{"any version", get("/repo/llms.txt"), "If-None-Match: *\r\n", 304, ""},

		{"script of the server", get("/.guide/live.js"), "", 200, "Content-Type: text/javascript; charset=utf-8"},
		{"style of the server", get("/.guide/overlay.css"), "", 200, "Content-Type: text/css; charset=utf-8"},
		{"template of the server", get("/.guide/fault.html"), "", 404, ""},
		{"addresses of the server", get("/.guide/"), "", 404, ""},
		{"server below the base", get("/repo/.guide/live.js"), "", 404, ""},
		{"state", get("/.guide/page?path=/repo/"), "", 200, "Content-Type: application/json"},
		{"state of nothing", get("/.guide/page?path=/repo/nothing/"), "", 200, ""},
		{"state of no page", get("/.guide/page"), "", 400, ""},
		{"state of what is above", get("/.guide/page?path=/repo/..%2fgo.mod"), "", 400, ""},
		{"state of script", get("/.guide/page?path=<script>evil()</script>"), "", 400, ""},
		{"state of much", get("/.guide/page?path=/" + strings.Repeat("a", 4000)), "", 400, ""},
		{"stream", "HEAD /.guide/live HTTP/1.1\r\n", "", 200, "Content-Type: text/event-stream"},
		{"stream, posted to", "POST /.guide/live HTTP/1.1\r\n", "Content-Length: 0\r\n", 405, ""},
		{"stream, other host", get("/.guide/live"), "Host: evil.example\r\n", 421, ""},
		{"stream, other origin", get("/.guide/live"), "Origin: https://evil.example\r\n", 403, ""},
		{"stream, other port", get("/.guide/live"), "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty\r\n", 403, ""},
		{"stream, followed link", get("/.guide/live"), "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n", 403, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer, body := raw(t, host, test.line, test.headers)
			if answer.StatusCode != test.code {
				t.Fatalf("%d instead of %d: %s", answer.StatusCode, test.code, body)
			}
			if name, value, _ := strings.Cut(test.say, ": "); test.say != "" && answer.Header.Get(name) != value {
				t.Errorf("%s is %q", name, answer.Header.Get(name))
			}
			for name := range answer.Header {
				if strings.HasPrefix(name, "Access-Control-") || name == "Set-Cookie" || name == "Last-Modified" || name == "Server" {
					t.Errorf("the answer has %s: %s", name, answer.Header.Get(name))
				}
			}
			if test.code/100 == 4 && (strings.Contains(body, "evil") || strings.Contains(body, "module whichbackend")) {
				t.Errorf("the answer repeats the question, or more: %s", body)
			}
			if byServer := answer.Header.Get("X-Content-Type-Options") == ""; byServer {
				if test.name != "asterisk" && test.name != "half an escape" && test.name != "two hosts" {
					t.Error("the answer is not the handler's")
				}
				return
			}
			for _, h := range site.SecurityHeaders() {
				if got := answer.Header.Get(h.Name); got != h.Value {
					t.Errorf("%s is %q", h.Name, got)
				}
			}
		})
	}
}
