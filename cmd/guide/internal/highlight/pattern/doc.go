// Package pattern matches the patterns of lexer definitions at a given place.
//
// The patterns are regexp2's, and so is the parser: this package reads the
// syntax tree that regexp2 makes and optimizes, and follows it in its own way.
// regexp2 is made for searching; a lexer asks thousands of times for each block
// whether a small pattern matches right here, and most of the time went into
// preparing to search and into asking the clock.
//
// # What it knows
//
// Characters, classes, text; alternation in order; greedy, lazy and atomic
// loops; groups and what they matched (\1); ^ and $ in both senses, \A, \z, \Z,
// \G, \b and \B; (?=…), (?!…), (?<=…), (?<!…) and (?>…); the flags i, m, s and x,
// which the parser has turned into classes and anchors. That is every pattern
// of every definition that the guide ships, and all but four of chroma's 5,000.
// [Compiler.Compile] says [ErrOutside] to the rest: balancing groups,
// conditions, \X, a \1 or a lazy loop that reads backward, counted and lazy
// loops around something that can match nothing, groups with gaps in their
// numbers, and what unrolls to more than maxProgram instructions.
//
// # How
//
// A pattern becomes a graph of instructions. The search walks it; where there is
// a choice it takes the first way and remembers the others on a stack, and where
// it does not get on it takes the newest of these. That is the order in which
// regexp2 tries them, and so the first match found is the same, groups and all.
// A group's old place is remembered on the same stack, to be put back on the way
// back. The end of an atomic group, or of something that looks ahead or behind,
// drops the ways that were remembered inside.
//
// # Why it is quick
//
// The graph is written from its end to its beginning, so it is known at each
// instruction what must come next in the text for it and all that follows to
// succeed. A way that the next character rules out would fail anyway; it is
// neither taken nor remembered:
//
//   - a choice looks at the next character, and dozens of words are a table that
//     leads to the one or two that begin with it;
//   - a loop over a class, behind which no member of the class can follow, takes
//     all there are and remembers nothing: to stop earlier would leave a member
//     next. Other loops stop only where what follows can begin;
//   - the caller learns with which characters a match can begin at all.
//
// Behind the end of an atomic group or of a look anything may follow: what
// really does must not choose the way through it.
//
// Groups are kept only if somebody asks for them, and are put back only where
// somebody could tell. A match takes no memory.
//
// # How it is bounded
//
// Whatever can happen more than once counts against [Machine].Steps: each
// choice, each way back, and a quarter of a step each character of a loop. When
// none are left the search ends with [TooMany], at the same step on every machine
// under any load. The stack has a bound as well.
//
// Enter at [Compiler] and [Pattern.Match]. Tests compare every pattern of the
// definitions with regexp2 at every place of many texts, and random patterns
// with random texts.
package pattern
