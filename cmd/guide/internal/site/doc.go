// Package site builds the guide: from a snapshot of the project's files to
// every file of the output.
//
// [Build] reads as a table of contents: read, decode, check, render, link,
// lay out. It returns a [Site] whose pages are laid out when they are asked
// for; [Site.All] asks for all of them and checks the finished output. Nothing
// here touches the machine: input is an fs.FS, output is bytes, and the
// address and everything else that could differ between two runs is an option.
package site
