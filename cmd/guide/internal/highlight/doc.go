// Package highlight turns code into marked-up code: the text of a sample goes
// in, a <pre> whose spans carry token classes comes out.
//
// The grammar of each language is one of chroma's lexer definitions, copied
// unchanged into lexers/ and read on first use. The loop that applies a
// definition is our own, for three reasons: chroma's registry costs
// milliseconds at every start, its loop is most of a cold build, and it gives
// each match 250 ms and then silently takes another rule, so that its output
// depends on the load of the machine. The loop tries only the rules that can
// match at the next character, and package pattern matches them; what that one
// leaves out, none of the copied definitions at present, goes to regexp2. Tests
// hold our tokens equal to chroma's.
//
// What it promises: the text of the markup is the code, byte for byte; the same
// input gives the same bytes under any load and from any number of goroutines;
// hostile code ends in an error, after a second or two at most (see limits.go).
//
// What it never does: guess a language, fall back to plain text in silence,
// write inline styles or scripts, put line numbers into the text, panic.
//
// To add a language, add its name to the list in update_test.go and run
//
//	go test ./cmd/guide/internal/highlight -run TestDefinitions -update
//
// A few are made out of chroma's there, as Blade is out of HTML.
//
// Enter at [HTML] for the markup, at [Stylesheet] for its colors and at
// [Languages] for what can be written behind a code fence.
package highlight
