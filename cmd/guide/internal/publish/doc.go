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
//	.public.staging/spare/  a tree that was replaced, for the next publication
//
// Files that did not change are hard links into the old tree, which keeps their
// times. The rest is written, the disk is told to keep it, and then next and the
// output change places in one step. Where the system cannot exchange, two renames
// do it; a builder killed between them leaves old/, which the next start (or
// [Recover]) puts back. Nothing at all is touched when nothing changed.
//
// # The spare
//
// A new tree costs a folder and a link for each page, however little changed, and the
// old one as many deletions. [Options] can keep the replaced tree instead, as the spare.
// The next publication renames it to next and brings it up to date: what is not a link
// to the right file of the output is deleted first, then what is missing is linked or
// written, as in a new tree. Nothing else in a spare is trusted, and no file in it is
// ever opened for writing, as it may be the output's too. It holds folders and what
// changed since; the rest are links, which cost no room. It may be deleted at any time,
// as may all of the staging folder while nobody builds. A spare with a link, a device, a
// folder that cannot be read or somebody else's file in it is deleted, and the new tree
// made from nothing; so is what a killed builder was preparing. A page that cannot be
// made leaves the spare for the next time; a disk that fails does not.
//
// # What it never does
//
// It never follows or publishes a link, never writes into a file that is already
// there, never deletes a file that no build made (it refuses and names the file),
// never leaves a lock, temporary file or dotfile in the output, and never creates
// anything but the output and its staging folder, of which nothing remains but a spare
// that was asked for: the folder that holds the output must exist. It knows nothing
// about what the files mean.
//
// An empty folder, .DS_Store and Thumbs.db are nobody's and go without a word.
//
// Three things are outside the promise. An error after the exchange (the folder
// cannot be synced, the old tree cannot be deleted) is reported although the new
// site is in place, and says so. A file that somebody puts into the output in the
// instant between the last look and the exchange is lost with the old tree. And
// whoever holds the folder itself, not its name — a server started in it, a bind
// mount — goes on seeing the old tree, which is deleted, now or bit by bit as a spare.
//
// # Where to enter
//
// Call [CheckPlace] first, then [Holds] if an earlier build may have done all the work,
// else [Check] before rendering anything and [Publish] afterwards. What [Check] saw is
// not handed on: pages take time to make, so [Publish] looks again under its lock, and
// once more right before the exchange.
//
// Read [Publish] first, it is the list of steps. check.go says which folders are
// refused, names.go which paths, tree.go what is in the way, lock.go who may work,
// stage.go how the new tree is made, spare.go how of an old one, complete.go what it has
// in common with the output, swap.go how it takes the old one's place, leave.go what
// remains. scan.go finds what is in a tree, and folder_linux.go and folder_other.go do
// what is done in one folder.
package publish
