package watch

import (
	"context"
	"time"
)

const (
	// shortest is how often a small tree is looked at: an edit then shows
	// within a blink, for a few thousandths of a core.
	shortest = 200 * time.Millisecond
	// share keeps a look below 5 % of the time.
	share = 20
	// slowest bounds what share asks for. A look that takes longer than a
	// twentieth of it waits for a slow disk and hardly uses the processor.
	slowest = 2 * time.Second
)

// poller makes batches by looking at all files in intervals.
type poller struct {
	options Options
	every   time.Duration // at most that often
	last    look
	lost    bool     // what changed before the last look is not known
	read    []string // what was read since the last look
}

// newPoller returns after the first look, and then all is read.
func newPoller(o Options) *poller {
	return &poller{options: o, every: shortest, last: takeLook(o, look{}), read: o.Folders}
}

// next waits for a burst of changes to be over. Its error is that of ctx.
func (p *poller) next(ctx context.Context) (Changes, error) {
	var batch paths
	if p.lost {
		batch.addAll()
		p.lost = false
	}
	for batch.empty() {
		if err := sleep(ctx, p.interval()); err != nil {
			return Changes{}, err
		}
		p.compare(&batch)
	}
	// A save in two steps and a checkout are one batch here too.
	for start := time.Now(); time.Since(start) < longest; {
		if err := sleep(ctx, quietMany); err != nil {
			return Changes{}, err
		}
		if !p.compare(&batch) {
			break
		}
	}
	changes := batch.changes()
	p.read = changes.Paths
	if changes.All {
		p.read = p.options.Folders
	}
	return changes, nil
}

// compare adds what differs from the last look and reports whether anything does.
func (p *poller) compare(batch *paths) bool {
	now := takeLook(p.options, p.last)
	differs := now.compare(p.last, batch)
	now.reread(p.last, p.read, batch)
	p.last, p.read = now, nil
	return differs
}

func (p *poller) interval() time.Duration {
	return min(max(p.every, share*p.last.took), slowest)
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
