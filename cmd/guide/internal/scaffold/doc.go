// Package scaffold makes the beginning of one thing that the guide has many of:
// an article, an option, a source or a scenario. What it writes is valid but for
// the values that only a person can give; those are left empty, which the
// builder refuses, and the comment behind each says what belongs there.
//
// What keys there are comes from the model's types, so a key that is added to
// them is in the next scaffold. What other files must say about the new thing
// is found by checking the guide with the thing in it, filled in: what the rules
// then report is what is left to do, whatever rules there are.
//
// The package never touches the disk: it gives the bytes that files are to
// have. Enter at [Article], [Option], [Source] and [Scenario].
package scaffold
