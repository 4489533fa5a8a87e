package watch

import "time"

const (
	// quiet is how long nothing may happen before a batch is made. Half of it
	// is enough for every editor's way to save; twice of it would be felt.
	quiet = 2 * time.Millisecond
	// quietAgain is the same when the batch before was made less than that ago:
	// somebody writes again and again, and each rebuild but the last is wasted.
	quietAgain = 10 * time.Millisecond
	// quietMany is the same for a storm: a checkout of many files pauses for
	// up to 4 ms in between, and nobody waits for its first file.
	quietMany = 20 * time.Millisecond
	many      = 20 // paths
	// longest is how long the first change may wait for the last one.
	longest = 250 * time.Millisecond
)

// settle says when a burst of events is over. It has no clock of its own.
type settle struct {
	before      time.Time // when the last batch was made
	first, last time.Time
	again       bool // the burst began soon after the last batch
}

// event notes that something happened at a time; now may be later, because
// events wait while a batch is worked on. The longest wait is counted from now,
// as before it nobody could have been served.
func (s *settle) event(at, now time.Time) {
	if s.first.IsZero() {
		s.first, s.again = now, at.Sub(s.before) < quietAgain
	}
	if at.After(s.last) {
		s.last = at
	}
}

// due is when the batch is to be made if nothing else happens.
func (s *settle) due(paths int) time.Time {
	wait := quiet
	switch {
	case paths >= many:
		wait = quietMany
	case s.again:
		wait = quietAgain
	}
	due, end := s.last.Add(wait), s.first.Add(longest)
	if end.Before(due) {
		return end
	}
	return due
}
