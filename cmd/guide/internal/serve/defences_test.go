package serve

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// attack is a request that one defence alone keeps from what it is after.
type attack struct {
	defence, name  string
	method, target string
	headers        []string
	got            func(*httptest.ResponseRecorder) bool // whether the attacker has it
}

// reads tells that the answer is what is at the address.
func reads(w *httptest.ResponseRecorder) bool {
	return w.Code == http.StatusOK && (w.Body.Len() > 0 || w.Header().Get("Content-Length") != "0")
}

// secret tells that a file beside the site is read.
func secret(w *httptest.ResponseRecorder) bool {
	return w.Body.String() == "the secret" || strings.Contains(w.Body.String(), `"status":200`) || strings.Contains(w.Body.String(), "the secret")
}

func without(header string) func(*httptest.ResponseRecorder) bool {
	return func(w *httptest.ResponseRecorder) bool { return reads(w) && w.Header().Get(header) == "" }
}

const (
	noCORS = "Sec-Fetch-Mode: no-cors"
	other  = "Sec-Fetch-Site: cross-site"
	port   = "Sec-Fetch-Site: same-site" // another port of this machine
)

// attacks has one for each way past a defence, on the site's addresses and on
// the server's own.
var attacks = []attack{
	{"headers", "a frame in an old browser", "GET", "/", nil, without("X-Frame-Options")},
	{"headers", "a frame", "GET", "/", nil, without("Content-Security-Policy")},
	{"headers", "a script in an old browser", "GET", "/x.json", nil, without("Cross-Origin-Resource-Policy")},
	{"headers", "a share image in an old browser", "GET", "/share/index.png", nil, without("Cross-Origin-Resource-Policy")},
	{"headers", "a guessed type", "GET", "/x.json", nil, without("X-Content-Type-Options")},
	{"headers", "the state as a script", "GET", "/.guide/page?path=/", nil, without("Cross-Origin-Resource-Policy")},
	{"headers", "the stream as a script", "HEAD", "/.guide/live", nil, without("Cross-Origin-Resource-Policy")},

	{"host", "a name that points here", "GET", "/", []string{"Host: evil.example"}, reads},
	{"host", "with the port", "GET", "/", []string{"Host: evil.example:1313"}, reads},
	{"host", "with the address in it", "GET", "/", []string{"Host: 127.0.0.1.evil.example"}, reads},
	{"host", "with the name in it", "GET", "/", []string{"Host: localhost.evil.example"}, reads},
	{"host", "all addresses", "GET", "/", []string{"Host: 0.0.0.0:1313"}, reads},
	{"host", "a number", "GET", "/", []string{"Host: 2130706433:1313"}, reads},
	{"host", "no name", "GET", "/", []string{"Host: "}, reads},
	{"host", "an address in brackets", "GET", "/", []string{"Host: [::2]:1313"}, reads},
	{"host", "the stream", "HEAD", "/.guide/live", []string{"Host: evil.example"}, reads},
	{"host", "the state", "GET", "/.guide/page?path=/", []string{"Host: evil.example"}, reads},
	{"host", "the script", "GET", "/.guide/live.js", []string{"Host: evil.example"}, reads},

	{"origin", "another site", "GET", "/", []string{"Origin: https://evil.example"}, reads},
	{"origin", "another port", "GET", "/", []string{"Origin: http://localhost:8080"}, reads},
	{"origin", "a sandbox", "GET", "/", []string{"Origin: null"}, reads},
	{"origin", "another scheme", "GET", "/", []string{"Origin: https://localhost:1313"}, reads},
	{"origin", "a name with this one in it", "GET", "/", []string{"Origin: http://localhost:1313.evil.example"}, reads},
	{"origin", "the stream", "HEAD", "/.guide/live", []string{"Origin: https://evil.example"}, reads},
	{"origin", "the state", "GET", "/.guide/page?path=/", []string{"Origin: https://evil.example"}, reads},

	{"fetch metadata", "a script", "GET", "/x.json", []string{other, noCORS, "Sec-Fetch-Dest: script"}, reads},
	{"fetch metadata", "a picture, another port", "GET", "/x.json", []string{port, noCORS, "Sec-Fetch-Dest: image"}, reads},
	{"fetch metadata", "a frame", "GET", "/", []string{other, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"}, reads},
	{"fetch metadata", "an object", "GET", "/", []string{other, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: object"}, reads},
	{"fetch metadata", "a fetch without a mode", "GET", "/", []string{other}, reads},
	{"fetch metadata", "the stream", "HEAD", "/.guide/live", []string{port, "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty"}, reads},
	{"fetch metadata", "the script", "GET", "/.guide/live.js", []string{other, noCORS, "Sec-Fetch-Dest: script"}, reads},
	{"fetch metadata", "a window with the state", "GET", "/.guide/page?path=/", []string{other, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"}, reads},

	{"methods", "a form", "POST", "/", nil, reads},
	{"methods", "a form to the stream", "POST", "/.guide/page?path=/", nil, reads},
	{"methods", "a method of its own", "FETCH", "/", nil, reads},

	{"addresses", "up", "GET", "/../secret/", nil, secret},
	{"addresses", "up from a page", "GET", "/a/../../secret/", nil, secret},
	{"addresses", "a backslash", "GET", `/..\secret/`, nil, secret},
	{"addresses", "dots", "GET", "/./../secret/", nil, secret},

	{"addresses asked about", "up", "GET", "/.guide/page?path=/../secret/", nil, secret},
	{"addresses asked about", "up, with escapes", "GET", "/.guide/page?path=%2F%252e%252e%2fsecret/", nil, secret},
	{"addresses asked about", "a backslash", "GET", "/.guide/page?path=/..%5csecret/", nil, secret},

	{"streams", "one more than there may be", "HEAD", "/.guide/live", nil, func(w *httptest.ResponseRecorder) bool { return w.Code == http.StatusOK }},
}

// TestDefences attacks a server with all its defences, which refuses, and one
// without the defence in question, which does not.
func TestDefences(t *testing.T) {
	s := showing(careless{fake{"", map[string]string{"index.html": doc, "x.json": "{}", "share/index.png": "drawn", "404.html": "nothing"}}})
	tried := map[string]bool{}
	for _, a := range attacks {
		tried[a.defence] = true
		s.streams.Store(0)
		if a.defence == "streams" {
			s.streams.Store(maxStreams)
		}
		if w := ask(s, a.method, a.target, a.headers...); a.got(w) {
			t.Errorf("%s: %s gets through: %d %v %s", a.defence, a.name, w.Code, w.Header(), w.Body)
		}
		weak := s.behind(slices.DeleteFunc(slices.Clone(defences), func(d defence) bool { return d.name == a.defence }))
		if w := ask(weak, a.method, a.target, a.headers...); !a.got(w) {
			t.Errorf("%s: %s does not need it: %d %v %s", a.defence, a.name, w.Code, w.Header(), w.Body)
		}
	}
	for _, d := range defences {
		if !tried[d.name] {
			t.Errorf("nothing attacks %q", d.name)
		}
	}
}

// TestAllowed holds that the defences let pass what browsers of editors send.
func TestAllowed(t *testing.T) {
	s := showing(fake{"", map[string]string{"index.html": doc}})
	for _, headers := range [][]string{
		{"Host: localhost"},
		{"Host: LOCALHOST:1"},
		{"Host: localhost.:1"},
		{"Host: 127.0.0.1:1"},
		{"Host: 127.1.2.3"},
		{"Host: [::1]:1"},
		{"Host: [::1]"},
		{"Host: guide.localhost:1"},
		{"Host: [::ffff:127.0.0.1]:1"},
		{"Origin: http://localhost:1313"},
		{"Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"},
		{"Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty"},
		{other, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"},
	} {
		if w := ask(s, "GET", "/", append([]string{"Host: localhost:1313"}, headers...)...); w.Code != 200 {
			t.Errorf("%q: %d %s", headers, w.Code, w.Body)
		}
	}
}

// TestOddRequests sends what nobody should, also to the server's own addresses.
func TestOddRequests(t *testing.T) {
	s := showing(fake{"/repo", map[string]string{"index.html": doc}})
	for target, want := range map[string]int{
		"/.guide/":                            404,
		"/.guide/client/live.js":              404,
		"/.guide/fault.html":                  404,
		"/.guide/page/":                       404,
		"/.guide/nothing.js":                  404,
		"/.guide":                             307,
		"/.git/config":                        307,
		"/repo/.guide/live":                   404,
		"/repo/.guide/live.js":                404,
		"/repo/.env":                          404,
		"/.guide/../.guide/live.js":           400,
		"/.guide//live.js":                    400,
		"/.guide/page":                        400,
		"/.guide/page?path=":                  400,
		"/.guide/page?path=repo/":             400,
		"/.guide/page?path=%00":               400,
		"/.guide/page?path=/%2500":            400,
		"/.guide/page?path=/%25":              400,
		"/.guide/page?path=//evil/":           400,
		"/.guide/page?path=http://a/":         400,
		"/.guide/page?path=/repo/&path=/../x": 200, // the first counts
		"/.guide/page?path=/" + strings.Repeat("a", maxPath):    400,
		"/.guide/page?path=/" + strings.Repeat("a/", maxPath/4): 200,
		"/repo/" + strings.Repeat("a", maxPath):                 400,
		"/.guide/page?%zz":                                      400,
	} {
		w := ask(s, "GET", target)
		if w.Code != want || w.Header().Get("X-Frame-Options") == "" {
			t.Errorf("%.60s: %d instead of %d", target, w.Code, want)
		}
		if location := w.Header().Get("Location"); location != "" && location != "/repo/" {
			t.Errorf("%.60s leads to %s", target, location)
		}
	}
}
