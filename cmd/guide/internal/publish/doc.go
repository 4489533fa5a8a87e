// Package publish makes an output folder hold exactly the files of an [fs.FS].
//
// The promise: whatever happens — an error, a full disk, Ctrl-C, a kill, a second
// builder — the output is the complete old site or the complete new one.
//
// # How
//
// Everything is prepared in a staging folder beside the output. For an output
// named public:
//
//	public/                 what readers see; never written to, only replaced
//	public/build.json       the marker: the files that the build made, with hashes
//	.public.staging/        locked (flock) for as long as a builder works
//	.public.staging/next/   the tree being prepared; after the exchange, the old tree
//	.public.staging/old/    only where a disk cannot exchange: the old tree, mid-way
//	.public.staging/gone/   a tree that is being deleted
//
// Files that did not change are hard links into the old tree, which keeps their
// times. The rest is written, the disk is told to keep it, and then next and the
// output change places in one step. Where the system cannot exchange, two renames
// do it; a builder killed between them leaves old/, which the next start (or
// [Recover]) puts back. Nothing at all is touched when nothing changed.
//
// # What it never does
//
// It never follows or publishes a link, never writes into a file that is already
// there, never deletes a file that no build made (it refuses and names the file),
// never leaves a lock, temporary file or dotfile in the output, and never creates
// anything but the output and its staging folder: the folder that holds the
// output must exist. It knows nothing about what the files mean.
//
// An empty folder, .DS_Store and Thumbs.db are nobody's and go without a word.
//
// Three things are outside the promise. An error after the exchange (the folder
// cannot be synced, the old tree cannot be deleted) is reported although the new
// site is in place, and says so. A file that somebody puts into the output in the
// instant between the last look and the exchange is lost with the old tree. And
// whoever holds the folder itself, not its name — a server started in it, a bind
// mount — goes on seeing the old tree, which is being deleted.
//
// # Where to enter
//
// Call [Check] before rendering anything and [Publish] afterwards; read
// [Publish] first, it is the list of steps. check.go says which folders are
// refused, names.go which paths, tree.go what is in the way, lock.go who may work,
// stage.go how the new tree is made, swap.go how it takes the old one's place.
package publish
