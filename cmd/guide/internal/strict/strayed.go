package strict

import (
	"fmt"
	"reflect"

	"go.yaml.in/yaml/v4"
)

// A key that stands too far to the left leaves its mapping and becomes a
// neighbor of it. In a mapping with free keys it would be taken for a new
// entry, and missed in the one above.

// strayedKey names a key that was found beside the mapping that it belongs to.
type strayedKey struct {
	in  *yaml.Node
	key string
}

// isStrayed reports whether a key of a mapping of structures is the name of one
// of their own keys, and has no structure below it.
func (d *decoder) isStrayed(n, key *yaml.Node, entry reflect.Type) bool {
	for entry.Kind() == reflect.Pointer {
		entry = entry.Elem()
	}
	if entry.Kind() != reflect.Struct {
		return false
	}
	if _, known := field(fieldsOf(entry), key.Value); !known {
		return false
	}
	at := indexOf(n, key)
	return at > 0 && n.Content[at+1].Kind != yaml.MappingNode && n.Content[at-1].Kind == yaml.MappingNode
}

// findStrayed notes the keys that strayed, so that they are not called missing
// where they belong.
func (d *decoder) findStrayed(n *yaml.Node, entry reflect.Type) {
	for i := 2; i+1 < len(n.Content); i += 2 {
		if d.isStrayed(n, n.Content[i], entry) {
			if d.strayed == nil {
				d.strayed = map[strayedKey]bool{}
			}
			d.strayed[strayedKey{n.Content[i-1], n.Content[i].Value}] = true
		}
	}
}

func (d *decoder) failStrayed(n, key *yaml.Node) bool {
	at := indexOf(n, key)
	owner, above := n.Content[at-1], n.Content[at-2]
	to := spaces(key.Column + 1)
	if len(owner.Content) > 0 {
		to = spaces(owner.Content[0].Column - 1)
	}
	return d.fail(d.pos(key), "unknown-key", fmt.Sprintf("the key %q stands too far to the left", key.Value),
		fmt.Sprintf("put %s before it, so that it belongs to %q above", to, clip(above.Value)))
}

func indexOf(n, key *yaml.Node) int {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i] == key {
			return i
		}
	}
	return -1
}
