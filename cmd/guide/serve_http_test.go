package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// raw sends a request line and headers as they are. Without a Host among the
// headers it names the server.
func raw(t *testing.T, host, line, headers string) (*http.Response, string) {
	t.Helper()
	conn, err := net.Dial("tcp", host)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(20 * time.Second)) // a hang, not a measurement
	if !strings.Contains(headers, "Host:") {
		headers = "Host: " + host + "\r\n" + headers
	}
	if _, err := io.WriteString(conn, line+headers+"Connection: close\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	method, _, _ := strings.Cut(line, " ")
	answer, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: method})
	if err != nil {
		t.Fatalf("no answer: %v", err)
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, string(body)
}

// TestServeFiles asks for every file, again with its version, and by HEAD.
func TestServeFiles(t *testing.T) {
	types := map[string]string{
		".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
		".json": "application/json", ".xml": "application/xml", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8",
		".csv": "text/csv; charset=utf-8", ".png": "image/png", ".woff2": "font/woff2", ".md": "text/markdown; charset=utf-8",
		"": "text/plain; charset=utf-8",
	}
	for _, base := range []string{"", "/repo"} {
		s := realGuide(t, base)
		live := showing(s.Site)
		ask := func(method, target, version string) *httptest.ResponseRecorder {
			w, r := httptest.NewRecorder(), httptest.NewRequest(method, target, nil)
			r.Host = "127.0.0.1:1313"
			r.Header.Set("If-None-Match", version)
			live.ServeHTTP(w, r)
			return w
		}
		published := func(w *httptest.ResponseRecorder) string { return liveScript.ReplaceAllString(w.Body.String(), "") }
		for file, data := range s.files {
			target := strings.TrimPrefix(s.url(file), realOrigin)
			full := ask("GET", target, "")
			if full.Code != 200 || published(full) != string(data) || full.Header().Get("Content-Type") != types[path.Ext(file)] {
				t.Errorf("%s: %d, %s, %d bytes", target, full.Code, full.Header().Get("Content-Type"), full.Body.Len())
			}
			head := ask("HEAD", target, "")
			if head.Code != 200 || head.Body.Len() > 0 || head.Header().Get("Content-Length") != full.Header().Get("Content-Length") {
				t.Errorf("%s: HEAD gives %d with %d bytes and the length %s", target, head.Code, head.Body.Len(), head.Header().Get("Content-Length"))
			}
			version := full.Header().Get("ETag")
			if again := ask("GET", target, version); version == "" || again.Code != 304 || again.Body.Len() > 0 {
				t.Errorf("%s: the version %q gives %d", target, version, again.Code)
			}
		}
		nothing := ask("GET", base+"/nothing/", "")
		if published(nothing) != string(s.files["404.html"]) || nothing.Header().Get("ETag") != "" {
			t.Errorf("an address that does not exist gives %.100s", nothing.Body)
		}
	}
}

var servingAt = regexp.MustCompile(`serving at (http://(127\.0\.0\.1:\d+)/\S*)`)

// TestServeCommand starts the command as an editor does. It writes nothing and
// goes when it is told to, also while a browser keeps connections and a stream
// open.
func TestServeCommand(t *testing.T) {
	root := testenv.Root(t)
	dir := t.TempDir()
	copyProject(t, root, dir, false)
	before := treeState(t, dir)
	cmd := guideCommand(t, dir, nil, "serve", "--port", "0")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var faults strings.Builder
	cmd.Stderr = &faults
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	stuck := time.AfterFunc(30*time.Second, func() { cmd.Process.Kill() })
	defer stuck.Stop()
	line, _ := bufio.NewReader(out).ReadString('\n')
	at := servingAt.FindStringSubmatch(line)
	if at == nil {
		cmd.Process.Kill()
		cmd.Wait()
		t.Fatalf("the address is not told: %s%s", line, &faults)
	}
	open, err := net.Dial("tcp", at[2])
	if err != nil {
		t.Fatal(err)
	}
	defer open.Close()
	io.WriteString(open, "GET / HTTP/1.1\r\n")
	stream, err := http.Get("http://" + at[2] + "/.guide/live")
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Body.Close()
	if first, err := bufio.NewReader(stream.Body).ReadString('\n'); err != nil {
		t.Errorf("the stream says %q: %v", first, err)
	}
	if answer, body := raw(t, at[2], "GET /backend/ HTTP/1.1\r\n", ""); answer.StatusCode != 200 || !strings.Contains(body, "<h1") {
		t.Errorf("a page gives %d", answer.StatusCode)
	}
	if answer, _ := raw(t, at[2], "GET / HTTP/1.1\r\n", "Host: evil.example\r\n"); answer.StatusCode != http.StatusMisdirectedRequest {
		t.Errorf("another host gives %d", answer.StatusCode)
	}
	if answer, _ := raw(t, at[2], "GET / HTTP/1.1\r\n", "X-Long: "+strings.Repeat("a", 64<<10)+"\r\n"); answer.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("a header of 64 KB gives %d", answer.StatusCode)
	}
	own, _ := net.InterfaceAddrs()
	for _, address := range own {
		ip, _, err := net.ParseCIDR(address.String())
		if err != nil || ip.IsLoopback() || ip.IsLinkLocalUnicast() {
			continue
		}
		if conn, err := net.Dial("tcp", net.JoinHostPort(ip.String(), at[2][strings.LastIndex(at[2], ":")+1:])); err == nil {
			conn.Close()
			t.Errorf("the network can reach it at %s", ip)
		}
	}
	cmd.Process.Signal(os.Interrupt)
	if err := cmd.Wait(); err != nil {
		t.Errorf("Ctrl-C ends it with %v: %s", err, &faults)
	}
	if treeState(t, dir) != before {
		left, _ := filepath.Glob(filepath.Join(dir, "*"))
		t.Errorf("serving changed the project: %s", left)
	}
}
