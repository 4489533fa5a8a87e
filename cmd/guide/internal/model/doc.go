// Package model is the guide as typed values: decisions with their options,
// criteria and cells, sources, scenarios, samples and articles, each value
// with the place in the file where an editor wrote it.
//
// It decodes strictly and reports every fault of a file, but it does not judge
// whether the guide is consistent: that a named source exists, or that every
// cell has one, is the work of the rules in package check. It knows nothing of
// pages, addresses or HTML, and nothing of any particular framework. Enter at
// [Load] and [Guide].
package model
