package highlight

import (
	"time"

	"github.com/dlclark/regexp2/v2"

	"whichbackend.example/guide/cmd/guide/internal/highlight/pattern"
)

// matcher is the pattern of a rule. Ours is quicker and counts its steps;
// regexp2 has the constructs that ours leaves out. One of the two is nil.
type matcher struct {
	own    *pattern.Pattern
	other  *regexp2.Regexp
	groups []int // numbers of the groups that are wanted
}

func newMatcher(c *pattern.Compiler, expr string, groups bool) (matcher, error) {
	own, err := c.Compile(expr, groups)
	if err == nil {
		return matcher{own: own}, nil
	}
	other, err := regexp2.Compile(expr)
	if err != nil {
		return matcher{}, err
	}
	other.MatchTimeout = matchPatience
	m := matcher{other: other}
	if groups {
		m.groups = other.GetGroupNumbers()[1:] // not the whole match
	}
	return m, nil
}

// mayStart reports whether a match can begin with that character. Characters
// beyond ASCII are all alike to it.
func (m matcher) mayStart(r rune) bool { return m.own == nil || m.own.MayStart(r) }

// try matches a rule at pos and appends its groups to those of the rules that
// this one is inside of. The length is negative if it does not match.
func (r *run) try(m *matcher, text []rune, pos int) (length int, err error) {
	if m.own == nil {
		return r.tryOther(m, text, pos)
	}
	end := m.own.Match(&r.machine, text, pos)
	switch {
	case end == pattern.TooMany:
		return 0, errSlow
	case end < 0:
		return -1, nil
	}
	for number := 1; number <= m.own.Groups(); number++ {
		index, length, _ := r.machine.Group(number)
		r.groups = append(r.groups, group{index, length})
	}
	return end - pos, nil
}

// tryOther asks regexp2, which knows no bound but the clock.
func (r *run) tryOther(m *matcher, text []rune, pos int) (int, error) {
	if time.Now().After(r.until) {
		return 0, errSlow
	}
	r.at, r.length, r.wanted = pos, -1, m.groups
	if err := m.other.FindRunesMatches(text, pos, r.take); err != nil {
		return 0, errSlow
	}
	return r.length, nil
}

// taken notes the match that begins where it should; there is no second one.
func (r *run) taken(m regexp2.MatchView) bool {
	index, length, _ := m.GroupRange(0)
	if index != r.at {
		return false
	}
	r.length = length
	for _, number := range r.wanted {
		index, length, _ := m.GroupRange(number)
		r.groups = append(r.groups, group{index, length})
	}
	return false
}
