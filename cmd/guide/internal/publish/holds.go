package publish

import (
	"context"
	"maps"
	"os"
	"slices"
	"sync/atomic"
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
	if rests, err := resting(parent, at); err != nil || !rests {
		return 0, false // another builder is at work, or was killed
	}
	t, err := survey(parent, at, nil)
	if err != nil || !t.there {
		return 0, false
	}
	defer t.close()
	want := make(map[string]bool, len(t.made))
	for p := range t.made {
		want[p] = true
	}
	if len(t.files) != len(t.made)+1 || !t.tidy(foldersOf(want), true) || !t.is(markerName, sum, true) {
		return 0, false
	}
	paths := slices.Sorted(maps.Keys(t.made))
	var differ atomic.Bool
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	each(ctx, len(paths), func(i int) {
		if !t.is(paths[i], t.made[paths[i]], true) {
			differ.Store(true)
			cancel()
		}
	})
	return len(t.made), !differ.Load() && ctx.Err() == nil
}
