package serve

import (
	"net"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
)

// defence is a condition that a request must meet before it is answered, or
// something that every answer has.
type defence struct {
	name  string
	guard func(s *Server, next http.Handler) http.Handler
}

// defences stand before every address, also the server's own, from the outside
// to the inside. TestDefences attacks the server without each of them.
var defences = []defence{
	{"headers", sendHeaders},
	{"host", refuse(otherHost, http.StatusMisdirectedRequest, "this server answers only to localhost")},
	{"origin", refuse(otherOrigin, http.StatusForbidden, "this server does not answer other sites")},
	{"fetch metadata", refuse(partOfOtherSite, http.StatusForbidden, "this server does not answer other sites")},
	{"methods", refuse(otherMethod, http.StatusMethodNotAllowed, "only GET and HEAD")},
	{"addresses", refuse(oddAddress, http.StatusBadRequest, "this is not an address of the site")},
	{"addresses asked about", refuse(oddQuestion, http.StatusBadRequest, "this is not an address of the site")},
	{"streams", limitStreams},
}

// behind is the server's handler behind some defences.
func (s *Server) behind(list []defence) http.Handler {
	var h http.Handler = http.HandlerFunc(s.route)
	for _, d := range slices.Backward(list) {
		h = d.guard(s, h)
	}
	return h
}

// sendHeaders sends the headers of production with every answer, so that
// editors meet its policy, and nobody may frame or embed what is answered.
func sendHeaders(s *Server, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range s.headers {
			w.Header().Set(name, value)
		}
		next.ServeHTTP(w, r)
	})
}

// refuse turns requests away.
func refuse(which func(*http.Request) bool, status int, why string) func(*Server, http.Handler) http.Handler {
	return func(_ *Server, next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !which(r) {
				next.ServeHTTP(w, r)
				return
			}
			if status == http.StatusMethodNotAllowed {
				w.Header().Set("Allow", "GET, HEAD")
			}
			http.Error(w, why, status)
		})
	}
}

// otherHost finds requests that do not name this machine. Any other name may be
// one that a stranger pointed at 127.0.0.1.
func otherHost(r *http.Request) bool {
	name, _, err := net.SplitHostPort(r.Host)
	if err != nil {
		name = strings.Trim(r.Host, "[]")
	}
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	ip := net.ParseIP(name)
	return name != "localhost" && !strings.HasSuffix(name, ".localhost") && (ip == nil || !ip.IsLoopback())
}

// otherOrigin finds what the script of another origin asks for.
func otherOrigin(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		return false
	}
	u, err := url.Parse(origin)
	return err != nil || u.Scheme != "http" || u.Host != r.Host
}

// partOfOtherSite finds what another site loads as a part of its page, without
// a script: pictures, scripts, frames. Following a link from it is fine, but
// not to what only the server's own script asks for.
func partOfOtherSite(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "none", "same-origin":
		return false
	}
	follows := r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
	return !follows || strings.HasPrefix(r.URL.Path, own)
}

func otherMethod(r *http.Request) bool {
	return r.Method != http.MethodGet && r.Method != http.MethodHead
}

func oddAddress(r *http.Request) bool { return oddPath(r.URL.Path) }

// oddQuestion finds questions about the state of a page that cannot be one.
func oddQuestion(r *http.Request) bool {
	return r.URL.Path == own+"page" && oddPath(askedAbout(r))
}

const maxPath = 1024

// oddPath finds paths that no page of the site has and that some systems read
// as another path.
func oddPath(p string) bool {
	return len(p) > maxPath || !strings.HasPrefix(p, "/") || strings.ContainsAny(p, "\\\x00:") || strings.Contains(p, "//") ||
		path.Clean(p) != strings.TrimSuffix(p, "/") && p != "/"
}

// maxStreams is far more than the tabs of an editor need, since all tabs of a
// browser share one.
const maxStreams = 1024

// limitStreams keeps connections that stay open from adding up.
func limitStreams(s *Server, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == own+"live" {
			defer s.streams.Add(-1)
			if s.streams.Add(1) > maxStreams {
				w.Header().Set("Retry-After", "5")
				http.Error(w, "too many pages listen already", http.StatusServiceUnavailable)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}
