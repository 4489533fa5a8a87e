package main_test

import (
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
	log, err := os.Create(filepath.Join(t.TempDir(), "server.log"))
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait() // A killed server has an error too; serve reports one that ends early.
		close(ended)
	}()
	printed := func() string {
		text, _ := os.ReadFile(log.Name())
		return string(text)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		<-ended
		log.Close()
		if t.Failed() {
			t.Logf("the server printed:\n%s", printed())
		}
	})
	for range 1500 {
		select {
		case <-ended:
			t.Fatal("the server ended by itself")
		case <-time.After(20 * time.Millisecond):
		}
		url := printedURL.FindString(printed())
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

// run runs a command to its end and returns what it printed.
func run(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", cmd, err, out)
	}
	return string(out)
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
