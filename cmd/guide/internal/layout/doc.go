// Package layout turns typed views into HTML with the project's html/template
// files.
//
// Each kind of page has one narrow view struct (views*.go) and one file in
// layouts/pages; tables and other pieces that articles embed have theirs in
// layouts/embeds, and entries of long lists in layouts/cards; layouts/partials
// holds what several of them share, and layouts/base.html the frame of pages.
// All of them are parsed, and checked against the types of their views, before
// any page is rendered, so that a misspelt field is a diagnostic at its line
// and not a surprise on one page. Escaping is worked out kind by kind, when a
// page of the kind or [Set.Check] first asks for it, so that after an edit of
// the frame one page does not wait for all the others. What a kind compiles to is
// made shorter to execute, with the same output; see shorten.go.
//
// Layouts are trusted, unlike content: escaping is html/template's. The package
// reads no files and makes no decision about what a page says. Enter at
// [Parse].
package layout
