// Package serve shows a finished site to browsers on this machine, and to
// nothing else.
//
// It serves exactly the files that a build made, from memory, with the types
// and security headers of production. It listens on loopback addresses only,
// and answers only requests that name a loopback host and do not come from
// another site's page: a page on the web must not be able to read or probe what
// an editor is working on. It never lists folders and never touches the disk.
// Enter at [Handler] and [Listen].
package serve
