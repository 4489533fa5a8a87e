// Package embed fills the slots that fenced YAML blocks leave in an article:
// comparison tables, "choose if" tables, verdicts and code samples.
//
// One file holds one embed: the keys that its block may have, and the view it
// makes of them. An embed takes everything it shows from the model or from the
// block itself, never from another page, and reports what is wrong at the line
// of the block. The list is in [Kinds]; enter at [Filler].
package embed
