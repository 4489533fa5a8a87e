package main

import (
	"fmt"
	"slices"
	"testing"
)

// TestFoundingRules: every rule of the founding articles stands in data/rules.yaml.
// That the guide follows it there is the rule founding-rule of the checks.
func TestFoundingRules(t *testing.T) {
	var want, got []string
	for _, series := range []struct {
		name string
		last int
	}{{"R000", 11}, {"R001", 14}, {"R002", 8}, {"R003", 3}, {"R004", 7}, {"N", 4}} {
		for i := range series.last {
			want = append(want, fmt.Sprintf("%s-%d", series.name, i+1))
		}
	}
	for _, r := range realModel(t).Rules {
		got = append(got, r.ID.V)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the rules are %v, want %v", got, want)
	}
}
