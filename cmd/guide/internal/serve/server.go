package serve

import (
	"crypto/rand"
	"net/http"
	"sync"
	"sync/atomic"
)

// Site is one build as the server shows it. It never changes.
type Site interface {
	// Base is the path that the site is mounted at, "" or "/repo".
	Base() string
	// Bytes gives a file of the output. The error is fs.ErrNotExist where there
	// is none; any other error says why the file cannot be made.
	Bytes(path string) ([]byte, error)
	// Paths lists all files of the output. It may be slow: it is asked for only
	// when a page is not found, and at most once.
	Paths() []string
}

// Server is the development server, an [http.Handler].
type Server struct {
	id      string            // of this run; a page that hears another one asks again
	headers map[string]string // sent with every answer
	handler http.Handler

	changing sync.Mutex
	now      atomic.Pointer[moment]
	streams  atomic.Int32
	zipped   zipped

	closed chan struct{}
	close  func()
}

// moment is all that the server shows at one time. Requests look at one moment
// from beginning to end.
type moment struct {
	site  Site // nil before the first build
	build int  // how many were shown
	older []Site
	made  *answers      // of the site: pages are asked for again and again
	pages func() *index // of the site, for addresses that lead nowhere

	report  Report
	reports int

	over chan struct{} // closed when the next moment begins
}

// keptBuilds is how many builds keep their assets: a page that was loaded a few
// builds ago must still find its style sheet.
const keptBuilds = 8

// New returns a server that has nothing to show yet. The headers are sent with
// every answer.
func New(headers map[string]string) *Server {
	s := &Server{id: rand.Text(), headers: headers, zipped: zipped{bodies: map[string][]byte{}}, closed: make(chan struct{})}
	s.close = sync.OnceFunc(func() { close(s.closed) })
	s.now.Store(&moment{over: make(chan struct{})})
	s.handler = s.behind(defences)
	return s
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Show serves a build from now on, and tells the open pages.
func (s *Server) Show(site Site) {
	s.turn(func(m *moment) {
		if m.site != nil {
			m.older = append([]Site{m.site}, m.older[:min(len(m.older), keptBuilds-2)]...)
		}
		m.made = newAnswers()
		m.site, m.pages = site, sync.OnceValue(func() *index { return newIndex(site) })
		m.build++
	})
}

// Report says on every page what is wrong now, instead of what was said before.
func (s *Server) Report(r Report) {
	if r.empty() && s.now.Load().report.empty() {
		return // no news
	}
	s.turn(func(m *moment) {
		m.report = r
		m.reports++
	})
}

// turn begins the next moment.
func (s *Server) turn(change func(*moment)) {
	s.changing.Lock()
	defer s.changing.Unlock()
	before := s.now.Load()
	next := *before
	next.over = make(chan struct{})
	change(&next)
	s.now.Store(&next)
	close(before.over)
}

// Close ends the streams of the open pages, so that a shutdown need not wait
// for them. Everything else is still answered.
func (s *Server) Close() { s.close() }
