//go:build !unix

package publish

import (
	"io/fs"
	"os"
)

// owner is that of the process where owners have no numbers.
func owner(fs.FileInfo) int { return os.Geteuid() }
