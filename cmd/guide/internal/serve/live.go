package serve

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

// event is what the open pages hear of a moment. It says only that something
// has changed: each page asks for what concerns it. So it does not matter how
// many moments a slow page misses, and nothing has to be kept for it.
type event struct {
	Server string `json:"server"`
	Build  int    `json:"build"`
	Report int    `json:"report"`
}

func (s *Server) event(m *moment) event { return event{s.id, m.build, m.reports} }

const (
	// heartbeat finds browsers that have gone without a word.
	heartbeat = 15 * time.Second
	// writeWithin is how long a page may take for an event. Who does not read is
	// dropped; a browser comes back by itself.
	writeWithin = 10 * time.Second
)

// stream tells an open page of every moment, until one of them goes.
func (s *Server) stream(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	c := http.NewResponseController(w)
	say := func(text string) bool {
		c.SetWriteDeadline(time.Now().Add(writeWithin))
		_, err := io.WriteString(w, text)
		return err == nil && c.Flush() == nil
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	m := s.now.Load()
	text := "retry: 300\n" + s.line(m)
	for say(text) {
		select {
		case <-m.over:
			m = s.now.Load()
			text = s.line(m)
		case <-beat.C:
			text = ": still here\n\n"
		case <-r.Context().Done():
			return
		case <-s.closed:
			return
		}
	}
}

func (s *Server) line(m *moment) string { return fmt.Sprintf("data: %s\n\n", encode(s.event(m))) }

// state is what the script of a page asks for.
type state struct {
	event
	Status int     `json:"status"`
	Tag    string  `json:"tag"`
	Styles []style `json:"styles"`
	Why    string  `json:"why"` // the page cannot be made
	Report
}

func (s *Server) tellState(w http.ResponseWriter, r *http.Request) {
	m := s.now.Load()
	a := m.answer(askedAbout(r), true)
	w.Header().Set("Content-Type", contentType(".json"))
	s.sendFile(w, r, encode(state{s.event(m), a.status, a.tag, a.styles, a.why, m.report}))
}

// askedAbout is the path that a question about the state of a page names, or ""
// when it has none.
func askedAbout(r *http.Request) string {
	path, err := url.PathUnescape(r.URL.Query().Get("path"))
	if err != nil {
		return ""
	}
	return path
}

func encode(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // these are plain values
	}
	return data
}
