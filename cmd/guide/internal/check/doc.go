// Package check holds the rules that the guide must keep: over its data, over
// the links that its articles make, and over the finished output.
//
// One file holds one rule. The list in rules.go is the only registry; `guide
// check --list` prints it. A rule looks and reports; it never changes anything
// and never reads a file. What the rules over all decisions together look at is
// worked out once for all of them: see joint.go. Enter at [Data], [Prose] and
// [Output].
package check
