package main

import (
	"fmt"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/serve"
	"whichbackend.example/guide/cmd/guide/internal/site"
)

type serveCommand struct {
	projectFlags
	Host string `help:"Loopback host to listen on." default:"127.0.0.1" placeholder:"HOST"`
	Port int    `help:"Port to listen on; 0 takes any free one." default:"1313" placeholder:"PORT"`
}

// Run builds the site and serves it from memory until it is interrupted.
func (s *serveCommand) Run(c *command) error {
	if !serve.Loopback(s.Host) {
		return usageError{fmt.Errorf("--host %q is not this machine; the server listens on loopback addresses only", s.Host)}
	}
	if s.Port < 0 || s.Port > 65535 {
		return usageError{fmt.Errorf("--port %d is not a port; ports go from 0 to 65535", s.Port)}
	}
	start := time.Now()
	diags := &diag.List{}
	built, err := s.build(diags)
	if err != nil {
		return err
	}
	if err := s.report(c, built, diags); err != nil {
		return err
	}
	headers := map[string]string{}
	for _, h := range site.SecurityHeaders() {
		headers[h.Name] = h.Value
	}
	handler := serve.Handler(built, serve.Options{Base: built.Base(), Headers: headers})
	return serve.Listen(c.ctx, s.Host, s.Port, handler, func(address string) {
		fmt.Fprintf(c.stdout, "%s in %d ms; serving at %s%s/ (Ctrl-C ends it)\n",
			count(len(built.Paths()), "file", "files"), time.Since(start).Milliseconds(), address, built.Base())
	})
}
