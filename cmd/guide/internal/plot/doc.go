// Package plot draws small pictures of data as SVG: the levels of one option,
// those of two beside each other, and spans of time on one axis.
//
// Across, everything lies at a share of the width, so that a picture fills a
// phone and a desk alike while its type keeps its size; down, every row has its
// height in pixels. Colors are left to the style sheet, which knows the classes
// that are named here: a mark is told from another by its shape.
//
// What it promises: the same input gives the same bytes; text is escaped; the
// markup is small, because pages carry it. What it never does: look anything
// up, compose sentences, or know the guide. A picture has a title and a
// description, and a table beside it says the same, which is not drawn here.
//
// Enter at [Profile], [Pair] and [Timeline].
package plot
