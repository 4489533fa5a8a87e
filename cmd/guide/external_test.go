package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// TestAsk asks a server that answers as the servers of the world do.
func TestAsk(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/gone":
			w.WriteHeader(http.StatusGone)
		case "/only-get":
			if r.Method == http.MethodHead {
				w.WriteHeader(http.StatusMethodNotAllowed)
			}
		case "/people-only":
			w.WriteHeader(http.StatusForbidden)
		case "/moved":
			http.Redirect(w, r, "/", http.StatusMovedPermanently)
		case "/drops-head":
			if r.Method == http.MethodHead {
				panic(http.ErrAbortHandler)
			}
		}
	}))
	defer server.Close()
	for path, want := range map[string]string{
		"/": "", "/only-get": "", "/people-only": "", "/moved": "", "/drops-head": "",
		"/gone": "the address answers 410 Gone",
	} {
		if got := ask(t.Context(), server.Client(), server.URL+path); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
	server.Close()
	if got := ask(t.Context(), server.Client(), server.URL); got != "the address does not answer" {
		t.Errorf("a server that is gone: %q", got)
	}
}

// TestPublicOnly keeps the check of addresses away from this machine.
func TestPublicOnly(t *testing.T) {
	for address, public := range map[string]bool{
		"93.184.216.34:443": true, "[2606:2800:220:1::1]:443": true,
		"127.0.0.1:80": false, "[::1]:80": false, "10.0.0.1:80": false, "192.168.1.1:80": false, "169.254.169.254:80": false,
		"0.0.0.0:80": false, "[fe80::1]:80": false, "localhost:80": false, "nothing": false,
	} {
		if err := publicOnly("tcp", address, nil); (err == nil) != public {
			t.Errorf("%s: %v", address, err)
		}
	}
}
