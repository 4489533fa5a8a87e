package serve

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// listening opens a stream and gives its lines.
func listening(t *testing.T, m *memory) (*bufio.Reader, func()) {
	t.Helper()
	conn := m.dial()
	io.WriteString(conn, "GET /.guide/live HTTP/1.1\r\nHost: localhost\r\n\r\n")
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil || answer.StatusCode != 200 || answer.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("%v %v", answer, err)
	}
	return bufio.NewReader(answer.Body), func() { conn.Close() }
}

// said reads the next line that says something.
func said(t *testing.T, r *bufio.Reader) string {
	t.Helper()
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if line = strings.TrimSpace(line); line != "" {
			return line
		}
	}
}

// TestStream holds what an open page hears, and that it hears it for hours.
func TestStream(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := New(production)
		m := serving(t, s, limits)
		r, gone := listening(t, m)
		event := func(build, report int) string {
			return fmt.Sprintf(`data: {"server":"%s","build":%d,"report":%d}`, s.id, build, report)
		}
		hears := func(want string) {
			t.Helper()
			if got := said(t, r); got != want {
				t.Fatalf("got %s instead of %s", got, want)
			}
		}
		hears("retry: 300")
		hears(event(0, 0))
		s.Show(fake{})
		hears(event(1, 0))
		for range 240 { // an hour without a change
			hears(": still here")
		}
		s.Report(Report{Errors: 1})
		hears(event(1, 1))
		s.Report(Report{})
		hears(event(1, 2))
		s.Report(Report{}) // nothing new
		hears(": still here")
		gone()
		synctest.Wait()
		if n := s.streams.Load(); n != 0 {
			t.Errorf("%d streams are left", n)
		}
		r, gone = listening(t, m)
		time.AfterFunc(time.Minute, gone)
		s.Close()
		if rest, err := io.ReadAll(r); err != nil || !strings.HasSuffix(string(rest), event(1, 2)+"\n\n") {
			t.Errorf("the end of the server is no end of the stream: %v %q", err, rest)
		}
	})
}

// TestSlowPages holds that nobody waits for a page that does not read, and that
// it is dropped.
func TestSlowPages(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := New(production)
		m := serving(t, s, limits)
		listening(t, m) // and never reads
		quick, gone := listening(t, m)
		defer gone()
		start := time.Now()
		for range 2000 {
			s.Show(fake{})
		}
		if time.Since(start) > 0 {
			t.Errorf("showing takes %v", time.Since(start))
		}
		for want := fmt.Sprintf(`"build":%d,`, 2000); !strings.Contains(said(t, quick), want); {
			continue
		}
		if n := s.streams.Load(); n != 2 {
			t.Fatalf("%d streams", n)
		}
		go io.Copy(io.Discard, quick)
		time.Sleep(heartbeat + writeWithin + time.Second)
		if n := s.streams.Load(); n != 1 {
			t.Errorf("%d streams; the slow one should be gone", n)
		}
	})
}

// TestEnd holds that the server ends at once although pages listen and browsers
// hold connections, and that its address can be used again.
func TestEnd(t *testing.T) {
	port := 0
	for range 3 {
		s := showing(fake{"", map[string]string{"index.html": doc}})
		ctx, cancel := context.WithCancel(t.Context())
		address, ended := started(t, ctx, s, port)
		for range 20 {
			answer, err := http.Get(address + "/.guide/live")
			if err != nil {
				t.Fatal(err)
			}
			defer answer.Body.Close()
		}
		fmt.Sscanf(address[strings.LastIndex(address, ":"):], ":%d", &port)
		cancel()
		select {
		case err := <-ended:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(20 * time.Second):
			t.Fatal("it does not end")
		}
		http.DefaultClient.CloseIdleConnections()
	}
}

// started serves on a port of this machine.
func started(t *testing.T, ctx context.Context, s *Server, port int) (address string, ended chan error) {
	t.Helper()
	ready := make(chan string, 1)
	ended = make(chan error, 1)
	go func() { ended <- s.Listen(ctx, "127.0.0.1", port, func(address string) { ready <- address }) }()
	select {
	case address = <-ready:
	case err := <-ended:
		t.Fatal(err)
	}
	return address, ended
}

// TestChurn lets 1,000 pages come and go while 2,000 builds are shown, and
// looks at what is left of it.
func TestChurn(t *testing.T) {
	s := showing(fake{})
	address, _ := started(t, t.Context(), s, 0)
	round := func(pages int) {
		var group sync.WaitGroup
		turns := make(chan struct{}, 50)
		for range pages {
			turns <- struct{}{}
			group.Go(func() {
				defer func() { <-turns }()
				client := &http.Client{Transport: &http.Transport{}}
				answer, err := client.Get(address + "/.guide/live")
				if err != nil {
					t.Error(err)
					return
				}
				bufio.NewReader(answer.Body).ReadString('\n')
				answer.Body.Close()
				client.CloseIdleConnections()
			})
		}
		group.Wait()
	}
	round(20)
	before := settled(s)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := range 2000 {
			s.Show(fake{"", map[string]string{"index.html": doc, "n.txt": fmt.Sprint(i)}})
			s.Report(Report{Errors: i % 2})
		}
	}()
	round(1000)
	<-done
	after := settled(s)
	t.Logf("before %+v, after %+v", before, after)
	if after.goroutines > before.goroutines+3 || after.files > before.files+3 || after.heap > before.heap+4<<20 {
		t.Errorf("before %+v, after %+v", before, after)
	}
}

type use struct {
	goroutines, files int
	heap              int64
}

// settled is what is in use when all streams have ended.
func settled(s *Server) use {
	for range 1000 { // a hang, not a measurement
		if s.streams.Load() == 0 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	var u use
	least := -1
	for range 50 { // connections are closed a moment after their streams
		time.Sleep(20 * time.Millisecond)
		if n := runtime.NumGoroutine(); least < 0 || n < least {
			least = n
		}
	}
	files, _ := os.ReadDir("/proc/self/fd")
	u.goroutines, u.files = least, len(files)
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	u.heap = int64(m.HeapAlloc)
	return u
}
