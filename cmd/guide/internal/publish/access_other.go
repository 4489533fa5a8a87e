//go:build !unix

package publish

// What cannot be asked beforehand shows when the output is replaced.
func writable(string) error  { return nil }
func mountPoint(string) bool { return false }
