// Package share draws the picture that goes with a page when somebody shares
// its address: 1200 by 630 pixels, a calm card with the page's title.
//
// A picture is a pure function of its [Card]: the fonts are part of the
// program, and the same card gives the same bytes on every machine. It has few
// colors, so that it stays small, and what drawing needs is kept from one
// picture to the next, so that it is quick. The package knows nothing of pages
// and writes nothing to disk. Enter at [Draw].
package share
