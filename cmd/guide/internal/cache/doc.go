// Package cache keeps values on disk from one build to the next, each under the
// hash of all that it is made of.
//
// A cache is one file. It begins with the version of the program that wrote it;
// behind that stand records, each with its key, its length, a checksum and the
// value. A record is never changed: what is new is appended, under a lock, while it
// comes. The last record of each builder lists those that he appended and leads to
// the list before, so that a file is known without going through it. When more than
// half of a large file was of no use to a whole build, the rest is written anew
// beside it and takes its place.
//
// What it promises: a value comes back as it was put, or not at all. A file of
// another version, a torn or damaged record, a file that somebody else is
// writing or has deleted: each costs the values in question and nothing else, so
// that deleting the file is always safe and no fault of it is worth a word. Two
// builders at once see each other's values or do not; a value that both append
// stands there twice until the file is written anew.
//
// It knows nothing about what the values mean. Enter at [Open]; index.go has the
// form of the file, tail.go how it grows.
package cache
