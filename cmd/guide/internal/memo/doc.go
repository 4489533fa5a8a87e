// Package memo remembers the results of pure steps from one build to the next.
//
// A build is made of steps: functions whose result depends on nothing but
// their key. A [Step] looks its key up, and gives the value that the same key
// gave before, along with the diagnostics, as if it had run. Nothing here
// knows what an edit is or which page it concerns: every build runs the same
// stages over its own snapshot, and what did not change is found, not guessed.
//
// Keys are comparable values. A pointer may be part of one when what it
// points at is never changed: it then stands for its content, and comparing
// it costs nothing. Where a list has to stand for its items, [Intern] gives
// equal lists one pointer.
//
// Results that a whole build did not ask for are dropped by [Memo.Sweep]. The
// package never touches the machine. Enter at [Step.Do].
package memo
