package pattern

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/dlclark/regexp2/v2"
)

// enough is more steps than a small text needs, and few enough for a pattern
// that would take forever.
const enough = 100_000

// theirs is regexp2's match at a place with its groups, as text.
func theirs(re *regexp2.Regexp, text []rune, pos int) string {
	found := "none"
	err := re.FindRunesMatches(text, pos, func(m regexp2.MatchView) bool {
		index, length, _ := m.GroupRange(0)
		if index != pos {
			return false
		}
		found = fmt.Sprint(index + length)
		for number := 1; number < m.GroupCount(); number++ {
			index, length, ok := m.GroupRange(number)
			found += fmt.Sprint(" ", index, "+", length, ok)
		}
		return false
	})
	if err != nil {
		return "slow"
	}
	return found
}

// ours is the same from this package.
func ours(p *Pattern, m *Machine, text []rune, pos int) string {
	m.Steps = enough
	end := p.Match(m, text, pos)
	switch end {
	case NoMatch:
		return "none"
	case TooMany:
		return "slow"
	}
	found := fmt.Sprint(end)
	for number := 1; number <= p.Groups(); number++ {
		index, length, ok := m.Group(number)
		found += fmt.Sprint(" ", index, "+", length, ok)
	}
	return found
}

// compare matches a pattern at every place of a text. It reports whether the
// pattern could be compared at all: some are no patterns, or outside the subset.
func compare(t *testing.T, expr, input string) bool {
	t.Helper()
	expr = `\G(?:` + expr + `)`
	re, err := regexp2.Compile(expr)
	with, err2 := new(Compiler).Compile(expr, true)
	if err != nil || err2 != nil {
		if err2 == nil {
			t.Fatalf("%q is no pattern for regexp2: %v", expr, err)
		}
		return false
	}
	re.MatchTimeout = time.Second
	without, err := new(Compiler).Compile(expr, false)
	if err != nil {
		t.Fatal(err)
	}
	var m Machine
	text := []rune(input)
	for pos := range len(text) + 1 {
		got := ours(with, &m, text, pos)
		if got == "slow" {
			return true
		}
		want := theirs(re, text, pos)
		if want != "slow" && got != want {
			t.Fatalf("%q at %d of %q: %s, regexp2 has %s", expr, pos, input, got, want)
		}
		end, _, _ := strings.Cut(got, " ")
		if only, _, _ := strings.Cut(ours(without, &m, text, pos), " "); only != "slow" && only != end {
			t.Fatalf("%q at %d of %q: %s without groups and %s with them", expr, pos, input, only, end)
		}
		if got != "none" && pos < len(text) && !with.MayStart(text[pos]) {
			t.Fatalf("%q matches at %d of %q, and says that it cannot start there", expr, pos, input)
		}
	}
	return true
}

// source makes choices out of bytes, so that a fuzzer can steer them.
type source struct{ data []byte }

func (s *source) pick(of ...string) string {
	if len(s.data) == 0 {
		return of[0]
	}
	b := s.data[0]
	s.data = s.data[1:]
	return of[int(b)%len(of)]
}

func (s *source) atom() string {
	return s.pick("a", "b", "é", "[ab]", "[^a]", ".", `\w`, `\s`, `\n`, "ab", "ba", "K", "1", "^", "$", `\b`, `\B`, `\A`, `\z`, `\Z`, `\G`, `\d`, `\p{L}`, "[a-z-[b]]", "[é-ü]")
}

func (s *source) quantifier() string {
	return s.pick("", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{2,}", "{0,2}?", "{2,}?")
}

// pattern makes one of the constructs that the subset has, and few others.
func (s *source) pattern(depth int) string {
	if depth == 0 || len(s.data) == 0 {
		return s.atom()
	}
	sub := func() string { return s.pattern(depth - 1) }
	switch s.pick("atom", "both", "both", "both", "or", "many", "group", "loop", "loop", "run", "look", "atomic", "case", "again") {
	case "both":
		return sub() + sub()
	case "or":
		return "(?:" + sub() + "|" + sub() + ")"
	case "many":
		return "(?:" + sub() + "|" + sub() + "|" + sub() + "|" + sub() + ")"
	case "group":
		return "(" + sub() + ")"
	case "loop":
		return s.pick("(?:", "(") + sub() + ")" + s.quantifier()
	case "run":
		return s.atom() + s.quantifier()
	case "look":
		return s.pick("(?=", "(?!", "(?<=", "(?<!") + sub() + ")"
	case "atomic":
		return "(?>" + sub() + ")"
	case "case":
		return s.pick("(?i:", "(?s:", "(?m:") + sub() + ")"
	case "again":
		return "(" + sub() + ")" + sub() + `\1`
	}
	return s.atom()
}

func (s *source) text() string {
	var b strings.Builder
	for len(s.data) > 0 && b.Len() < 24 {
		b.WriteString(s.pick("a", "b", "a", "b", "é", "\n", "1", " ", "K", "k", "A", "\u212a"))
	}
	return b.String()
}

// TestRandom compares small patterns of every construct with regexp2.
func TestRandom(t *testing.T) {
	compared := 0
	random := rand.New(rand.NewPCG(7, 2026))
	bytes := func(n int) *source {
		s := &source{make([]byte, n)}
		for i := range s.data {
			s.data[i] = byte(random.Uint32())
		}
		return s
	}
	for range 5_000 {
		expr := bytes(24)
		pattern := expr.pick("", "(?m)", "(?s)", "(?i)") + expr.pattern(4)
		for range 4 {
			if compare(t, pattern, bytes(12).text()) {
				compared++
			}
		}
	}
	if compared < 10_000 {
		t.Errorf("only %d patterns and texts were compared", compared)
	}
}

// FuzzRandom lets the fuzzer choose them.
func FuzzRandom(f *testing.F) {
	f.Add([]byte{0, 4, 1, 2, 3, 5, 6, 7, 8, 9}, []byte("abc"))
	f.Fuzz(func(t *testing.T, choices, text []byte) {
		s := &source{choices[:min(len(choices), 60)]}
		compare(t, s.pick("", "(?m)", "(?s)", "(?i)")+s.pattern(4), (&source{text[:min(len(text), 24)]}).text())
	})
}
