package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"syscall"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

const (
	externalWorkers = 8
	externalTimeout = 20 * time.Second
)

// askAddresses asks the address of every source whether it still answers. The
// world outside changes without a pull request, so what it says is a warning.
// The error is the context's.
func askAddresses(ctx context.Context, g *model.Guide, diags *diag.List) error {
	client := &http.Client{Timeout: externalTimeout, Transport: &http.Transport{
		DialContext: (&net.Dialer{Timeout: externalTimeout, Control: publicOnly}).DialContext,
	}}
	next := make(chan *model.Source)
	var workers sync.WaitGroup
	for range externalWorkers {
		workers.Go(func() {
			for s := range next {
				if fault := ask(ctx, client, string(s.URL.V)); fault != "" {
					diags.Warnf(s.URL.Pos, "external-link", "%s", fault)
				}
			}
		})
	}
	for _, s := range g.Sources {
		if s.URL.Set() && ctx.Err() == nil {
			next <- s
		}
	}
	close(next)
	workers.Wait()
	return ctx.Err()
}

// publicOnly keeps an address that a stranger wrote, and where it redirects
// to, from reaching this machine or its own network.
func publicOnly(_, address string, _ syscall.RawConn) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return err
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast() || ip.IsUnspecified() || ip.IsMulticast() {
		return errors.New("the address is not a public one")
	}
	return nil
}

// ask says what is wrong with an address, or "". Servers that do not answer
// HEAD are asked again with GET.
func ask(ctx context.Context, client *http.Client, url string) string {
	fault := ""
	for _, method := range []string{http.MethodHead, http.MethodGet} {
		request, err := http.NewRequestWithContext(ctx, method, url, nil)
		if err != nil {
			return "this is not an address"
		}
		request.Header.Set("User-Agent", "guide-link-check")
		response, err := client.Do(request)
		if err != nil {
			fault = "the address does not answer"
			continue
		}
		response.Body.Close()
		switch code := response.StatusCode; code {
		case http.StatusForbidden, http.StatusTooManyRequests:
			return "" // it is there, but not for programs
		default:
			if code < 400 {
				return ""
			}
			fault = fmt.Sprintf("the address answers %d %s", code, http.StatusText(code))
		}
	}
	return fault
}
