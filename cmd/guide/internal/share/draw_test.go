package share

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"sync"
	"testing"
)

const (
	site  = "Which Backend?"
	aside = "Start from what the system needs."
)

// cards are those that are hard to draw.
var cards = map[string]Card{
	"empty":           {},
	"home":            {Title: site, Under: aside, Site: "The editors"},
	"pair":            {Over: "Backend framework · Side by side", Title: "Express", Or: "Django", Site: site, Aside: aside},
	"long":            {Over: "Article", Title: strings.Repeat("Scaling horizontally, microservices, ", 20), Under: strings.Repeat("what really has to change ", 20), Site: site, Aside: aside},
	"long pair":       {Over: "Article", Title: strings.Repeat("Structured ", 40), Or: strings.Repeat("Monolithic ", 40), Site: site, Aside: aside},
	"one long word":   {Title: strings.Repeat("Donau", 40), Site: site},
	"two long words":  {Title: strings.Repeat("Donau", 12), Or: strings.Repeat("Rhein", 12), Site: site},
	"wide letters":    {Over: strings.Repeat("W", 200), Title: strings.Repeat("WWWW MMMM @@@@ ", 30), Site: site, Aside: aside},
	"every letter":    {Title: runs('!', 0x450), Under: runs(0x2000, 0x2300), Site: site, Aside: aside},
	"other scripts":   {Over: "記事", Title: "日本語のタイトル", Under: "عنوان", Site: site, Aside: "🎉"},
	"nothing to read": {Title: "日本語", Or: "中文", Under: "☃", Site: "サイト"},
	"odd characters":  {Title: "a\x00b\xffc\u202ed\ufeff \u200b\u0301", Or: "\n\t", Under: "\u0301", Site: site},
	"huge":            {Title: strings.Repeat("word ", 1<<18), Under: strings.Repeat("x", 1<<20), Over: strings.Repeat("\u0301", 1<<20), Site: strings.Repeat("Site ", 1<<10), Aside: aside},
}

func runs(from, to rune) string {
	var b strings.Builder
	for r := from; r < to; r++ {
		b.WriteRune(r)
		if r%7 == 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// maxSize is the most that a picture may weigh.
const maxSize = 20_000

func TestDraw(t *testing.T) {
	for name, c := range cards {
		t.Run(name, func(t *testing.T) {
			data := Draw(c)
			if len(data) >= maxSize {
				t.Errorf("%d bytes", len(data))
			}
			decoded, err := png.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			p, ok := decoded.(*image.Paletted)
			if !ok || p.Bounds() != image.Rect(0, 0, Width, Height) || len(p.Palette) > 16 {
				t.Fatalf("it is a %T of %v", decoded, decoded.Bounds())
			}
			if got := p.Palette[0]; got != (color.RGBA{paper.r, paper.g, paper.b, 0xff}) {
				t.Errorf("the paper is %v", got)
			}
			// Nothing reaches into the margins, but for the edge of color.
			for y := range Height {
				for x := range Width {
					ink := p.ColorIndexAt(x, y) != 0
					if inside := x >= margin-4 && x < Width-margin+4 && y > 60 && y < Height-44; ink && !inside && x >= edge {
						t.Fatalf("there is ink at %d, %d", x, y)
					}
				}
			}
		})
	}
}

// TestDrawSame: a picture is the same whatever was drawn before it, and at the
// same time.
func TestDrawSame(t *testing.T) {
	first := map[string][]byte{}
	for name, c := range cards {
		first[name] = Draw(c)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for name, c := range cards {
				if !bytes.Equal(Draw(c), first[name]) {
					t.Errorf("%s is another picture the second time", name)
				}
			}
		})
	}
	wg.Wait()
	fresh := &desk{pixels: make([]byte, Width*Height), faces: map[style]*face{}, encoder: newEncoder()}
	fresh.compose(cards["pair"])
	if !bytes.Equal(fresh.encoder.encode(fresh.pixels), first["pair"]) {
		t.Error("a picture is another one when nothing is kept")
	}
}

// TestDrawDiffers: whatever a card says can be seen.
func TestDrawDiffers(t *testing.T) {
	seen := map[string]Card{}
	for _, c := range []Card{
		{}, {Over: "A"}, {Title: "A"}, {Title: "A", Or: "A"}, {Title: "A", Under: "A"}, {Title: "A", Site: "A"}, {Title: "A", Site: "A", Aside: "A"}, {Title: "B"}, {Title: "É"}, {Title: "E"},
	} {
		data := string(Draw(c))
		if other, same := seen[data]; same {
			t.Errorf("%+v looks like %+v", c, other)
		}
		seen[data] = c
	}
}

// TestDrawShrinks: a word that is wider than the lines of large titles is shown
// whole in a smaller one.
func TestDrawShrinks(t *testing.T) {
	for _, c := range []Card{{Title: strings.Repeat("Donau", 12) + " word"}, {Title: "Or", Or: strings.Repeat("Rhein", 12)}, {Title: "A " + strings.Repeat("W", 30) + " word"}} {
		other := Card{Title: strings.TrimSuffix(c.Title, " word") + "s word"}
		if c.Or != "" {
			other = Card{Title: c.Title, Or: c.Or + "s"}
		}
		if bytes.Equal(Draw(c), Draw(other)) {
			t.Errorf("%+v looks like %+v: the word is missing", c, other)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	for i := range b.N {
		Draw(Card{Over: "Article", Title: fmt.Sprint("There is no best backend framework ", i), Under: "start from what the system needs", Site: site, Aside: aside})
	}
}
