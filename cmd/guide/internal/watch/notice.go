package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// notice says in a line that watching fell back to polling, why, and what helps.
func notice(why error) string {
	reason, advice := limit(why)
	switch {
	case reason != "":
	case errors.Is(why, fs.ErrPermission):
		reason, advice = why.Error(), "make it readable and start again"
	default:
		reason = why.Error()
	}
	line := fmt.Sprintf("the system no longer reports changes: %s; all files are looked at several times a second instead, so edits show a little later", reason)
	if advice != "" {
		line += "; " + advice
	}
	return strings.Join(strings.Fields(line), " ") // a path may hold line breaks
}
