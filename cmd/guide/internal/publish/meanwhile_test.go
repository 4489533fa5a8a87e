//go:build unix

package publish

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
)

// hook is a site whose pages do something when they are read.
type hook struct {
	fstest.MapFS
	read func(name string) error
}

func (h hook) ReadFile(name string) ([]byte, error) {
	if err := h.read(name); err != nil {
		return nil, err
	}
	return h.MapFS.ReadFile(name)
}

func TestStopped(t *testing.T) { both(t, stop) }

func stop(t *testing.T, o Options) {
	root, out := project(t)
	good := site{"a": "1", "b": "2", "c": "3"}
	mustPublish(t, root, out, site{"a": "0", "b": "2"}, o)
	mustPublish(t, root, out, good, o)
	for _, next := range []site{{"a": "1", "b": "4", "c": "5"}, {"a": "6", "b": "7", "c": "8"}} {
		for stopAt := range 4 {
			ctx, cancel := context.WithCancel(t.Context())
			var n atomic.Int32
			if stopAt == 0 {
				cancel()
			}
			_, err := Publish(ctx, root, out, hook{next.fs(), func(string) error {
				if int(n.Add(1)) == stopAt {
					cancel()
				}
				return nil
			}}, o)
			if !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "public") {
				t.Errorf("stopped at %d: %v", stopAt, err)
			}
			mustBe(t, out, good, o)
			cancel()
		}
	}
}

func TestPageThatFails(t *testing.T) {
	root, out := project(t)
	good := site{"a": "1", "b": "2"}
	mustPublish(t, root, out, good)
	broken := errors.New("the layout is broken")
	_, err := Publish(t.Context(), root, out, hook{site{"a": "2", "b": "3"}.fs(), func(name string) error {
		if name == "b" {
			return broken
		}
		return nil
	}}, Options{})
	if !errors.Is(err, broken) || !strings.Contains(err.Error(), "b: the layout") {
		t.Error(err)
	}
	mustBe(t, out, good)
}

// What happens to the output while pages are made. A spare has files in common with it.
func TestMeanwhile(t *testing.T) { both(t, meanwhile) }

func meanwhile(t *testing.T, o Options) {
	good, next := site{"a": "1", "b": "2", "d/c": "3"}, site{"a": "1", "b": "4", "d/c": "3"}
	for name, test := range map[string]struct {
		do   func(out string)
		want string
	}{
		"removed":      {func(out string) { os.RemoveAll(out) }, ""},
		"partly":       {func(out string) { os.RemoveAll(out + "/d"); os.Remove(out + "/a") }, ""},
		"foreign":      {func(out string) { os.WriteFile(out+"/mine", nil, 0o644) }, "mine was not made"},
		"replaced":     {func(out string) { os.RemoveAll(out); os.WriteFile(out, nil, 0o644) }, "is a file"},
		"other folder": {func(out string) { os.RemoveAll(out); write(t, out+"/thesis", "") }, "not empty"},
		"written to":   {func(out string) { os.WriteFile(out+"/a", []byte("torn"), 0o644) }, ""},
		"mode":         {func(out string) { os.Chmod(out+"/a", 0o600) }, ""},
		"and gone":     {func(out string) { os.WriteFile(out+"/a", []byte("torn"), 0o644); os.Remove(out + "/a") }, ""},
		"new file":     {func(out string) { os.Remove(out + "/a"); os.WriteFile(out+"/a", []byte("torn"), 0o644) }, ""},
		"no staging":   {func(out string) { os.RemoveAll(filepath.Dir(out) + "/.public.staging") }, "public"},
	} {
		t.Run(name, func(t *testing.T) {
			root, out := project(t)
			mustPublish(t, root, out, site{"a": "1", "b": "0", "d/c": "3"}, o)
			mustPublish(t, root, out, good, o)
			o.Ready = func() error {
				test.do(out)
				return nil
			}
			_, err := Publish(t.Context(), root, out, next.fs(), o)
			switch {
			case test.want == "" && err != nil:
				t.Error(err)
			case test.want == "":
				mustBe(t, out, next, o)
			case err == nil || !strings.Contains(err.Error(), test.want):
				t.Errorf("got %v, want %q", err, test.want)
			}
			alone(t, root, o)
		})
	}
}

// A page that must be read again, as it cannot be linked, has to be the same page:
// its hash is in the marker.
func TestPageThatChanges(t *testing.T) {
	root, out := project(t)
	good := site{"a": "1", "b": "2"}
	mustPublish(t, root, out, good)
	pages := site{"a": "1", "b": "3"}.fs()
	_, err := Publish(t.Context(), root, out, pages, Options{Ready: func() error {
		pages["a"] = &fstest.MapFile{Data: []byte("9")}
		return os.WriteFile(out+"/a", []byte("1 "), 0o644)
	}})
	if err == nil || !strings.Contains(err.Error(), "a: read twice") {
		t.Error(err)
	}
}

// TestNotReady holds that nothing is published that is found wrong in the end.
func TestNotReady(t *testing.T) { both(t, notReady) }

func notReady(t *testing.T, o Options) {
	root, out := project(t)
	good, wrong := site{"a": "1", "b": "2"}, errors.New("a dead link")
	for _, there := range []bool{false, true} {
		if there {
			mustPublish(t, root, out, site{"a": "1", "b": "0"}, o)
			mustPublish(t, root, out, good, o)
		}
		read := map[string]bool{}
		var mu sync.Mutex
		_, err := Publish(t.Context(), root, out, hook{site{"a": "1", "b": "3", "d/c": "4"}.fs(), func(name string) error {
			mu.Lock()
			defer mu.Unlock()
			read[name] = true
			return nil
		}}, Options{Spare: o.Spare, Ready: func() error {
			if len(read) != 3 {
				t.Errorf("only %v are read", read)
			}
			return wrong
		}})
		if !errors.Is(err, wrong) {
			t.Error(err)
		}
		if there {
			mustBe(t, out, good, o)
		} else if _, err := os.Stat(out); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("an output is there: %v", err)
		}
		alone(t, root, o)
	}
}
