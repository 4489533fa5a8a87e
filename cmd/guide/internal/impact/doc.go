// Package impact says what a change does to a guide: two states of it are built,
// and compared as readers and reviewers would compare them.
//
// It looks at what is published (pages and other files), at what is claimed (cells,
// reasons, pairs, and what each rests on), at what is recommended (every way of
// answering, in each flow and through the whole stack, scenarios, links that people
// have shared), at new warnings, and at files whose change needs trust. It never
// judges whether a change is right; what seems to have been forgotten is a note.
//
// The same two states give the same report, byte for byte. Lists have the order of
// the guide. Enter at [Compare], and print with [Report.Text] or [Report.Markdown];
// as JSON a report has everything, where the others leave out the ends of long lists.
package impact
