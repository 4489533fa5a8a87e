//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package cache

import "os"

// tryLock always succeeds: these systems have no lock that ends with its process.
// What two builders write over each other is found out by its checksum.
func tryLock(*os.File) bool { return true }
