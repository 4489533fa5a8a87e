package main

import (
	"context"
	"fmt"
	"net/http"
	"sync"
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
func askAddresses(ctx context.Context, g *model.Guide, diags *diag.List) {
	client := &http.Client{Timeout: externalTimeout}
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
		if s.URL.Set() {
			next <- s
		}
	}
	close(next)
	workers.Wait()
}

// ask says what is wrong with an address, or "". Servers that do not answer
// HEAD are asked again with GET.
func ask(ctx context.Context, client *http.Client, url string) string {
	for _, method := range []string{http.MethodHead, http.MethodGet} {
		request, err := http.NewRequestWithContext(ctx, method, url, nil)
		if err != nil {
			return "this is not an address"
		}
		request.Header.Set("User-Agent", "guide-link-check")
		response, err := client.Do(request)
		if err != nil {
			return "the address does not answer"
		}
		response.Body.Close()
		switch code := response.StatusCode; {
		case code < 400, code == http.StatusTooManyRequests, code == http.StatusForbidden:
			return "" // forbidden and too many: it is there, but not for programs
		case method == http.MethodGet:
			return fmt.Sprintf("the address answers %d %s", code, http.StatusText(code))
		}
	}
	return ""
}
