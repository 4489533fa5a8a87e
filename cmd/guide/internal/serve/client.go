package serve

import (
	"embed"
	"net/http"
	"path"
)

// client is what browsers get from the server itself.
//
//go:embed client
var client embed.FS

// sendClient sends a script or style sheet of the server itself.
func (s *Server) sendClient(w http.ResponseWriter, r *http.Request, name string) {
	data, err := client.ReadFile("client/" + name)
	if ext := path.Ext(name); err != nil || ext != ".js" && ext != ".css" {
		http.Error(w, "there is nothing at this address", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", contentType(name))
	s.sendFile(w, r, data)
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
