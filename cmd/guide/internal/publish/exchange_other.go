//go:build !linux

package publish

import "os"

// exchange is two renames where the system has no call for it, or none that was
// tried.
func exchange(s *staging) error { return twoRenames(s) }

// syncNew syncs a file while it is open for writing, which Windows asks for. The
// unchanged ones were synced by the build that wrote them.
func syncNew(f *os.File) error { return f.Sync() }

func syncTree(_ *staging, next *os.Root) error { return syncEach(next, false) }
