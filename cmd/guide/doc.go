/*
Guide builds "Which Backend?", a decision guide, from Markdown articles and YAML
data into a static site that refuses to be published when anything in it is
false to its own data.

# The commands

	guide build   make the site and put it into public/, all or nothing
	guide check   look for everything that is wrong, and write nothing
	guide serve   serve the site on this machine, anew with every change
	guide decide  ask the questions of a decision, or of all, in a terminal
	guide impact  say what a change does to pages, cells and recommendations
	guide schema  write the schemas by which editors complete and check data files
	guide new     begin an article, an option, a source or a scenario
	guide unpack  check an archive of a site that a stranger's build made, and unpack it

Each command is one file beside this one and only wires packages together.
Exit codes: 0 fine, 1 something is wrong in content, data or layouts, 2 the
command was called wrongly, 3 the machine did not play along.

# The packages

They lie in internal/, and imports run one way: a package may use those above
it. The table in deps_test.go is the exact policy.

	wire       values as bytes, and back
	cache      values on disk from one build to the next, by the hash of what they are made of
	diag       what is wrong, where, and what to do; prints it
	crew       pieces of work, done side by side
	kept       values of an earlier build, or made now and kept
	memo       the results of pure steps, kept from one build to the next
	source     the project's files as an immutable snapshot
	strict     YAML into typed values, each with its place
	model      the guide: decisions, options, cells, sources, articles
	schema     what data files may hold, for editors; from the types of model
	route      which address every page has; what a link leads to
	highlight  code into marked-up code
	markdown   an article into HTML with slots for links and embeds
	flow       the decision engine: what follows from answers, and proofs
	stack      all decisions in one run: the flows side by side, over one state
	rank       how options stand when a reader weighs the criteria
	chart      a flow, or who fits whom, as a drawing: where its parts lie
	plot       levels and spans of time as small pictures
	share      the picture that goes with a page when it is shared
	layout     views into HTML with the project's templates
	view       the model's values as views show them
	twin       what articles show as Markdown, for programs that read
	embed      fills the slots of articles; one file for each embed
	check      the rules; one file for each
	asset      style sheets, scripts and pictures, small and fingerprinted
	artifact   whether an archive of a site by somebody else's build may be published
	output     feed, sitemap, data files; one file for each
	search     the index that the search field loads
	site       the stages of a build, in order
	interview  the questions of one decision or of all, and the result, as lines of text
	impact     two states of a guide compared
	vcs        reads a revision of the repository
	scaffold   the beginning of one thing, and every place that must answer to it
	publish    a finished site into its folder, atomically
	watch      changes on the disk, as batches of paths
	serve      the newest site over HTTP, on this machine only, and in open pages

# The way of a page

source reads all files and refuses what is not plain text in plain files.
model decodes data and front matter strictly. check looks at the data. markdown
renders each article on its own; links and embeds stay open. site lists every
page with its address, so that route can close the links and embed can fill
the slots. Pages are laid out when they are asked for: by a server, or by publish,
which writes some while others are being made. When all are there, check looks at
the finished output, and publish exchanges the folder. A build of what was built
already is found in the cache and ends after comparing.

Every stage adds what it finds to one list of diagnostics, so an editor sees all
faults of a run at once, and any error means that nothing is published.

# Where to find things

What the guide says is in content/ and data/, how pages look in layouts/ and
assets/. To change what a kind of page shows, see its view in
internal/layout/views*.go, what fills it in internal/site/page_*.go and its
layout in layouts/pages/. A new embed, rule or output is one file in its
package, one line in that package's list, and one script in testdata.
*/
package main
