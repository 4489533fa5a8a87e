//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peakOf is the most memory that an ended process held, in MiB.
func peakOf(s *os.ProcessState) float64 {
	peak := float64(s.SysUsage().(*syscall.Rusage).Maxrss)
	if runtime.GOOS != "darwin" {
		peak *= 1024 // elsewhere it is counted in KiB
	}
	return peak / (1 << 20)
}
