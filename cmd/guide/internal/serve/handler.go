package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

// Site is what the handler serves.
type Site interface {
	// Bytes gives the file at a path of the output, or an error.
	Bytes(path string) ([]byte, error)
}

// Options are what the handler needs to know besides the files.
type Options struct {
	Base    string            // base path of the site, "" or "/repo"
	Headers map[string]string // sent with every answer
}

// Handler serves a site.
func Handler(site Site, o Options) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range o.Headers {
			w.Header().Set(name, value)
		}
		w.Header().Set("Cache-Control", "no-cache")
		switch {
		case !loopbackHost(r.Host):
			http.Error(w, "this server answers only to localhost", http.StatusMisdirectedRequest)
		case foreign(r):
			http.Error(w, "this server does not answer other sites", http.StatusForbidden)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		case odd(r.URL):
			http.Error(w, "this is not an address of the site", http.StatusBadRequest)
		default:
			serveFile(w, r, site, o.Base)
		}
	})
}

func serveFile(w http.ResponseWriter, r *http.Request, site Site, base string) {
	rest, inside := strings.CutPrefix(r.URL.Path, base+"/")
	if !inside {
		http.Redirect(w, r, base+"/", http.StatusTemporaryRedirect)
		return
	}
	file := rest
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	data, err := site.Bytes(file)
	if err != nil {
		if _, err := site.Bytes(file + "/index.html"); err == nil {
			http.Redirect(w, r, (&url.URL{Path: base + "/" + rest + "/"}).EscapedPath(), http.StatusTemporaryRedirect)
			return
		}
		notFound(w, r, site)
		return
	}
	w.Header().Set("Content-Type", contentType(file))
	sum := sha256.Sum256(data)
	w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:16])+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

func notFound(w http.ResponseWriter, r *http.Request, site Site) {
	page, err := site.Bytes("404.html")
	if err != nil {
		page = []byte("there is no page at this address\n")
	}
	w.Header().Set("Content-Type", contentType("404.html"))
	w.WriteHeader(http.StatusNotFound)
	if r.Method == http.MethodGet {
		w.Write(page)
	}
}

// loopbackHost reports whether a Host header names this machine. Anything else
// may be a name that a stranger pointed at 127.0.0.1.
func loopbackHost(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = strings.Trim(host, "[]")
	}
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	ip := net.ParseIP(name)
	return name == "localhost" || strings.HasSuffix(name, ".localhost") || ip != nil && ip.IsLoopback()
}

// foreign reports whether a request comes from a page of another site. Typing
// an address or following a link is fine; loading a part of it elsewhere, also
// from another port of this machine, is not.
func foreign(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" {
		u, err := url.Parse(origin)
		if err != nil || u.Scheme != "http" || u.Host != r.Host {
			return true
		}
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "none", "same-origin":
		return false
	}
	return r.Header.Get("Sec-Fetch-Mode") != "navigate" || r.Header.Get("Sec-Fetch-Dest") != "document"
}

// odd reports addresses that no page of the site has and that some systems
// read as another path.
func odd(u *url.URL) bool {
	p := u.Path
	return !strings.HasPrefix(p, "/") || strings.ContainsAny(p, "\\\x00:") || strings.Contains(p, "//") ||
		path.Clean(p) != strings.TrimSuffix(p, "/") && p != "/" || len(p) > 1024
}

// types is fixed, so that pages have the same types on every machine.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".xml": "application/xml", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8",
	".csv": "text/csv; charset=utf-8", ".md": "text/markdown; charset=utf-8", ".png": "image/png", ".ico": "image/x-icon",
	".woff2": "font/woff2", ".webmanifest": "application/manifest+json",
}

func contentType(file string) string {
	if t, ok := types[path.Ext(file)]; ok {
		return t
	}
	return "text/plain; charset=utf-8"
}
