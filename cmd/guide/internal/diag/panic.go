package diag

import (
	"fmt"
	"path"
	"runtime"
	"strings"
)

// Panic is a panic that was recovered from, as an error: what it was called
// with, and where in the program it began.
type Panic string

func (p Panic) Error() string { return string(p) }

// Recovered makes an error of what recover gave. It is called by the function
// that was deferred, since only there is the stack still known. A Panic that
// was thrown again, by another goroutine, keeps the place where it began.
func Recovered(value any) Panic {
	if again, ok := value.(Panic); ok {
		return again
	}
	var callers [100]uintptr
	frames := runtime.CallersFrames(callers[:runtime.Callers(1, callers[:])])
	for begun := false; ; {
		f, more := frames.Next()
		switch inRuntime := strings.HasPrefix(f.Function, "runtime."); {
		case f.Function == "runtime.gopanic":
			begun = true
		case begun && !inRuntime:
			return Panic(fmt.Sprintf("%v (in %s, %s:%d)", value, path.Base(f.Function), path.Base(f.File), f.Line))
		}
		if !more {
			return Panic(fmt.Sprint(value))
		}
	}
}
