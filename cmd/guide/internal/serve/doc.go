// Package serve shows the site of an editor's last good build to browsers on
// this machine, keeps their pages up to date, and says on them what is wrong.
//
// Whoever builds hands over each build with [Server.Show] and what is wrong
// with [Server.Report]. A request looks at one moment of the server only, so an
// answer never mixes two builds. Pages get a script (client/live.js) that hears
// of every change in one stream for all tabs, asks for the state of its own
// page, and loads the page again only when that has changed.
//
// The server answers loopback hosts only, and no other site's page: a page on
// the web must not be able to read or probe what an editor is working on. It
// never lists folders and never touches the disk. Every defence is one line in
// defences.go or limits.go, and a test holds that each one matters.
//
// Its own addresses lie below /.guide/, where no output can be: a path of the
// output never starts with a dot. Enter at [New].
package serve
