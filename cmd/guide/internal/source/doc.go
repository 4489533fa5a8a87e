// Package source takes an immutable snapshot of the project's input files.
//
// It reads the folders that the builder knows (content, data, layouts,
// assets) from an fs.FS, refuses what could lead outside or hang (links,
// pipes, devices) and what could not be text (bad UTF-8, control characters,
// half-merged files), and hands out bytes that are the same however an editor
// saved them: no byte order mark, line ends as \n. Content and data come from
// strangers' pull requests, so sizes, counts and depths are bounded.
//
// The package never writes and never decodes what a file means, apart from
// finding where front matter ends. Enter at [Read].
package source
