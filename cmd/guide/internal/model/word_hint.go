package model

import (
	"fmt"
	"regexp"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// meantLevel gives the level that a word of everyday speech comes nearest to.
var meantLevel = map[string]Level{
	"excellent": Strong, "great": Strong, "best": Strong, "very good": Strong, "perfect": Strong, "outstanding": Strong, "high": Strong, "very strong": Strong,
	"well": Good, "fine": Good, "solid": Good, "above average": Good, "nice": Good, "better": Good,
	"medium": Fair, "average": Fair, "moderate": Fair, "ok": Fair, "okay": Fair, "mixed": Fair, "neutral": Fair, "so-so": Fair, "acceptable": Fair, "middle": Fair, "limited": Fair,
	"bad": Weak, "poor": Weak, "low": Weak, "worst": Weak, "very weak": Weak, "none": Weak, "terrible": Weak,
	"n/a": Unknown, "na": Unknown, "tbd": Unknown, "todo": Unknown, "?": Unknown, "unclear": Unknown, "unsure": Unknown, "-": Unknown, "not known": Unknown,
}

// mendedLevel says which level to write in place of another word.
func mendedLevel(text string) string {
	all := make([]string, len(Levels))
	for i, l := range Levels {
		all[i] = string(l)
	}
	word := strings.ToLower(strings.TrimSpace(text))
	for _, l := range all {
		if l == word {
			return "write: " + l
		}
	}
	if meant, ok := meantLevel[word]; ok {
		return fmt.Sprintf("write one of: %s; %q is probably %s, which criteria.yaml defines for each criterion", strings.Join(all, ", "), text, meant)
	}
	return diag.DidYouMean(text, all)
}

var notInID = regexp.MustCompile(`[^a-z0-9]+`)

// mendedID says how to write what somebody wrote in place of an id.
func mendedID(text string) string {
	if strings.Contains(text, "://") || strings.HasPrefix(text, "www.") {
		return "write the id of the entry in data/sources.yaml that has this address; if there is none, add one there first"
	}
	meant := strings.Trim(notInID.ReplaceAllString(strings.ToLower(text), "-"), "-")
	if !validID(meant) {
		return idHint
	}
	if words := strings.Fields(text); len(words) > 1 && allIDs(words) {
		return fmt.Sprintf("for several ids put commas between them: %s; a single one has no spaces: %s", strings.Join(words, ", "), meant)
	}
	return "write the id in lower-case letters, digits and hyphens, such as " + meant
}

func allIDs(words []string) bool {
	for _, w := range words {
		if !validID(w) {
			return false
		}
	}
	return true
}

// articleName gives the name that a file comes nearest to.
func articleName(slug string) string {
	if meant := strings.Trim(notInID.ReplaceAllString(strings.ToLower(slug), "-"), "-"); validID(meant) {
		return meant
	}
	return "node-or-django"
}
