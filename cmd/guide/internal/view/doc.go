// Package view turns the model's values into what layouts show: names with
// addresses, cells with their sources and dates, tables, cards.
//
// Pages and embeds share these pieces, so a cell reads the same wherever it
// stands. The package decides nothing about which page shows what, and makes no
// HTML. Enter at [Maker].
package view
