// Package twin writes what articles show as Markdown, for programs that read
// the guide: every article has a twin at its address with index.md behind it.
//
// An article is Markdown already, so [Body] changes no more of it than a reader
// elsewhere needs: links become full addresses, and the blocks that are filled
// from data become tables, lists and code. [Embed] writes those, from the views
// that layouts show; package embed tests that it knows the view of every embed.
//
// The package knows neither the guide nor its files, and reports nothing: what
// could be wrong with an article is reported where its page is made. Enter at
// [Writer].
package twin
