package main

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
)

// unhurried is how much memory a build may use before its first collection of
// garbage. A small guide needs no more in all; with the usual beginning at 4 MB it
// would be gone through a dozen times.
const unhurried = 64 << 20

// collectLate puts the first collection off. After it, all is as usual. Who has set
// the pace is obeyed.
func collectLate() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(unhurried)
	type first struct{ _ [16]*byte } // not among tiny objects, which are collected together
	runtime.SetFinalizer(&first{}, func(*first) {
		debug.SetGCPercent(100)
		debug.SetMemoryLimit(math.MaxInt64)
	})
}
