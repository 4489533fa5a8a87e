// Package search makes the index that the search field loads.
//
// A [Page] and its parts become terms, each with a weight that says whether the
// word stands in the title, in a heading or in the text. [Index] puts them
// together as one small file. Terms are English stems; words of other languages
// are found as they are. Words that say nothing are left out.
//
// The file is read by assets/find.js; searchtest reads it in the same way, so
// that both can be asked the same questions. All numbers are integers, so that
// both give the same order on any machine.
//
// The package knows nothing of the guide, reads no files and answers no
// questions itself. Enter at [Index].
package search
