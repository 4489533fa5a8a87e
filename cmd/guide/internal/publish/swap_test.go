//go:build unix

package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestKilledBetweenTheRenames(t *testing.T) {
	root, out := project(t)
	mustPublish(t, root, out, small("A"))
	for _, recover := range []bool{true, false} {
		if err := command(t, root, "die B").Run(); err == nil {
			t.Fatal("the builder lived")
		}
		if _, err := os.Lstat(out); err == nil {
			t.Fatal("the output is there; the test tests nothing")
		}
		if recover {
			if err := Recover(out); err != nil {
				t.Fatal(err)
			}
			mustBe(t, out, small("A"))
			continue
		}
		// Without a file that the old tree lacks, all of it can be kept: it is back.
		if res := mustPublish(t, root, out, small("A")); res.Changed {
			t.Errorf("%+v: the old tree was not put back", res)
		}
	}
}

func TestTwoRenames(t *testing.T) { both(t, renameTwice) }

func renameTwice(t *testing.T, o Options) {
	root, out := project(t)
	for _, which := range []string{"A", "B", "B", "A", "B", "A"} {
		if _, err := publish(t.Context(), root, out, small(which).fs(), o, twoRenames); err != nil {
			t.Fatal(err)
		}
		mustBe(t, out, small(which), o)
	}
	_, err := publish(t.Context(), root, out, small("B").fs(), o, func(s *staging) error {
		if err := s.parent.RemoveAll(s.in("next")); err != nil {
			return err
		}
		return twoRenames(s) // of which the second now fails
	})
	if err == nil {
		t.Error("published nothing")
	}
	mustBe(t, out, small("A"), o)
}

// A tree that was being deleted when its builder died is not an old site.
func TestHalfDeletedTreeIsNotPutBack(t *testing.T) {
	root, out := project(t)
	for _, name := range []string{"gone", "next"} {
		write(t, filepath.Join(root, ".public.staging", name, "half.html"), "")
		if err := Recover(out); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Lstat(out); err == nil {
			t.Errorf("%s became the output", name)
		}
		alone(t, root)
	}
}

func TestStagingInTheWay(t *testing.T) {
	root, out := project(t)
	staging := filepath.Join(root, ".public.staging")
	secret := t.TempDir()
	write(t, filepath.Join(secret, "next/precious"), "")
	if err := os.Symlink(secret, staging); err != nil {
		t.Fatal(err)
	}
	var refused *RefusedError
	if _, err := Publish(t.Context(), root, out, small("A").fs(), Options{}); !errors.As(err, &refused) {
		t.Error(err)
	}
	if err := os.Remove(staging); err != nil {
		t.Fatal(err)
	}
	// A link inside is deleted, not followed.
	if err := os.Mkdir(staging, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(secret, "next"), filepath.Join(staging, "next")); err != nil {
		t.Fatal(err)
	}
	mustPublish(t, root, out, small("A"))
	if _, err := os.Lstat(filepath.Join(secret, "next/precious")); err != nil {
		t.Error(err)
	}
	// What is not ours stays, and is named.
	write(t, filepath.Join(staging, "mine"), "")
	_, err := Publish(t.Context(), root, out, small("B").fs(), Options{})
	if err == nil || !strings.Contains(err.Error(), "public is published, but") {
		t.Error(err)
	}
	if d := small("B").differs(out); d != "" {
		t.Error(d)
	}
	if _, err := os.Lstat(filepath.Join(staging, "mine")); err != nil {
		t.Error(err)
	}
}
