package serve

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// holds tries to keep a server from others; the time is that of the bubble.
var holds = []struct {
	limit string
	got   func(t *testing.T, m *memory) bool // whether the attacker has what it is after
}{
	{"long headers", func(t *testing.T, m *memory) bool {
		conn := m.dial()
		go io.WriteString(conn, "GET / HTTP/1.1\r\nHost: localhost\r\nX: "+strings.Repeat("a", 100<<10)+"\r\n\r\n")
		answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
		return err == nil && answer.StatusCode == http.StatusOK
	}},
	{"slow headers", func(t *testing.T, m *memory) bool {
		return stillOpen(m, "GET / HTTP/1.1\r\nHost: loc", 9*time.Second)
	}},
	{"slow requests", func(t *testing.T, m *memory) bool {
		return stillOpen(m, "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n1", time.Hour)
	}},
	{"slow requests", func(t *testing.T, m *memory) bool {
		return stillOpen(m, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", time.Hour)
	}},
	{"slow readers", func(t *testing.T, m *memory) bool {
		conn := m.dial()
		io.WriteString(conn, "GET /x.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
		time.Sleep(time.Hour) // and then it reads what should be gone
		data, _ := io.ReadAll(io.LimitReader(conn, 1<<20))
		return len(data) == 1<<20
	}},
	{"many connections", func(t *testing.T, m *memory) bool {
		var all []net.Conn
		for range 2000 {
			all = append(all, m.dial())
		}
		synctest.Wait()
		if _, body, err := request(m.dial(), "/"); err != nil || body == "" {
			t.Errorf("the server does not answer: %v", err)
		}
		open := 0
		for _, conn := range all {
			conn.SetReadDeadline(time.Now().Add(time.Millisecond))
			if _, err := conn.Read(make([]byte, 1)); err != io.EOF {
				open++
			}
		}
		return open > maxWaiting
	}},
}

// stillOpen sends the beginning of a request, reads whatever is answered, and
// tells whether the connection is still open after a while.
func stillOpen(m *memory, text string, wait time.Duration) bool {
	conn := m.dial()
	go io.WriteString(conn, text)
	conn.SetReadDeadline(time.Now().Add(wait))
	_, err := io.Copy(io.Discard, conn)
	return err != nil // by the end of the time, not of the connection
}

// TestLimits attacks a server with all its limits, and one without the limit in
// question.
func TestLimits(t *testing.T) {
	site := fake{"", map[string]string{"index.html": doc, "x.txt": strings.Repeat("x", 2<<20)}}
	tried := map[string]bool{}
	for _, attack := range holds {
		tried[attack.limit] = true
		synctest.Test(t, func(t *testing.T) {
			if attack.got(t, serving(t, showing(site), limits)) {
				t.Errorf("%s: the attack succeeds", attack.limit)
			}
		})
		synctest.Test(t, func(t *testing.T) {
			weak := slices.DeleteFunc(slices.Clone(limits), func(l limit) bool { return l.name == attack.limit })
			if !attack.got(t, serving(t, showing(site), weak)) {
				t.Errorf("%s: the attack does not need its absence", attack.limit)
			}
		})
	}
	if len(tried) != len(limits) {
		t.Errorf("%d of %d limits are attacked", len(tried), len(limits))
	}
}
