package serve

import (
	"container/list"
	"net"
	"net/http"
	"sync"
	"time"
)

// limit keeps clients from holding the server up.
type limit struct {
	name string
	set  func(*http.Server)
}

// limits apply to every connection. TestLimits attacks a server without each of
// them. A stream takes back the one on the time of an answer and limits the time
// of each event instead.
var limits = []limit{
	{"long headers", func(s *http.Server) { s.MaxHeaderBytes = 16 << 10 }},
	{"slow headers", func(s *http.Server) { s.ReadHeaderTimeout = 5 * time.Second }},
	{"slow requests", func(s *http.Server) { s.ReadTimeout = 10 * time.Second }}, // and none at all
	{"slow readers", func(s *http.Server) { s.WriteTimeout = time.Minute }},
	{"many connections", func(s *http.Server) { s.ConnState = newCrowd(maxWaiting).note }},
}

// limited is a server with some limits.
func limited(h http.Handler, list []limit) *http.Server {
	server := &http.Server{Handler: h}
	for _, l := range list {
		l.set(server)
	}
	return server
}

// maxWaiting is how many connections may be open without a request. Browsers
// open six for each tab's site at most.
const maxWaiting = 256

// crowd closes the connection that has waited longest for a request when too
// many do. To refuse the next one instead would let whoever opens many lock
// everybody else out.
type crowd struct {
	most int

	mutex   sync.Mutex
	waiting *list.List // of net.Conn, the one that has waited longest first
	places  map[net.Conn]*list.Element
}

func newCrowd(most int) *crowd {
	return &crowd{most: most, waiting: list.New(), places: map[net.Conn]*list.Element{}}
}

// note hears from the server what becomes of a connection.
func (c *crowd) note(conn net.Conn, state http.ConnState) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if place, waits := c.places[conn]; waits {
		c.waiting.Remove(place)
		delete(c.places, conn)
	}
	if state != http.StateNew && state != http.StateIdle {
		return
	}
	c.places[conn] = c.waiting.PushBack(conn)
	if c.waiting.Len() > c.most {
		c.waiting.Remove(c.waiting.Front()).(net.Conn).Close()
	}
}
