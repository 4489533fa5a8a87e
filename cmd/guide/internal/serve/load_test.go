package serve

import (
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// numbered is a build whose files all carry its number throughout, and whose
// pages come and go with it.
func numbered(build int) fake {
	files := map[string]string{}
	line := func(n int) string { return strings.Repeat(fmt.Sprintf("build %d\n", build), n) }
	for i := range 40 {
		files[fmt.Sprintf("p%d/index.html", i)] = "<!doctype html>\n" + line(100*i) + "<main>\n</main>\n"
		files[fmt.Sprintf("f%d.txt", i)] = line(100*i + 1)
	}
	files["404.html"] = "<!doctype html>\n" + line(50)
	if build%2 == 0 {
		files["sometimes/index.html"] = "<!doctype html>\n" + line(20)
		files["sometimes.txt"] = line(20)
	}
	return fake{"", files}
}

// oneBuild finds the number that every line of an answer carries.
func oneBuild(body string) (int, error) {
	found := -1
	for line := range strings.Lines(body) {
		number, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "build ")
		if !ok {
			continue
		}
		n, err := strconv.Atoi(number)
		if err != nil || found >= 0 && n != found {
			return 0, fmt.Errorf("builds %d and %q", found, number)
		}
		found = n
	}
	return found, nil
}

// TestRebuildUnderLoad asks for many addresses while one build follows the
// other: each answer is complete and of one build.
func TestRebuildUnderLoad(t *testing.T) {
	s := showing(numbered(0))
	address, _ := started(t, t.Context(), s, 0)
	var over atomic.Bool
	var asked, tried atomic.Int64
	var group sync.WaitGroup
	for worker := range 8 {
		group.Go(func() {
			for i := worker; !over.Load() || i < worker+200; i += 7 {
				asked.Add(1)
				targets := []string{fmt.Sprintf("/p%d/", i%40), fmt.Sprintf("/f%d.txt", i%40), "/sometimes/", "/sometimes.txt", "/p1", "/nothing/"}
				if err := askWhole(address+targets[i%len(targets)], &tried); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for build := range 100 {
		// Each build is asked for before the next one is there.
		for until := asked.Load() + 10; asked.Load() < until && !t.Failed(); {
			runtime.Gosched()
		}
		s.Show(numbered(build + 1))
	}
	over.Store(true)
	group.Wait()
	t.Logf("%d answers, %d of them parts or known ones", asked.Load(), tried.Load())
}

// askWhole asks for an address, and again for a part of what was answered.
func askWhole(url string, tried *atomic.Int64) error {
	answer, body, err := get(url, nil)
	if err != nil {
		return err
	}
	if answer.StatusCode != 200 && answer.StatusCode != 404 && answer.StatusCode != 307 {
		return fmt.Errorf("%s: %s", url, answer.Status)
	}
	if answer.ContentLength != int64(len(body)) {
		return fmt.Errorf("%s: %d bytes of %d", url, len(body), answer.ContentLength)
	}
	if _, err := oneBuild(body); err != nil {
		return fmt.Errorf("%s: %w", url, err)
	}
	etag := answer.Header.Get("ETag")
	if etag == "" {
		return nil
	}
	if etag != `"`+digest([]byte(body))+`"` {
		return fmt.Errorf("%s: the ETag is not that of the body", url)
	}
	// The rest of it, if it is still the same.
	half := len(body) / 2
	answer, rest, err := get(url, http.Header{"Range": {fmt.Sprintf("bytes=%d-", half)}, "If-Range": {etag}})
	if err != nil {
		return err
	}
	if answer.StatusCode == http.StatusPartialContent && rest != body[half:] {
		return fmt.Errorf("%s: a part of another build", url)
	}
	if answer.StatusCode == http.StatusPartialContent {
		tried.Add(1)
	} else if _, err := oneBuild(rest); err != nil {
		return err
	}
	answer, again, err := get(url, http.Header{"If-None-Match": {etag}})
	if err == nil && answer.StatusCode == http.StatusNotModified && again != "" {
		return fmt.Errorf("%s: a known answer with %d bytes", url, len(again))
	}
	return err
}

func get(url string, headers http.Header) (*http.Response, string, error) {
	r, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return nil, "", err
	}
	if headers != nil {
		r.Header = headers
	}
	r.Header.Set("Accept-Encoding", "identity")
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return nil, "", err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	return answer, string(body), err
}
