// Package asset finishes the files that pages load: it checks them, makes them
// small and gives them names that change with their content, so that a host may
// let browsers keep them for ever.
//
// Files come as bytes under the name that authors use ("site.css"), and go out
// as bytes under the name that pages use ("assets/site.3f2a91c0.css"), with the
// hash for an integrity attribute. References between assets (url() in CSS,
// import in JavaScript, src in a web manifest) are followed and rewritten. One
// that leads nowhere, out of the site or round in a circle is an error with its
// place, and so is every syntax error: nothing reaches a browser half-right.
//
// What it never does: read or write a file, fetch anything, bundle modules,
// translate new syntax to old, or accept an SVG that could run a script.
//
// The minifiers are tdewolff's, except for JSON and XML, where nothing but
// white space may go. Two of their habits are guarded against: see order.go
// (declarations in another order) and template.go (template actions lost).
//
// Enter at [Build] for assets, at [MinifyHTMLTemplate] for layouts, and at
// [MinifyJSON] and [MinifyXML] for what the builder writes itself.
package asset
