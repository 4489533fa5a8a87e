package main

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"sync"
)

// stream hears what the server tells the open pages.
type stream struct {
	close func()
	ended chan struct{} // closed when the server is gone or the stream is closed

	mu   sync.Mutex
	told []pageState // what they are about: server, build and report
}

// listen opens a stream and waits until it says something.
func (e *editor) listen() *stream {
	e.Helper()
	s, err := e.tryListen()
	e.must(err)
	e.until("the stream begins", func() bool { return len(s.events()) > 0 })
	return s
}

// tryListen opens a stream, which may not say anything yet.
func (e *editor) tryListen() (*stream, error) {
	ctx, cancel := context.WithCancel(context.Background())
	e.Cleanup(cancel)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, e.url+"/.guide/live", nil)
	if err != nil {
		return nil, err
	}
	answer, err := (&http.Client{}).Do(request) // without a limit on the time
	if err != nil {
		return nil, err
	}
	s := &stream{close: cancel, ended: make(chan struct{})}
	go func() {
		defer close(s.ended)
		defer answer.Body.Close()
		for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
			if text, is := strings.CutPrefix(lines.Text(), "data: "); is {
				s.hear(text)
			}
		}
	}()
	return s, nil
}

func (s *stream) hear(text string) {
	var event pageState
	if json.Unmarshal([]byte(text), &event) != nil {
		event.Why = text // which no test expects
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.told = append(s.told, event)
}

func (s *stream) events() []pageState {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.told
}

// calm holds that an open page has been told of the newest site, and that
// nothing is said to be wrong with it.
func (e *editor) calm(s *stream) {
	e.Helper()
	now := e.state("/")
	e.until("the stream tells the newest", func() bool {
		told := s.events()
		if len(told) == 0 {
			return false
		}
		last := told[len(told)-1]
		return last.Server == now.Server && last.Build == now.Build && last.Report == now.Report
	})
	if now.Errors+now.Warnings > 0 {
		e.Fatalf("the pages tell faults: %v; the server says:\n%s", now.Faults, e.said)
	}
}
