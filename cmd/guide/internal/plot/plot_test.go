package plot

import (
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"errors"
	"html/template"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
)

func profile() template.HTML {
	return Profile("Levels", "Words.", []Row{{"Price", "good", 3}, {`<b>"&`, "unknown", 0}, {"Taste", "weak", 1}})
}

func pair() template.HTML {
	return Pair("Levels", "Words.", Side{"Black & white", "h0"}, Side{"Green", "h5"}, words, []PairRow{{"Longevity and cost of ownership", 4, 1}, {"Taste", 2, 2}})
}

var words = [...]string{"Weak", "Fair", "Good", "Strong"}

func timeline() template.HTML {
	return Timeline("Support", "Words.", []Track{
		{Group: "Black", Name: "2", Spans: []Span{{From: 2026, To: 2027.5}, {From: 2026, To: 2029, Thin: true}}},
		{Group: "Black", Name: "1", Spans: []Span{{From: 2024.25, Open: true}}},
		{Group: "White", Words: "No dates"},
	}, Legend{Full: "All", Thin: "Some", Open: "No end"})
}

// TestForm: every picture is well-formed but for attributes without quotes, has
// a title and a description, and nothing in its text is markup.
func TestForm(t *testing.T) {
	for name, got := range map[string]template.HTML{"profile": profile(), "pair": pair(), "timeline": timeline(), "empty": Timeline("None", "Nothing.", nil, Legend{})} {
		if !regexp.MustCompile(`^<svg class=[a-z-]+ role=img [^>]*><title>[^<]+</title><desc>[^<]+</desc>`).MatchString(string(got)) {
			t.Errorf("%s: no title and description: %.200s", name, got)
		}
		if strings.Contains(string(got), "NaN") || strings.Contains(string(got), "Inf") || strings.Contains(string(got), "<b>") {
			t.Errorf("%s: %s", name, got)
		}
		d := xml.NewDecoder(strings.NewReader(regexp.MustCompile(`=([^\s">]+)`).ReplaceAllString(string(got), `="$1"`)))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v in %s", name, err, got)
			}
		}
	}
}

// TestProfile: as many dots are filled as the level is high, of four.
func TestProfile(t *testing.T) {
	rows := strings.Split(string(profile()), "<text x=0% ")[1:]
	for i, want := range []struct {
		filled, empty int
		question      bool
	}{{3, 1, false}, {0, 0, true}, {1, 3, false}} {
		row := rows[i]
		empty := strings.Count(row, "class=off")
		if filled := strings.Count(row, "<circle") - empty; filled != want.filled || empty != want.empty || strings.Contains(row, ">?<") != want.question {
			t.Errorf("row %d: %d filled, %d empty: %s", i, filled, empty, row)
		}
	}
}

// TestPair: a line joins marks that are apart, by as much as their levels are,
// and none those that are level.
func TestPair(t *testing.T) {
	got := string(pair())
	gaps := regexp.MustCompile(`<line x1=([0-9.]+)% x2=([0-9.]+)%[^>]*class=gap`).FindAllStringSubmatch(got, -1)
	if len(gaps) != 1 || gaps[0][1] != "94" || gaps[0][2] != "58" {
		t.Errorf("gaps %v in %s", gaps, got)
	}
	if !strings.Contains(got, ">Longevity and</text>") || !strings.Contains(got, ">cost of ownership</text>") {
		t.Errorf("the long name is not on two lines: %s", got)
	}
	if strings.Contains(got, ">?<") {
		t.Errorf("a column for what is unknown, where nothing is: %s", got)
	}
	unknown := string(Pair("Levels", "Words.", Side{"A", "h0"}, Side{"B", "h5"}, words, []PairRow{{"Taste", 0, 4}}))
	if !strings.Contains(unknown, ">?<") || !strings.Contains(unknown, "x1=56% x2=94%") {
		t.Errorf("no column for what is unknown: %s", unknown)
	}
}

// TestLongNames: a name that one line has no room for stands on two, whatever
// its letters are.
func TestLongNames(t *testing.T) {
	long := "Größenänderungen im laufenden Betrieb überstehen"
	for name, got := range map[string]template.HTML{
		"profile":  Profile("Levels", "Words.", []Row{{long, "good", 3}}),
		"pair":     Pair("Levels", "Words.", Side{"A", "h0"}, Side{"B", "h5"}, words, []PairRow{{long, 4, 1}}),
		"timeline": Timeline("Support", "Words.", []Track{{Group: long, Name: "2", Spans: []Span{{From: 2026, Open: true}}}}, Legend{}),
	} {
		if !strings.Contains(string(got), ">Größenänderungen im</text>") && !strings.Contains(string(got), ">Größenänderungen im laufenden</text>") || strings.Contains(string(got), long) {
			t.Errorf("%s: the long name is not on two lines: %s", name, got)
		}
	}
	if got := string(Profile("Levels", "Words.", []Row{{strings.Repeat("ü", profileWide/2-1) + " " + strings.Repeat("ß", profileWide/2), "good", 3}})); strings.Count(got, "<text") != 1 {
		t.Errorf("a name that fits is on two lines: %s", got)
	}
}

// TestTimeline: the axis runs over whole years from the earliest date to the
// latest, and what has no end reaches its end in dashes.
func TestTimeline(t *testing.T) {
	got := string(timeline())
	for _, want := range []string{
		`<text x=37% y=10 text-anchor=middle>2024</text>`, `<text x=98% y=10 text-anchor=middle>2029</text>`,
		`<line x1=61.4% x2=79.7% y1=43 y2=43 class=full`, `<line x1=61.4% x2=98% y1=43 y2=43 class=thin`,
		`<line x1=40.05% x2=98% y1=69 y2=69 class=open`, `class=none>No dates<`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	if n := strings.Count(got, "class=group"); n != 2 {
		t.Errorf("%d groups are named: %s", n, got)
	}
	for _, span := range []int{1, 3, 5, 6, 16, 40, 300} {
		if step := stride(span); span/step >= timeTicks {
			t.Errorf("of %d years every %d. is written", span, step)
		}
	}
}

// TestSame: the same input gives the same bytes, also when many draw at once.
func TestSame(t *testing.T) {
	want := profile() + pair() + timeline()
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 50 {
				if got := profile() + pair() + timeline(); got != want {
					t.Errorf("got %s", got)
					return
				}
			}
		})
	}
	group.Wait()
}

// TestSmall: a profile of a dozen criteria is at most 1.2 KB when compressed.
func TestSmall(t *testing.T) {
	var rows []Row
	var description []string
	for i, level := range []Level{3, 4, 2, 1, 4, 3, 0, 4, 2, 3, 1, 4} {
		name := "Criterion of the usual length " + strconv.Itoa(i*7919)
		rows = append(rows, Row{name, "good", level})
		description = append(description, name+": good")
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write([]byte(Profile("The levels of an option", strings.Join(description, "; "), rows)))
	if err == nil {
		err = z.Close()
	}
	if err != nil || b.Len() > 1200 {
		t.Errorf("%d bytes, %v", b.Len(), err)
	}
}

func BenchmarkProfile(b *testing.B) {
	b.ReportAllocs()
	for range b.N {
		profile()
	}
}
