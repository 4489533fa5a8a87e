package main_test

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

var printedURL = regexp.MustCompile(`http://127\.0\.0\.1:[1-9]\d*`)

// serve runs a server until the test ends and returns the URL that it printed, once it answers there.
func serve(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	server := background(t, cmd)
	for range 1500 {
		server.wait(20 * time.Millisecond)
		url := printedURL.FindString(server.printed())
		if url == "" {
			continue
		}
		if conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://")); err == nil {
			conn.Close()
			return url
		}
	}
	t.Fatal("after 30 s the server does not answer")
	return ""
}

// A process runs until the test ends.
type process struct {
	t     *testing.T
	log   string
	ended chan struct{}
}

// background starts a process, whose output the log of a failed test has.
func background(t *testing.T, cmd *exec.Cmd) process {
	t.Helper()
	log, err := os.Create(filepath.Join(t.TempDir(), "process.log"))
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p := process{t, log.Name(), make(chan struct{})}
	go func() {
		_ = cmd.Wait() // A killed process has an error too; wait reports one that ends early.
		close(p.ended)
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		<-p.ended
		log.Close()
		if t.Failed() {
			t.Logf("%s printed:\n%s", cmd, p.printed())
		}
	})
	return p
}

func (p process) printed() string {
	text, _ := os.ReadFile(p.log)
	return string(text)
}

// wait fails the test if the process ends meanwhile.
func (p process) wait(d time.Duration) {
	p.t.Helper()
	select {
	case <-p.ended:
		p.t.Fatal("the process ended by itself")
	case <-time.After(d):
	}
}

// run runs a command to its end and returns what it printed.
func run(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// Without a limit a command that hangs would outlive the tests, which wait for it to the end of their own.
	limit := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	defer limit.Stop()
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%s: %v\n%s", cmd, err, &out)
	}
	return out.String()
}

// freeAddress is for servers that cannot pick a port themselves, or do not say which: Django 3.2 prints 0.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return fmt.Sprint(listener.Addr())
}
