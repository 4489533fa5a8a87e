package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

const noMount = "no mount"

func init() {
	linuxChild = func(name, root string, o Options) error {
		// A disk of one's own, in a namespace that dies with this process.
		if err := syscall.Mount("publish-test", root, "tmpfs", 0, "size=256k,mode=755"); err != nil {
			return fmt.Errorf("%s: %w", noMount, err)
		}
		switch name {
		case "full":
			return fillDisk(root, o)
		case "read-only":
			return readOnly(root)
		case "mounted":
			return mounted(root)
		}
		return fmt.Errorf("no such child: %s", name)
	}
}

// withDisk runs a child that may mount, without being root.
func withDisk(t *testing.T, name string, env ...string) {
	t.Helper()
	cmd := command(t, t.TempDir(), name, env...)
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
	}
	var out strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		testenv.Skip(t, "needs user namespaces: "+err.Error())
	}
	err := cmd.Wait()
	if err != nil && strings.Contains(out.String(), noMount) {
		testenv.Skip(t, "needs the right to mount in a user namespace: "+out.String())
	}
	if err != nil {
		t.Errorf("%v: %s", err, &out)
	}
}

func TestFullDisk(t *testing.T)      { withDisk(t, "full") }
func TestFullDiskSpare(t *testing.T) { withDisk(t, "full", "PUBLISH_SPARE=1") }
func TestReadOnlyDisk(t *testing.T)  { withDisk(t, "read-only") }
func TestMountPoint(t *testing.T)    { withDisk(t, "mounted") }

// fillDisk publishes with less and less room, so that every step meets the full disk.
func fillDisk(root string, o Options) error {
	out, good, next := filepath.Join(root, "public"), site{}, site{}
	for i := range 6 {
		good[fmt.Sprintf("%d/index.html", i)] = strings.Repeat("old ", 500*i)
		next[fmt.Sprintf("%d/new.html", i)] = strings.Repeat("new ", 1000*i)
	}
	build := func(s site) error {
		if _, err := Publish(context.Background(), root, out, s.fs(), o); err != nil {
			return err
		}
		if d := s.differs(out); d != "" {
			return errors.New(d)
		}
		return nil
	}
	// With a spare it is the same room that is too little: a spare is shrunk first.
	refill := func() error { return errors.Join(build(site{"first": "1"}), build(good)) }
	if err := refill(); err != nil {
		return err
	}
	filler := filepath.Join(root, "filler")
	for failures := 0; ; {
		// All the room, less what the steps so far have shown to be too little.
		if err := fill(filler, int64(failures)*4096); err != nil {
			return err
		}
		err := build(next)
		if err == nil && failures < 10 {
			return fmt.Errorf("the disk was full %d times only; the test tests nothing", failures)
		}
		if err == nil {
			return build(good)
		}
		if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "public") {
			return fmt.Errorf("the error is not plain: %w", err)
		}
		failures++
		if d := good.differs(out); d != "" {
			return errors.New(d)
		}
		if _, err := os.Lstat(filepath.Join(root, ".public.staging")); err == nil {
			return errors.New("the staging folder remains")
		}
		// For the next time there is a spare again.
		if err := errors.Join(os.Remove(filler), refill()); err != nil {
			return err
		}
	}
}

// fill leaves that many bytes free.
func fill(path string, free int64) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	n, err := io.Copy(f, io.LimitReader(zeros{}, 1<<30))
	if !errors.Is(err, syscall.ENOSPC) {
		return fmt.Errorf("the disk did not fill: %w", err)
	}
	return f.Truncate(max(0, n-free) &^ 4095)
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

func readOnly(root string) error {
	out := filepath.Join(root, "public")
	if _, err := Publish(context.Background(), root, out, small("A").fs(), Options{}); err != nil {
		return err
	}
	if err := syscall.Mount("", root, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		return err
	}
	var refused *RefusedError
	if err := Check(root, out); !errors.As(err, &refused) || !strings.Contains(err.Error(), "read-only") {
		return fmt.Errorf("Check: %w", err)
	}
	_, err := Publish(context.Background(), root, out, small("B").fs(), Options{})
	if !errors.Is(err, syscall.EROFS) {
		return fmt.Errorf("Publish: %w", err)
	}
	return nil
}

func mounted(root string) error {
	out := filepath.Join(root, "public")
	if err := os.Mkdir(out, 0o755); err != nil {
		return err
	}
	if err := syscall.Mount("publish-test", out, "tmpfs", 0, "size=64k"); err != nil {
		return err
	}
	if err := Check(root, out); err == nil || !strings.Contains(err.Error(), "mount point") {
		return fmt.Errorf("Check: %w", err)
	}
	if _, err := Publish(context.Background(), root, out, small("B").fs(), Options{}); !errors.Is(err, syscall.EBUSY) {
		return fmt.Errorf("Publish: %w", err)
	}
	return nil
}
