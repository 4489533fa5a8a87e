package diag

import (
	"regexp"
	"testing"
)

func TestRecovered(t *testing.T) {
	recovered := func(fail func()) (p Panic) {
		defer func() { p = Recovered(recover()) }()
		fail()
		return ""
	}
	for want, fail := range map[string]func(){
		`^a trap \(in diag\.thrown, panic_test\.go:\d+\)$`:                thrown,
		`^runtime error: .* \(in diag\.outOfRange, panic_test\.go:\d+\)$`: func() { outOfRange(nil) },
		`^a trap \(in diag\.thrown, panic_test\.go:\d+\) *$`:              func() { panic(recovered(thrown)) },
	} {
		if got := recovered(fail).Error(); !regexp.MustCompile(want).MatchString(got) {
			t.Errorf("got %q, want %s", got, want)
		}
	}
}

func thrown() { panic("a trap") }

func outOfRange(list []int) int { return list[len(list)] }
