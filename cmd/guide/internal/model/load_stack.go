package model

// Limits on what joins the decisions.
const (
	maxFollows        = 200
	maxStackScenarios = 200
)

// stack reads what joins the decisions.
func (l loader) stack() Stack {
	var s Stack
	l.file(StackFile, &s)
	ok := true
	if len(s.Follows) > maxFollows {
		ok = !l.tooMany(false, s.Follows[maxFollows].At, "a guide has at most %d answers that follow", maxFollows)
	}
	if len(s.Scenarios) > maxStackScenarios {
		ok = !l.tooMany(false, s.Scenarios[maxStackScenarios].At, "a guide has at most %d scenarios of whole stacks", maxStackScenarios)
	}
	if len(s.Links) > maxLinks {
		ok = !l.tooMany(false, s.Links[maxLinks].At, "a guide has at most %d old links to whole stacks", maxLinks)
	}
	for _, scenario := range s.Scenarios {
		if reservedAnchor(scenario.ID.V) {
			ok = !l.reserved(scenario.ID, anchorReason)
		}
	}
	if !ok {
		l.broken[StackFile] = true
	}
	return s
}
