// Package interview asks the questions of a decision, or of all decisions in one
// run, in a terminal, one after the other, and tells in words what follows from
// the answers.
//
// Enter at [Interview.Run]. What it knows comes from packages flow and stack; this
// package only reads lines and writes text, the same for a person and for a pipe. It
// never opens a file, and nothing it prints can rewrite a terminal.
package interview
