package schema

import (
	"fmt"
	"slices"
)

// scaffold is what a language server offers to write where a key is free: the
// key and all that has to stand below it, with a stop at each gap.
type scaffold struct {
	Label       string     `json:"label"`
	Description string     `json:"description,omitempty"`
	Body        properties `json:"body"`
}

// scaffolds offers one entry whose key names something of a kind.
func scaffolds(what string, value *node) []scaffold {
	if what == "" || value.Properties == nil {
		return nil
	}
	stops := 1
	key := fmt.Sprintf("${1:%s}", what)
	return []scaffold{{
		Label: "new entry: " + what, Description: value.Description,
		Body: properties{{key, gaps(value, &stops)}},
	}}
}

// gaps is the smallest value that has all the keys which a schema asks for.
func gaps(n *node, stops *int) any {
	switch {
	case n.Items != nil:
		return []any{gaps(n.Items, stops)}
	case n.Properties == nil:
		*stops++
		return fmt.Sprintf("$%d", *stops)
	}
	var body properties
	for _, p := range n.Properties {
		if value, ok := p.value.(*node); ok && slices.Contains(n.Required, p.key) {
			body = append(body, property{p.key, gaps(value, stops)})
		}
	}
	return body
}
