// Package artifact checks an archive of a built site that a stranger's code may
// have made.
//
// The preview of a pull request is built by the code of that pull request, so the
// archive can hold anything. A job with rights puts it on the web, and this package
// stands between the two: it takes the bytes, looks at all of them, and either gives
// the files of a site or names every reason why not. It is an allow-list: what our
// own build never makes is refused, whether or not harm is known of it.
//
// # What is refused
//
//   - an archive that is compressed, damaged, too large, or followed by more;
//   - an entry that is anything but a plain file with the mode 0644: links, devices,
//     folders, and forms of tar with long names or holes in files;
//   - a name that is not made of letters, digits, hyphens, underscores and dots, that
//     begins with a dot, that is a device on Windows, or that takes the place of
//     another one where upper and lower case are the same;
//   - a file that tells a host what to do, except a _redirects of plain moves within
//     the site;
//   - a file of a kind, or in a place, that a build never makes, and one whose content
//     is of another kind than its name;
//   - a page without our content security policy before everything else, or that
//     search engines may list, and one with code in it or that loads, frames or moves
//     to something else than the site itself;
//   - a site without its front page, its page for errors, or with another list of
//     files than the build's own.
//
// The scripts and style sheets of a pull request are let through: a preview is there
// to try them. That is why it stands at another origin than the guide.
//
// The package never reads or writes a file. Enter at [Read].
package artifact
