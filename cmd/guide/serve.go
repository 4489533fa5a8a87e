package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/serve"
	"whichbackend.example/guide/cmd/guide/internal/site"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/watch"
)

type serveCommand struct {
	projectFlags
	Host string `help:"Loopback host to listen on." default:"127.0.0.1" placeholder:"HOST"`
	Port int    `help:"Port to listen on; 0 takes any free one." default:"1313" placeholder:"PORT"`
	Poll bool   `help:"Look at the files in intervals instead of waiting for the system to tell of changes."`
	Open bool   `help:"Open the site in the browser."`
}

// Run serves the site from memory, and builds it anew with every change, until
// it is interrupted. Faults do not end it: they are what an editor is here to
// mend.
func (s *serveCommand) Run(c *command) error {
	if !serve.Loopback(s.Host) {
		return usageError{fmt.Errorf("--host %q is not this machine; the server listens on loopback addresses only", s.Host)}
	}
	if s.Port < 0 || s.Port > 65535 {
		return usageError{fmt.Errorf("--port %d is not a port; ports go from 0 to 65535", s.Port)}
	}
	start := time.Now()
	root, err := s.open()
	if err != nil {
		return err
	}
	defer root.Close()
	o, err := s.options()
	if err != nil {
		return err
	}
	out := newTerminal(c)
	// Watching begins before reading, so that no edit falls between the two.
	watcher, err := watch.New(watch.Options{
		Root: s.Root, Folders: source.Folders, Ignored: source.Ignored, Poll: s.Poll, Notice: out.line,
	})
	if err != nil {
		return err
	}
	server := serve.New(securityHeaders())
	e := &editing{flags: s.projectFlags, ctx: c.ctx, live: site.NewLive(folderOf(root), o), server: server, out: out}
	e.changed(watch.Changes{All: true})
	go watcher.Run(c.ctx, e.changed)
	return server.Listen(c.ctx, s.Host, s.Port, func(address string) {
		address += e.base() + "/"
		out.line(fmt.Sprintf("%s in %d ms; serving at %s (Ctrl-C ends it)", count(e.files(), "file", "files"), time.Since(start).Milliseconds(), address))
		if s.Open {
			if err := browse(address); err != nil {
				out.line(fmt.Sprintf("no browser could be started: %v", err))
			}
		}
	})
}

func securityHeaders() map[string]string {
	headers := map[string]string{}
	for _, h := range site.SecurityHeaders() {
		headers[h.Name] = h.Value
	}
	return headers
}

// browse opens an address in the browser that the system has chosen.
func browse(address string) error {
	command := []string{"xdg-open", address}
	switch runtime.GOOS {
	case "darwin":
		command[0] = "open"
	case "windows":
		command = []string{"rundll32", "url.dll,FileProtocolHandler", address}
	}
	if chosen := os.Getenv("BROWSER"); chosen != "" {
		command[0] = chosen
	}
	return exec.Command(command[0], command[1:]...).Start()
}
