// Package vcs reads a revision of the repository that a project lies in.
//
// It runs git, which knows all forms that a repository can have, and only those of
// its commands that change neither the folder, nor a branch, nor what is staged. (git
// may note in its index that a file is the same though its date is another.) Files
// come as they were committed. The package knows nothing of the guide. Enter
// at [Open].
package vcs
