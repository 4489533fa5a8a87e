package pattern

import (
	"errors"
	"strings"
	"testing"
)

// TestConstructs compares one pattern for each thing that could go wrong.
func TestConstructs(t *testing.T) {
	texts := []string{"", "a", "aaab", "abab", "aab\nab\n", "éaé", "foo.bar(", "forty for", "a1_b 22", "\n\n", "aAbB", "<<END\nx\nEND", "KkK", "((a)b)"}
	for _, expr := range []string{
		"", "a", "é", ".", "(?s).", "[^a]", "ab", "a*", "a*?", "a+b", "a{2}", "a{1,2}a", "[ab]+b", "[ab]*?b",
		`\w+\b`, `\w+(?=\()`, `\w+\s*\(`, `(?>a*)a`, `(?>a*)b`, `(?>a|ab)b`, `(?:a|ab)b`, `a|ab`, `ab|a`, `(a|ab)(b|)`,
		`(for|foo|forty)\b`, `(for|f|foo|b|ba)+`, `(a)|b`, `(?:(a)|b)*`, `(?:(a)x|ab)`, `((a)|b)+`, `(a*)*`, `(a*)+`, `(a|b*)*b`, `(?:a?b?)*`,
		`(?:ab){2}`, `(?:ab){1,2}`, `(?:ab){1,2}?a`, `(?:ab)+?a`, `(?:ab)*?a`, `(?:a|b){2,}`, `(a)(?!b)`, `(?!(a))b`, `(?=(a))\1`, `(?=(a+))a*b\1`,
		`(?<=a)b`, `(?<=(a))b`, `(?<!a)b`, `(?<=a*)b`, `(?<=ab|\n)a`, `(?<=^a)a`, `(?<=(?=ab)a)b`, `(?=.*(?<=b))a`,
		`^a`, `(?m)^a`, `a$`, `(?m)b$`, `\Aa`, `b\Z`, `b\z`, `\Ga`, `a\Ba`, `(?i)k+`, `(?i)[a]b`, `(?i)(a)\1`, `(a)\1`, `(\w)\1`,
		`<<(\w+)\n(?s).*?\n\1`, `\1(a)`, `(a\1)`, `(?:(a)|b\1)+`, `\p{L}+`, `[^\p{L}]+`, `[a-z-[b]]+`, `[\w\W]*?\n`, `(\((?:[^()]|\([^()]*\))*\))`,
	} {
		for _, text := range texts {
			if !compare(t, expr, text) {
				t.Errorf("%q was not compared", expr)
			}
		}
	}
}

func TestOutside(t *testing.T) {
	for _, expr := range []string{`(?<n>a)(?<-n>b)`, `(a)?(?(1)b|c)`, `(?<=(a)\1)`, `(?:a*b*){2,5}`, `(?:a*)*?b`, `\X`, `(?<5>a)`, `(?<=ba*?)c`} {
		if _, err := new(Compiler).Compile(expr, true); !errors.Is(err, ErrOutside) {
			t.Errorf("%q: %v", expr, err)
		}
	}
	if _, err := new(Compiler).Compile(`(`, true); err == nil || errors.Is(err, ErrOutside) {
		t.Errorf("a parenthesis that is not closed: %v", err)
	}
	if _, err := new(Compiler).Compile(`(?:(?:(?:ab){99}c){99}d){99}`, true); !errors.Is(err, ErrOutside) {
		t.Errorf("a million instructions: %v", err)
	}
}

// TestBounded: a search that would take forever ends when its steps are spent,
// at the same step each time, and its memory has a bound too.
func TestBounded(t *testing.T) {
	for _, expr := range []string{`(?:a|ab?)*c`, `(?:a+b?)+c`, `(?:a*b?)*c`, `(?:a|ab?)*?c`, `(?:.*?,){20}P`, `(a+)+\1b`, `(?=(?:a+b?)+c)`, `(?<=c(?:a+)+)a`} {
		p, err := new(Compiler).Compile(expr, true)
		if err != nil {
			t.Fatal(err)
		}
		text := []rune(strings.Repeat("a,", 20) + strings.Repeat("a", 5_000))
		left := map[int]bool{}
		for range 2 {
			m := &Machine{Steps: 1 << 22}
			for pos := 0; pos < len(text) && m.Steps >= 0; pos++ {
				p.Match(m, text, pos)
			}
			if m.Steps >= 0 {
				t.Errorf("%s: %d steps are left", expr, m.Steps)
			}
			if cap(m.stack) > 2*maxStack {
				t.Errorf("%s: a stack of %d", expr, cap(m.stack))
			}
			left[m.Steps] = true
		}
		if len(left) != 1 {
			t.Errorf("%s: ends in two ways", expr)
		}
	}
}

// TestNoMemory: once a machine is warm, a match takes no memory.
func TestNoMemory(t *testing.T) {
	p, err := new(Compiler).Compile(`(a|b)*(?:\w+?)(?=(\())`, true)
	if err != nil {
		t.Fatal(err)
	}
	m, text := &Machine{}, []rune("abababccc(")
	if n := testing.AllocsPerRun(100, func() { m.Steps = enough; p.Match(m, text, 0) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
