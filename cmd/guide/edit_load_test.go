package main

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestEditLoad asks for all addresses while the layout of all pages changes a
// hundred times. Each answer is whole and of one site.
func TestEditLoad(t *testing.T) {
	e := serveProject(t, smallProject(t))
	edit := e.tokens()
	edit(0)
	e.compare()
	stop, asked := make(chan struct{}), atomic.Int64{}
	var clients sync.WaitGroup
	for range 3 {
		clients.Go(func() {
			tick := time.NewTicker(50 * time.Millisecond) // 60 times in a second for all of them
			defer tick.Stop()
			for newest := 0; ; {
				for address := range e.known { // in another order each time
					select {
					case <-stop:
						return
					case <-tick.C:
					}
					asked.Add(1)
					a, err := e.ask(address)
					if wrong := torn(address, a, err, &newest); wrong != "" {
						t.Errorf("%s: %s", address, wrong)
						return
					}
				}
			}
		})
	}
	for i := range 100 {
		edit(1 + i)
		time.Sleep(30 * time.Millisecond)
	}
	close(stop)
	clients.Wait()
	t.Logf("%d answers", asked.Load())
	if asked.Load() < 100 {
		t.Error("the answers are too few to tell")
	}
}

// tokens gives a way to put a number on every page, at the beginning, in the
// middle and at the end, and to wait until it is there.
func (e *editor) tokens() func(i int) {
	before := e.read("layouts/base.html")
	end := strings.LastIndex(before, "{{- end}}")
	if strings.Count(before, "<html ") != 1 || strings.Count(before, "<main ") != 1 || end < 0 {
		e.Fatal("the layout of all pages is another one")
	}
	return func(i int) {
		e.Helper()
		mark := fmt.Sprintf("data-token=%d", i)
		text := strings.NewReplacer("<html ", "<html "+mark+" ", "<main ", "<main "+mark+" ").Replace(before[:end]) + "<i " + mark + "></i>" + before[end:]
		e.write("layouts/base.html", text)
		e.shows("/", "<i "+mark+"></i>")
	}
}

var pageToken = regexp.MustCompile(`data-token=(\d+)`)

// torn says what is wrong with an answer. newest is the highest number on a page
// that has been asked for before.
func torn(address string, a answered, err error, newest *int) string {
	switch {
	case err != nil:
		return err.Error()
	case a.status != http.StatusOK:
		return fmt.Sprintf("the status is %d", a.status)
	case a.header.Get("Content-Length") == "": // the client holds it against what comes
		return "its length is not told"
	}
	switch ext := path.Ext(address); {
	case ext == ".json" && !json.Valid([]byte(a.body)):
		return "it is no JSON"
	case ext == ".xml":
		if err := xml.Unmarshal([]byte(a.body), new(struct{})); err != nil {
			return err.Error()
		}
	case strings.Contains(a.body, "<body class=k-redirect>"): // has a layout of its own
		if !strings.HasSuffix(a.body, "</main>") {
			return "its end is missing"
		}
	case ext == ".html" || strings.HasSuffix(address, "/"):
		found := pageToken.FindAllStringSubmatch(a.body, -1)
		if len(found) != 3 || found[0][1] != found[1][1] || found[0][1] != found[2][1] || !strings.HasSuffix(a.body, "<i "+found[0][0]+"></i>") {
			return fmt.Sprintf("it has the numbers %v", found)
		}
		n, _ := strconv.Atoi(found[0][1])
		if n < *newest {
			return fmt.Sprintf("it has the number %d, after a page with %d", n, *newest)
		}
		*newest = n
	}
	return ""
}
