package main

import (
	"bytes"
	"regexp"
	"sync"
)

// transcript keeps what a process says.
type transcript struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (t *transcript) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.Write(p)
}

func (t *transcript) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.String()
}

// rebuildLine is what is said of a rebuild: what changed, and to what effect.
var rebuildLine = regexp.MustCompile(`(?m)^\d\d:\d\d:\d\d (.*): (.*), served after .* ms$`)

// rebuilds are the lines about all rebuilds up to now.
func (e *editor) rebuilds() [][]string { return rebuildLine.FindAllStringSubmatch(e.said.String(), -1) }
