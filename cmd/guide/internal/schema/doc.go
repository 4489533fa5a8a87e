// Package schema says what the guide's YAML files may hold, as JSON Schemas for
// editors: a language server reads them while somebody types, completes keys
// and words, shows what they mean, and marks what the builder would refuse.
//
// It derives them from the types of package model, as package strict decodes
// them, and from the comments of those types, so that there is no second list
// of anything. What needs the rest of the guide, such as whether a source
// exists, is left to the builder. Standard keywords are used as drafts 7 and
// 2020-12 read them alike, and nothing is referred to, because editors differ in
// how they follow references. Of Markdown files editors ask no language server;
// whoever has a tool that does finds the schema of front matter here too.
//
// The schemas of the data that the site publishes are something else; they stand
// in package output. Enter at [Files] and [Modeline].
package schema
