package publish

import (
	"context"
	"errors"
	"io/fs"
	"os"
)

// Holds reports whether out is exactly what an earlier publication left there, which
// gave this sum, and how many files that is: then there is nothing to do. Every byte
// is looked at. False does not say what is different, or whether it can be replaced.
func Holds(ctx context.Context, root, out, sum string) (files int, holds bool) {
	at, err := locate(root, out)
	if err != nil {
		return 0, false
	}
	parent, err := os.OpenRoot(at.parent)
	if err != nil {
		return 0, false
	}
	defer parent.Close()
	if _, err := parent.Lstat(at.staging()); !errors.Is(err, fs.ErrNotExist) {
		return 0, false // another builder is at work, or was killed
	}
	t, err := survey(parent, at)
	if err != nil || !t.exists() {
		return 0, false
	}
	defer t.close()
	want := make(map[string]bool, len(t.made))
	for p := range t.made {
		want[p] = true
	}
	if len(t.files) != len(t.made)+1 || !t.tidy(want, true) || !t.is(markerName, sum, true) {
		return 0, false
	}
	err = inOrder(ctx, t.paths(), func(p string) bool {
		return p == markerName || t.is(p, t.made[p], true)
	}, func(_ string, same bool) error {
		if !same {
			return errors.New("it differs")
		}
		return nil
	})
	return len(t.made), err == nil
}
