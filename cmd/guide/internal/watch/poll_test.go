package watch

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// polled is a poller on a project, with a clock that runs only while it sleeps.
type polled struct {
	disk
	*poller
}

func polling(t *testing.T, test func(p polled)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		p := polled{disk: disk{t, t.TempDir()}}
		for _, f := range folders {
			p.mkdir(f)
		}
		p.write("content/a.md", "aaa")
		p.write("content/b.md", "bbb")
		p.dated("content/a.md", 0)
		p.dated("content/b.md", 0)
		// Where times are coarse, what happens next could leave them the same.
		p.dated("content", 0)
		p.dated("", 0)
		p.poller = newPoller(Options{Root: p.root, Folders: folders, Ignored: ignored})
		p.read = nil // as later, when nobody has just read
		test(p)
	})
}

// dated gives a file a time that is seconds after a whole one.
func (d disk) dated(p string, after time.Duration) {
	d.t.Helper()
	at := time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC).Add(after)
	d.must(os.Chtimes(d.abs(p), at, at))
}

// comes fails unless these paths are the next batch.
func (p polled) comes(what string, want ...string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.t.Context(), time.Minute)
	defer cancel()
	if got, err := p.next(ctx); err != nil || !slices.Equal(got.Paths, want) {
		p.t.Errorf("%s: got %q, %v, want %q", what, got.Paths, err, want)
	}
}

// nothing fails if there is a batch within a minute.
func (p polled) nothing(what string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.t.Context(), time.Minute)
	defer cancel()
	if got, err := p.next(ctx); err == nil {
		p.t.Errorf("%s: got %q", what, got.Paths)
	}
}

// TestSameSecond edits a file again within the second that the disk keeps as its
// time, and to the same size.
func TestSameSecond(t *testing.T) {
	polling(t, func(p polled) {
		edit := func(text string) {
			p.write("content/a.md", text)
			p.dated("content/a.md", time.Second)
		}
		p.nothing("at first")
		edit("AAA")
		p.comes("an edit", "content/a.md")
		edit("BBB")
		p.comes("a second one", "content/a.md")
		edit("CCC")
		p.comes("a third one", "content/a.md")
		// Somebody may have read DDD meanwhile.
		edit("DDD")
		edit("CCC")
		p.comes("when it is old", "content/a.md")
		p.nothing("later")
	})
	polling(t, func(p polled) { // the disk keeps finer times
		p.write("content/a.md", "AAA")
		p.dated("content/a.md", time.Millisecond)
		p.comes("an edit", "content/a.md")
		p.nothing("later")
	})
}

// TestSameTime: a program may give a file any time, also the one it had.
func TestSameTime(t *testing.T) {
	polling(t, func(p polled) {
		p.write("content/a.md", "longer")
		p.dated("content/a.md", 0)
		p.comes("another size", "content/a.md")
	})
}

// TestYoungAtFirst: what was written right before the first look may be written
// again right after it.
func TestYoungAtFirst(t *testing.T) {
	polling(t, func(p polled) {
		edit := func(text string) {
			p.write("content/a.md", text)
			soon := time.Now().Truncate(time.Second)
			p.must(os.Chtimes(p.abs("content/a.md"), soon, soon))
		}
		edit("AAA")
		p.poller = newPoller(p.options)
		edit("BBB")
		p.comes("an edit", "content/a.md")
		p.comes("when it is old", "content/a.md")
		p.nothing("later")
	})
}

// TestPollSwap: two files change places and have the same size and time.
func TestPollSwap(t *testing.T) {
	polling(t, func(p polled) {
		p.rename("content/a.md", "content/c.md")
		p.rename("content/b.md", "content/a.md")
		p.rename("content/c.md", "content/b.md")
		p.comes("a swap", "content/a.md", "content/b.md")
	})
}

// TestBetweenLooks: what came and went between two looks was perhaps read.
func TestBetweenLooks(t *testing.T) {
	polling(t, func(p polled) {
		flash := func(f string) {
			p.dated(strings.TrimSuffix(f, "/x"), time.Second)
			p.write(f, "")
			p.remove(f)
		}
		p.poller = newPoller(p.options)
		flash("content/x")
		p.comes("before anything", "content")
		p.nothing("later")

		p.remove("content/a.md")
		p.comes("a deletion", "content/a.md")
		p.write("content/a.md", "")
		p.remove("content/a.md")
		p.comes("deleted again", "content/a.md")
		p.nothing("later")

		p.mkdir("content/new")
		p.comes("a folder", "content/new")
		flash("content/new/x")
		p.comes("a file flashed in it", "content/new")
		flash("content/new/x")
		p.comes("and again", "content/new")
		flash("data/x")
		p.nothing("where nobody read")

		p.remove("assets")
		p.comes("a top folder goes", "assets")
		p.dated("", time.Second)
		p.mkdir("assets")
		p.remove("assets")
		p.comes("gone again", "assets")

		p.lost = true
		p.comes("everything is read")
		flash("data/x")
		p.comes("also here", "data")
	})
}

// TestPollMany: what comes in one go is one batch, however it is ordered.
func TestPollMany(t *testing.T) {
	polling(t, func(p polled) {
		go func() {
			time.Sleep(shortest - 20*ms)
			for _, f := range numbered(40) {
				p.write(f, "x")
				time.Sleep(3 * ms)
			}
		}()
		p.comes("a storm", numbered(40)...)
	})
}

// TestHuge: a film that somebody put here by mistake is not read again and again.
func TestHuge(t *testing.T) {
	polling(t, func(p polled) {
		p.write("content/film.webm", "x")
		p.must(os.Truncate(p.abs("content/film.webm"), maxHashed+1))
		p.comes("a film", "content/film.webm")
		info, err := os.Lstat(p.abs("content/film.webm"))
		p.must(err)
		before := hashOf(p.abs("content/film.webm"), info)
		f, err := os.OpenFile(p.abs("content/film.webm"), os.O_RDWR, 0)
		p.must(err)
		defer f.Close()
		_, err = f.WriteAt([]byte("x"), maxHashed)
		p.must(err)
		if hashOf(p.abs("content/film.webm"), info) != before {
			t.Error("all of it was read")
		}
	})
}

func TestInterval(t *testing.T) {
	for took, want := range map[time.Duration]time.Duration{
		0: 200 * ms, 10 * ms: 200 * ms, 20 * ms: 400 * ms, time.Second: 2 * time.Second,
	} {
		p := poller{every: shortest, last: look{took: took}}
		if got := p.interval(); got != want {
			t.Errorf("after a look of %v: %v, want %v", took, got, want)
		}
	}
}
