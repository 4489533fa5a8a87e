// Package watch tells what changes on the disk, in batches of paths.
//
// It asks the system for events about folders ([fsnotify]). Where the system
// cannot give them, or gives no more, it looks at all files in intervals
// instead and says so once. A save reaches the caller about 2 ms after its last
// write; a storm of changes, such as a checkout, arrives as one batch or two.
//
// # The promise
//
// Whoever reads the project after [New] has returned, and reads what a batch
// names when the batch comes, ends with what is on the disk. A batch may name
// too much: a file that is the same as before, or one that came and went. It
// never names too little. When events were lost, the batch says that anything
// may have changed.
//
// # What it never does
//
// It never writes, never reads what a file holds (except while polling, to tell
// two versions apart that have the same size and time), never follows or watches
// a link, never looks outside the given folders, and keeps no goroutine and no
// descriptor after [Watcher.Run] has returned. Changes of modes and times alone
// are none for it. Not seen are writes through a memory mapping, other disks
// that are mounted in the project meanwhile, and what another machine changes on
// a shared disk; for the last two there is [Options].Poll.
//
// # Where to enter
//
// Read [Watcher.Run] first. notify.go turns the system's events into batches:
// inbox.go takes them in, settle.go says when a burst is over, tree.go keeps
// every folder watched under its right name. poll.go does without events, and
// look.go is how it compares two looks.
package watch
