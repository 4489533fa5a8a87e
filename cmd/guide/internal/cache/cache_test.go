package cache

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

func keyOf(i int) Key { return sha256.Sum256(fmt.Append(nil, i)) }

func valueOf(i int) []byte { return bytes.Repeat(fmt.Append(nil, i, ";"), i%50) }

// fill keeps the values from..to-1 in the cache of a folder.
func fill(t *testing.T, dir string, from, to int) {
	t.Helper()
	c := Open(dir, "1")
	for i := from; i < to; i++ {
		c.Put(keyOf(i), valueOf(i))
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
}

// count gives how many of the values 0..n-1 come back; each as it was put.
func count(t *testing.T, dir, version string, n int) (found int) {
	t.Helper()
	c := Open(dir, version)
	for i := range n {
		if value, ok := c.Get(keyOf(i)); ok {
			found++
			if !bytes.Equal(value, valueOf(i)) {
				t.Fatalf("the value of %d is %q", i, value)
			}
		}
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	return found
}

func TestKeeps(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "there")
	if got := count(t, dir, "1", 10); got != 0 {
		t.Errorf("an empty cache has %d values", got)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("looking makes a folder")
	}
	fill(t, dir, 0, 100)
	fill(t, dir, 50, 150)
	if got := count(t, dir, "1", 200); got != 150 {
		t.Errorf("%d of 150 values come back", got)
	}
	if got := count(t, dir, "2", 200); got != 0 {
		t.Errorf("another version finds %d values", got)
	}
	other := Open(dir, "2")
	other.Put(keyOf(1), []byte("other"))
	if value, ok := other.Get(keyOf(1)); !ok || string(value) != "other" {
		t.Errorf("what was put reads %q", value)
	}
	other.Close()
	if got := count(t, dir, "1", 200); got != 0 {
		t.Errorf("a file of another version gives %d values", got)
	}
	var none *File
	none.Put(keyOf(1), nil)
	if _, ok := none.Get(keyOf(1)); ok || none.Close() != nil {
		t.Error("no cache keeps something")
	}
}

// TestDamaged cuts the file and turns its bytes over. What comes back is right,
// and the cache can be used again.
func TestDamaged(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		dir := t.TempDir()
		path := filepath.Join(dir, "guide.cache")
		fill(t, dir, 0, 40)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		switch random.IntN(3) {
		case 0:
			data = data[:random.IntN(len(data))]
		case 1:
			for range 1 + random.IntN(5) {
				data[random.IntN(len(data))] ^= byte(1 + random.IntN(255))
			}
		case 2:
			data = append(data, data[random.IntN(len(data)):]...)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		count(t, dir, "1", 60)
		fill(t, dir, 0, 60) // also what was lost
		if got := count(t, dir, "1", 60); got < 20 {
			t.Errorf("after damage and a build %d of 60 values come back", got)
		}
	}
}

// TestLists holds that a file is known from its lists, however many builds wrote
// it, and that what a killed builder left is found and does not stay in the way.
func TestLists(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "guide.cache")
	for i := range 2*maxBlocks + 10 {
		fill(t, dir, 10*i, 10*i+10)
	}
	all := 10 * (2*maxBlocks + 10)
	if got := count(t, dir, "1", all); got != all {
		t.Errorf("%d of %d values come back", got, all)
	}
	look := func() index {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		return readIndex(f)
	}
	if x := look(); x.last == 0 || x.blocks > maxBlocks || len(x.at) != all {
		t.Errorf("%d lists from %d on know %d values", x.blocks, x.last, len(x.at))
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	whole := append(appendHead(nil, keyOf(all), place{length: len(valueOf(all)), sum: checksum(keyOf(all), valueOf(all))}), valueOf(all)...)
	f.Write(append(whole, whole[:len(whole)/2]...))
	f.Close()
	if got := count(t, dir, "1", all+1); got != all+1 {
		t.Errorf("after a kill %d of %d values come back", got, all+1)
	}
	fill(t, dir, all+1, all+2)
	if got := count(t, dir, "1", all+2); got != all+2 {
		t.Errorf("after a kill and a build %d of %d values come back", got, all+2)
	}
	if x := look(); x.last == 0 {
		t.Error("what a killed builder left stays in the way")
	}
}

// TestStreams holds that values are written while they come, and can be had at any
// time.
func TestStreams(t *testing.T) {
	dir := t.TempDir()
	large := func(i int) []byte { return bytes.Repeat([]byte{byte(i)}, full/3) }
	for round := range 2 { // into a new file, and behind what is there
		c := Open(dir, "1")
		for i := 100 * round; i < 100*round+30; i++ {
			c.Put(keyOf(i), large(i))
			if waiting := len(c.news.buf); waiting > 2*full {
				t.Fatalf("%d bytes wait", waiting)
			}
			for j := 100 * round; j <= i; j++ {
				if value, ok := c.Get(keyOf(j)); !ok || !bytes.Equal(value, large(j)) {
					t.Fatalf("value %d is lost when %d has come", j, i)
				}
			}
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	c := Open(dir, "1")
	defer c.Close()
	for _, i := range []int{0, 29, 100, 129} {
		if value, ok := c.Get(keyOf(i)); !ok || !bytes.Equal(value, large(i)) {
			t.Errorf("value %d does not come back", i)
		}
	}
}

// TestStolen does to the file what other programs might while it is open.
func TestStolen(t *testing.T) {
	for name, steal := range map[string]func(path string) error{
		"deleted":   os.Remove,
		"emptied":   func(path string) error { return os.Truncate(path, 0) },
		"a folder":  func(path string) error { os.Remove(path); return os.MkdirAll(path+"/x", 0o755) },
		"exchanged": func(path string) error { os.Remove(path); return os.WriteFile(path, []byte("mine"), 0o644) },
	} {
		dir := t.TempDir()
		fill(t, dir, 0, 40)
		c := Open(dir, "1")
		if err := steal(filepath.Join(dir, "guide.cache")); err != nil {
			t.Fatal(err)
		}
		for i := range 60 {
			if value, ok := c.Get(keyOf(i)); ok && !bytes.Equal(value, valueOf(i)) {
				t.Errorf("%s: the value of %d is %q", name, i, value)
			}
			c.Put(keyOf(i), valueOf(i))
		}
		c.Close()
		count(t, dir, "1", 60)
	}
}

// TestTogether lets builders work side by side.
func TestTogether(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, 0, 10)
	var running sync.WaitGroup
	for worker := range 8 {
		running.Go(func() {
			for round := range 10 {
				c := Open(dir, "1")
				for i := range 50 {
					if value, ok := c.Get(keyOf(i)); ok && !bytes.Equal(value, valueOf(i)) {
						t.Errorf("the value of %d is %q", i, value)
					}
					c.Put(keyOf(100+worker*100+round), valueOf(100+worker*100+round))
				}
				c.Close()
			}
		})
	}
	running.Wait()
	if got := count(t, dir, "1", 1000); got < 11 {
		t.Errorf("%d values are there in the end", got)
	}
}

// TestBounded holds that what is of no use is dropped from a large file.
func TestBounded(t *testing.T) {
	dir := t.TempDir()
	large := bytes.Repeat([]byte("x"), 1<<20)
	c := Open(dir, "1")
	for i := range 40 {
		c.Put(keyOf(1000+i), large)
	}
	c.Put(keyOf(1), valueOf(1))
	c.Close()
	if got := count(t, dir, "1", 2); got != 1 {
		t.Fatalf("%d values are there", got)
	}
	if value, ok := Open(dir, "1").Get(keyOf(1000)); !ok || len(value) != len(large) {
		t.Error("a build that asked for little dropped the rest")
	}
	c = Open(dir, "1")
	for i := range 40 {
		c.Holds(keyOf(1000 + i))
	}
	c.Sweep()
	c.Close()
	if c = Open(dir, "1"); !c.Holds(keyOf(1000)) {
		t.Error("what somebody looked for is dropped")
	}
	c.Close()
	c = Open(dir, "1")
	c.Get(keyOf(1))
	c.Sweep()
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, "guide.cache"))
	if err != nil || info.Size() > 1<<10 {
		t.Errorf("the file has %d bytes: %v", info.Size(), err)
	}
	if got := count(t, dir, "1", 2); got != 1 {
		t.Errorf("%d values are left", got)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 2 { // the file and its lock
		t.Errorf("in the folder are %v", left)
	}
}
