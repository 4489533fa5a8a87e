//go:build unix && (!linux || portable)

package publish

import (
	"io/fs"
	"syscall"
)

// owner is who owns a file.
func owner(info fs.FileInfo) int {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(stat.Uid)
	}
	return 0
}
