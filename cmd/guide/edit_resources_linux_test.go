package main

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// held is what a process takes of the machine.
type held struct{ descriptors, kilobytes int }

func (e *editor) held() held {
	e.Helper()
	proc := fmt.Sprintf("/proc/%d/", e.cmd.Process.Pid)
	open, err := os.ReadDir(proc + "fd")
	e.must(err)
	status, err := os.ReadFile(proc + "status")
	e.must(err)
	m := regexp.MustCompile(`(?m)^RssAnon:\s+(\d+) kB$`).FindSubmatch(status)
	if m == nil {
		e.Fatalf("there is no RssAnon in %s", status)
	}
	size, _ := strconv.Atoi(string(m[1]))
	return held{len(open), size}
}

// TestEditResources (W16) rebuilds hundreds of times while pages come and go.
// What the server holds does not grow.
func TestEditResources(t *testing.T) {
	dir := smallProject(t)
	// Up to the limit the collector lets garbage lie, and how much is chance. At
	// the limit only what is still needed adds up.
	e := serveBy(t, dir, guideCommand(t, dir, []string{"GOMEMLIMIT=60MiB"}, "serve", "--port", "0"))
	e.settle()
	least := e.held()
	edit := e.tokens()
	var open []*stream
	first, last := held{kilobytes: 1 << 30}, held{kilobytes: 1 << 30}
	for i := range 300 {
		edit(i)
		open = append(open, e.listen())
		if len(open) > 50 {
			open[0].close()
			open = open[1:]
		}
		// The least of several looks: how much garbage lies there at one is chance.
		at := &first
		if i >= 250 {
			at = &last
		} else if i < 50 || i >= 100 {
			continue
		}
		if i%10 == 9 {
			e.settle()
			e.until("streams that are closed are gone", func() bool { return e.held().descriptors < 50+30 })
			if now := e.held(); now.kilobytes < at.kilobytes {
				*at = now
			}
		}
	}
	t.Logf("after 100 rebuilds it holds %+v, after 300 %+v", first, last)
	if last.descriptors > first.descriptors+10 || last.kilobytes > max(first.kilobytes, 60<<10)*13/10 {
		t.Errorf("after 100 rebuilds it holds %+v, after 300 %+v", first, last)
	}
	for _, s := range open {
		s.close()
	}
	e.client.CloseIdleConnections()
	e.until("all connections are gone", func() bool { return e.held().descriptors <= least.descriptors })
	if n := e.goroutines(); n > 25 {
		t.Errorf("%d goroutines are left:\n%s", n, e.said)
	} else {
		t.Logf("%d goroutines are left", n)
	}
}

// goroutines ends a server and counts what was running in it.
func (e *editor) goroutines() int {
	e.killed = true
	e.must(e.cmd.Process.Signal(syscall.SIGQUIT))
	<-e.ended
	return strings.Count(e.said.String(), "\ngoroutine ")
}
