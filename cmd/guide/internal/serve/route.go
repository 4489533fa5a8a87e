package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// own is where the addresses of the server itself begin, whatever the base.
const own = "/.guide/"

// route answers requests that have passed the defences.
func (s *Server) route(w http.ResponseWriter, r *http.Request) {
	// Browsers may keep an answer but must ask whether it still holds: the next
	// build may come at any time.
	w.Header().Set("Cache-Control", "no-cache")
	name, ours := strings.CutPrefix(r.URL.Path, own)
	switch {
	case !ours:
		// Only people want to read which pages might have been meant.
		people := strings.Contains(r.Header.Get("Accept"), "text/html")
		s.send(w, r, s.now.Load().answer(r.URL.Path, people))
	case name == "live":
		s.stream(w, r)
	case name == "page":
		s.tellState(w, r)
	default:
		s.sendClient(w, r, name)
	}
}

// send sends an answer about the site.
func (s *Server) send(w http.ResponseWriter, r *http.Request, a *answer) {
	if a.location != "" {
		to := url.URL{Path: a.location, RawQuery: r.URL.RawQuery}
		w.Header().Set("Location", to.String())
		w.WriteHeader(a.status)
		return
	}
	w.Header().Set("Content-Type", a.mime)
	if a.status == http.StatusOK {
		s.sendFile(w, r, a.body)
		return
	}
	if a.status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "1")
	}
	body, _ := s.negotiate(w, r, a.body)
	w.WriteHeader(a.status)
	if r.Method == http.MethodGet {
		w.Write(body)
	}
}

// sendFile sends bytes, or a part of them, or word that they are the same.
func (s *Server) sendFile(w http.ResponseWriter, r *http.Request, data []byte) {
	body, tag := s.negotiate(w, r, data)
	w.Header().Set("ETag", tag)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:16])
}
