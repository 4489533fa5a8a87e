// Package diag says what is wrong with the guide, where, and what to do about
// it.
//
// A [Diagnostic] has a place (file, line, column), a severity, the name of the
// rule that found it, a message in plain words and, where one exists, a hint
// with the next step. A [List] collects the diagnostics of a run, so that an
// editor sees all of them at once instead of one after the other, and a
// [Printer] writes them for people, for programs or for a pull request.
//
// The package never reads a file, never ends the program and never shows a Go
// type, a Go error chain or a stack trace. Enter at [List].
package diag
