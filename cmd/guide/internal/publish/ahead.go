package publish

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// lookahead is how many pages may be made and not yet written, for each worker:
// enough that none waits for the disk, few enough to be held in memory.
const lookahead = 8

// inOrder makes something of every path on all processors and takes the results
// in the order of the paths, while later ones are being made. It ends at the
// first error of take, and when the context ends; nothing is being made any more
// when it returns.
func inOrder[T any](ctx context.Context, paths []string, do func(string) T, take func(string, T) error) error {
	ctx, cancel := context.WithCancel(ctx)
	type job struct {
		path string
		done chan T // holds the one result
	}
	workers := runtime.GOMAXPROCS(0)
	jobs, ordered := make(chan job), make(chan job, workers*lookahead)
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()
	for range workers {
		running.Go(func() {
			for j := range jobs {
				j.done <- do(j.path)
			}
		})
	}
	running.Go(func() {
		defer close(ordered)
		defer close(jobs)
		for _, p := range paths {
			j := job{p, make(chan T, 1)}
			for _, to := range []chan job{ordered, jobs} {
				select {
				case to <- j:
				case <-ctx.Done():
					return
				}
			}
		}
	})
	for j := range ordered {
		select {
		case result := <-j.done:
			if err := take(j.path, result); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return ctx.Err()
}

// each does something for every number below n on all processors, and nothing more once
// the context has ended.
func each(ctx context.Context, n int, do func(int)) {
	const atOnce = 16
	var next atomic.Int64
	var running sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 1+n/atOnce) {
		running.Go(func() {
			for ctx.Err() == nil {
				end := int(next.Add(atOnce))
				for i := end - atOnce; i < min(end, n); i++ {
					do(i)
				}
				if end >= n {
					return
				}
			}
		})
	}
	running.Wait()
}
