// Package crew does pieces of work side by side. Enter at [Crew.Each].
package crew

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Progress is told how much of a long piece of work is done. It may be called
// by several goroutines.
type Progress func(done, of int)

// Crew is who does a piece of work. The zero Crew is everybody: as many as there
// are processors.
type Crew struct {
	Workers  int      // 0 for all processors
	Progress Progress // may be nil
}

// Each does something for every number below n, in no order, and returns when all
// is done. It begins nothing more when the context has ended. A panic becomes one of
// the caller, who can recover from it; that of a goroutine would end the program.
func (c Crew) Each(ctx context.Context, n int, do func(int)) {
	workers := c.Workers
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	if workers = min(workers, n); workers == 0 {
		return
	}
	var next, done atomic.Int64
	var failure atomic.Pointer[diag.Panic]
	one := func(i int) {
		defer func() {
			if p := recover(); p != nil {
				failed := diag.Recovered(p)
				failure.Store(&failed)
			}
		}()
		do(i)
		if c.Progress != nil {
			c.Progress(int(done.Add(1)), n)
		}
	}
	work := func() {
		for ctx.Err() == nil && failure.Load() == nil {
			i := int(next.Add(1)) - 1
			if i >= n {
				return
			}
			one(i)
		}
	}
	var others sync.WaitGroup
	for range workers - 1 {
		others.Go(work)
	}
	work()
	others.Wait()
	if p := failure.Load(); p != nil {
		panic(*p)
	}
}

// Each is [Crew.Each] of everybody.
func Each(n int, do func(int)) { Crew{}.Each(context.Background(), n, do) }
