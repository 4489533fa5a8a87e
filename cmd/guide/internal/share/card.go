package share

import "strings"

// Card is all that a picture shows. It can be the key of a map.
type Card struct {
	Over  string // a line above the title: the section, the kind of page
	Title string // wrapped between words, and set smaller when it is long
	Or    string // another title behind a light "or", where a page weighs two things
	Under string // a lighter text below the title
	Site  string // the name of the site, at the foot
	Aside string // across from it; left out where both do not fit
}

// Text is what can be read on the picture, for people who cannot see it.
func (c Card) Text() string {
	text := c.Title
	if c.Or != "" {
		text += " or " + c.Or
	}
	if c.Under != "" {
		if !strings.HasSuffix(text, "?") {
			text += ":"
		}
		text += " " + c.Under
	}
	if c.Over != "" {
		text = c.Over + " – " + text
	}
	return text
}
