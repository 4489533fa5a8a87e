package serve

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"path"
	"slices"
	"strings"
	"testing"
	"time"
)

// fake is a site of files. A file that begins with "!" cannot be made.
type fake struct {
	base  string
	files map[string]string
}

func (f fake) Base() string    { return f.base }
func (f fake) Paths() []string { return slices.Sorted(maps.Keys(f.files)) }

func (f fake) Bytes(path string) ([]byte, error) {
	data, ok := f.files[path]
	if !ok {
		return nil, fs.ErrNotExist
	}
	if why, broken := strings.CutPrefix(data, "!"); broken {
		return nil, errors.New(why)
	}
	return []byte(data), nil
}

// careless is a site that hands out whatever a path can be read as, as one from
// a disk might. Its secret lies beside it.
type careless struct{ fake }

func (c careless) Bytes(p string) ([]byte, error) {
	if strings.HasSuffix(path.Clean("/site/"+strings.ReplaceAll(p, `\`, "/")), "/secret/index.html") {
		return []byte("the secret"), nil
	}
	return c.fake.Bytes(p)
}

// production stands for the headers that the caller gives.
var production = map[string]string{
	"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'", "X-Content-Type-Options": "nosniff",
	"X-Frame-Options": "DENY", "Cross-Origin-Resource-Policy": "same-origin",
}

// showing is a server that shows a site.
func showing(site Site) *Server {
	s := New(production)
	s.Show(site)
	return s
}

// ask asks a handler for a target, with headers such as "Accept: text/html".
func ask(h http.Handler, method, target string, headers ...string) *httptest.ResponseRecorder {
	w, r := httptest.NewRecorder(), httptest.NewRequest(method, "http://localhost:1313/", nil)
	r.RequestURI = target
	r.URL.Path, r.URL.RawQuery, _ = strings.Cut(target, "?")
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		if name == "Host" {
			r.Host = value
		}
		r.Header.Add(name, value)
	}
	h.ServeHTTP(w, r)
	return w
}

// memory is a listener without a network, whose connections can wait in a
// bubble of package synctest, where hours pass at once.
type memory struct {
	dialed chan net.Conn
	closed chan struct{}
}

func newMemory() *memory { return &memory{make(chan net.Conn), make(chan struct{})} }

func (m *memory) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1313} }

func (m *memory) Accept() (net.Conn, error) {
	select {
	case conn := <-m.dialed:
		return conn, nil
	case <-m.closed:
		return nil, net.ErrClosed
	}
}

func (m *memory) Close() error {
	select {
	case <-m.closed:
	default:
		close(m.closed)
	}
	return nil
}

// dial opens a connection. What is written to it is read at once or not at all.
func (m *memory) dial() net.Conn {
	here, there := net.Pipe()
	m.dialed <- there
	return here
}

// serving serves with some limits until the test ends, which is in a bubble.
func serving(t *testing.T, h http.Handler, list []limit) *memory {
	t.Helper()
	m := newMemory()
	server := limited(h, list)
	go server.Serve(m)
	t.Cleanup(func() {
		server.Close()
		time.Sleep(time.Hour) // all that the server has begun ends
	})
	return m
}

// request sends a plain request and reads its answer.
func request(conn net.Conn, target string) (*http.Response, string, error) {
	if _, err := io.WriteString(conn, "GET "+target+" HTTP/1.1\r\nHost: localhost\r\n\r\n"); err != nil {
		return nil, "", err
	}
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return nil, "", err
	}
	body, err := io.ReadAll(answer.Body)
	return answer, string(body), err
}
