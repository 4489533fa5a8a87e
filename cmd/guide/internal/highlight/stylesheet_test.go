package highlight

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestStylesheet(t *testing.T) {
	sheet, err := Stylesheet()
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if again, _ := Stylesheet(); again != sheet {
			t.Fatal("not the same twice")
		}
	}
	for _, want := range []string{
		".chroma :is(.k,.kd,.kn,.kr,.kt){color:light-dark(#cf222e,#ff7b72)}",
		".chroma.ln .line::before{counter-increment:line",
	} {
		if !strings.Contains(sheet, want) {
			t.Errorf("lacks %q", want)
		}
	}
	for _, never := range []string{"padding", ".chroma{", ".bg", ".err", "!important"} {
		if strings.Contains(sheet, never) {
			t.Errorf("contains %q", never)
		}
	}
	for rule := range strings.Lines(sheet) {
		if !strings.HasPrefix(rule, ".chroma") {
			t.Errorf("not scoped: %s", rule)
		}
	}
}

// TestContrast holds every token color to 4.5:1 (WCAG AA) on the ground that it
// stands on: its own, or that of a block in GitHub's themes.
func TestContrast(t *testing.T) {
	for theme, ground := range map[string]string{"github": "#f6f8fa", "github-dark": "#161b22"} {
		styles, err := tokenStyles(theme)
		if err != nil {
			t.Fatal(err)
		}
		for class, decls := range styles {
			under := ground
			if own := decls["background"]; own != "" {
				under = own
			}
			if ink := decls["color"]; ink != "" && contrast(t, ink, under) < 4.5 {
				t.Errorf("%s .%s: %s on %s has %.2f", theme, class, ink, under, contrast(t, ink, under))
			}
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

var hexColor = regexp.MustCompile(`^#[0-9a-f]{6}$`)

func luminance(t *testing.T, color string) float64 {
	t.Helper()
	if !hexColor.MatchString(color) {
		t.Fatalf("not a color: %q", color)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, _ := strconv.ParseUint(color[1+2*i:3+2*i], 16, 8)
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
