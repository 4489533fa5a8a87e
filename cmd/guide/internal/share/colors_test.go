package share

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"testing"
)

// TestColors holds the colors equal to those of the light theme.
func TestColors(t *testing.T) {
	css, err := os.ReadFile("../../../../assets/site.css")
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string]rgb{"page": paper, "ink": inks[ink], "soft": inks[soft], "link": inks[accent]} {
		m := regexp.MustCompile(`--` + name + `: light-dark\(oklch\(([0-9.]+) ([0-9.]+) ([0-9.]+)\)`).FindStringSubmatch(string(css))
		if m == nil {
			t.Errorf("site.css has no --%s", name)
			continue
		}
		var n [3]float64
		for i := range n {
			n[i], _ = strconv.ParseFloat(m[1+i], 64)
		}
		if want := oklch(n[0], n[1], n[2]); got != want {
			t.Errorf("--%s is %#02x in site.css, not %#02x", name, want, got)
		}
	}
}

// oklch gives a color as the screen shows it (CSS Color 4, 10.4).
func oklch(l, c, h float64) rgb {
	a, b := c*math.Cos(h*math.Pi/180), c*math.Sin(h*math.Pi/180)
	cube := func(x float64) float64 { return x * x * x }
	x, y, z := cube(l+0.3963377774*a+0.2158037573*b), cube(l-0.1055613458*a-0.0638541728*b), cube(l-0.0894841775*a-1.2914855480*b)
	channel := func(v float64) uint8 {
		if v <= 0.0031308 {
			v *= 12.92
		} else {
			v = 1.055*math.Pow(v, 1/2.4) - 0.055
		}
		return uint8(math.Round(255 * min(1, max(0, v))))
	}
	return rgb{
		channel(4.0767416621*x - 3.3077115913*y + 0.2309699292*z),
		channel(-1.2684380046*x + 2.6097574011*y - 0.3413193965*z),
		channel(-0.0041960863*x - 0.7034186147*y + 1.7076147010*z),
	}
}
