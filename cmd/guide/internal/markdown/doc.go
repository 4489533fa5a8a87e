// Package markdown turns the body of one article into parts.
//
// Most parts are finished HTML. A link to a file of the repository stays a
// [Ref] until somebody knows the addresses of all pages, and a fenced block
// whose language is the name of an embed stays an [Embed] until somebody has
// the data to fill it. Next to the parts, a [Doc] has what the rest of the
// program asks of an article: headings, links to other sites, and the prose
// with its places in the file.
//
// The body is CommonMark with GitHub's tables, task lists, strikethrough,
// alerts and bare https links, and with footnotes and definition lists.
// Everything that is wrong with it is reported in one run, each at its line
// and column.
//
// The package never reads a file, never looks at another page, never lets a
// stranger's HTML, script or attribute through, and never works longer than
// its limits allow: they count bytes, depth and things, not seconds, so the
// same body gives the same result on any machine. It does not tidy text
// either: quotes and dashes stay as they were typed.
//
// The HTML is written small instead of being made small afterwards. End tags
// and quotes that HTML allows to leave out are left out, with two exceptions
// at the seams where this package cannot see what follows: a paragraph before
// an embed, and one at the very end, are closed.
//
// Enter at [Render]. From there, parser.go lists the syntax, limits.go the
// limits, and render.go starts the walk over the tree.
package markdown
