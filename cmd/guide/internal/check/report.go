package check

import "whichbackend.example/guide/cmd/guide/internal/diag"

// reporter adds an error of one rule.
type reporter func(at diag.Pos, message, hint string)

func reporting(rule string, diags *diag.List) reporter {
	return func(at diag.Pos, message, hint string) {
		diags.Add(diag.Diagnostic{Pos: at, Rule: rule, Message: message, Hint: hint})
	}
}
