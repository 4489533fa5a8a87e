// Package route says which address every page has, and turns the links that
// editors write (to files of the repository) into addresses.
//
// A page's address is a function of its id or of its file's path, never of the
// order in which pages are made. Two pages that claim one address are an
// error. The package renders nothing. Enter at [Map].
package route
