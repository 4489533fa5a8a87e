// Package output makes the files beside the pages: feed, sitemap, robots.txt,
// llms.txt, redirects, and the guide's data as JSON and CSV with schemas.
//
// One file holds one output; the list in outputs.go is the only registry. An
// output is a pure function of the guide and of the list of pages, so the same
// input gives the same bytes. The package writes nothing to disk. Enter at
// [All].
package output
