package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"
)

// Listen serves on a loopback address until the context ends, and then for a
// moment more, so that answers are finished. Port 0 takes any free port. ready
// is called with the address of the site.
func (s *Server) Listen(ctx context.Context, host string, port int, ready func(address string)) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", net.JoinHostPort(host, strconv.Itoa(port)))
	if err != nil {
		return fmt.Errorf("port %d cannot be used: %w", port, err)
	}
	server := limited(s, limits)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	ready("http://" + listener.Addr().String())
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	s.Close()
	// Browsers keep connections that they have not used yet: these are not waited
	// for any longer than a person waits for Ctrl-C.
	last, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	if err := server.Shutdown(last); !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return server.Close()
}

// Loopback reports whether a host is this machine and nothing else.
func Loopback(host string) bool {
	return host == "localhost" || net.ParseIP(host) != nil && net.ParseIP(host).IsLoopback()
}
