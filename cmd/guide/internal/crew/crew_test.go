package crew

import (
	"context"
	"sync/atomic"
	"testing"
)

func TestEach(t *testing.T) {
	for _, workers := range []int{0, 1, 3, 100} {
		for _, n := range []int{0, 1, 2, 1000} {
			times := make([]atomic.Int32, n)
			var told atomic.Int32
			c := Crew{workers, func(done, of int) {
				if told.Add(1); done < 1 || done > of || of != n {
					t.Errorf("%d of %d done, of %d", done, of, n)
				}
			}}
			c.Each(t.Context(), n, func(i int) { times[i].Add(1) })
			for i := range times {
				if got := times[i].Load(); got != 1 {
					t.Errorf("%d workers did %d of %d %d times", workers, i, n, got)
				}
			}
			if int(told.Load()) != n {
				t.Errorf("%d workers told of %d of %d", workers, told.Load(), n)
			}
		}
	}
}

func TestEachStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var begun atomic.Int32
	Crew{Workers: 2}.Each(ctx, 1000, func(i int) {
		begun.Add(1)
		cancel()
	})
	if n := begun.Load(); n > 2 {
		t.Errorf("%d pieces of work were begun after the end", n)
	}
}

func TestEachPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("the panic of a worker is lost")
		}
	}()
	Crew{Workers: 4}.Each(t.Context(), 100, func(i int) {
		if i == 50 {
			panic("on purpose")
		}
	})
}
