// Package rank says how options stand when a reader has said what matters.
//
// The guide itself adds nothing up: each criterion has its own scale. A weight
// is a reader's own statement of what one step on a scale is worth to them, and
// only with it can steps be added. This package is the one definition of how:
// the compare page prints its numbers, the browser gets them from here, and a
// test holds the arithmetic in assets/rank.js against this one. All numbers are
// whole, so both give the same. It knows no page and no address. Enter at [Of].
package rank
