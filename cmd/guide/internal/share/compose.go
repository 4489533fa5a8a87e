package share

import "strings"

// The places of things, in pixels.
const (
	margin  = 88
	measure = Width - 2*margin
	edge    = 16  // of color, at the left
	overAt  = 112 // baseline of the line above the title
	top     = 146 // where the title begins
	bottom  = 472 // where what is above the foot ends
	ruleAt  = 506
	footAt  = 564 // baseline of the foot
	gap     = 30  // between the title and what is below it
)

// sizes are those that titles may have. A title takes the first in which it
// fits. One that is too long for the smallest readable size is cut behind a
// word; those below it are for titles with a very long word.
var sizes = []int{100, 92, 84, 76, 68, 60, 54, readableSize, 42, 36, 32, 28, 24}

const readableSize = 48

var (
	overStyle  = style{regular, 34}
	underStyle = style{regular, 38}
	siteStyle  = style{bold, 34}
	asideStyle = style{regular, 30}
)

// maxTitle is how many lines a title has at most: more are a text that nobody
// reads on a picture, and would make it large.
const maxTitle = 4

// maxUnder is how many lines below the title there are at most.
const maxUnder = 2

// leading is the distance between the lines of a size.
func leading(size int) int { return size * 23 / 20 }

// compose draws a card on the empty paper.
func (d *desk) compose(c Card) {
	d.fill(0, 0, edge, Height, accent.shade(depths))
	d.fill(margin, ruleAt, measure, 2, soft.shade(1))
	d.foot(c)
	d.line(overStyle, c.Over, overAt, soft)

	f := d.face(underStyle)
	under := f.cut(f.balanced(d.words(underStyle, c.Under), measure), maxUnder, measure)
	height := bottom - top
	if len(under) > 0 {
		height -= gap + len(under)*leading(underStyle.size)
	}
	y := d.title(c, height) + gap
	for _, text := range under {
		d.begin(f, text, y+underStyle.size, soft)
		y += leading(underStyle.size)
	}
}

// title sets the title, and the other one after it, as large as there is room
// for, and gives the place below.
func (d *desk) title(c Card, height int) int {
	title, or := d.words(style{bold, sizes[0]}, c.Title), d.words(style{bold, sizes[0]}, c.Or)
	if len(title) == 0 {
		title = d.words(style{bold, sizes[0]}, c.Site) // of a title in a script that the fonts lack nothing is left
	}
	if len(or) > 0 {
		or[0] = orWord + or[0] // they stay together
	}
	for i, size := range sizes {
		f, most := d.face(style{bold, size}), min(height/leading(size), maxTitle)
		fits := f.fits(title, measure) && f.fits(or, measure)
		enough := size <= readableSize || len(f.wrap(title, measure))+len(f.wrap(or, measure)) <= most
		if i+1 < len(sizes) && !(fits && enough) {
			continue
		}
		second := f.cut(f.balanced(or, measure), most/2, measure)
		first := f.cut(f.balanced(title, measure), most-len(second), measure)
		y := d.lines(f, first, top, size)
		if len(second) > 0 {
			if name, ok := strings.CutPrefix(second[0], orWord); ok {
				d.write(f, name, d.begin(f, orWord, y+size, soft), y+size, ink)
				second, y = second[1:], y+leading(size)
			}
		}
		return d.lines(f, second, y, size)
	}
	return top
}

// orWord stands between two titles. Its space does not break.
const orWord = "or\u00a0"

// lines sets lines of a title, and gives the place below.
func (d *desk) lines(f *face, lines []string, y, size int) int {
	for _, text := range lines {
		d.begin(f, text, y+size, ink)
		y += leading(size)
	}
	return y
}

// foot sets the name of the site and, where there is room, what stands across
// from it.
func (d *desk) foot(c Card) {
	end := d.line(siteStyle, c.Site, footAt, accent)
	f := d.face(asideStyle)
	aside := readable(c.Aside, f.has)
	if x := Width - margin - f.wide(aside).Ceil(); x > end+gap {
		d.write(f, aside, x, footAt, soft)
	}
}

// line sets one line of text from the margin, and gives the place behind it.
func (d *desk) line(s style, text string, y int, c inkColor) int {
	f := d.face(s)
	words := d.words(s, text)
	if len(words) == 0 {
		return margin
	}
	return d.begin(f, f.cut(f.wrap(words, measure), 1, measure)[0], y, c)
}

// words are those of a text, as far as a font can show them.
func (d *desk) words(s style, text string) []string {
	return strings.Fields(readable(text, d.face(s).has))
}
