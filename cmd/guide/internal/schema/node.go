package schema

import (
	"bytes"
	"encoding/json"
)

// node is a schema, with the keywords in the order in which people read them.
// Those of the second group are no part of the standard: language servers know
// them, and others pass them by.
type node struct {
	Draft       string `json:"$schema,omitempty"`
	Comment     string `json:"$comment,omitempty"`
	Title       string `json:"title,omitempty"`
	Description string `json:"description,omitempty"`

	Type       any        `json:"type,omitempty"`
	Enum       []string   `json:"enum,omitempty"`
	Pattern    string     `json:"pattern,omitempty"`
	MaxLength  int        `json:"maxLength,omitempty"`
	Minimum    *int       `json:"minimum,omitempty"`
	Maximum    int        `json:"maximum,omitempty"`
	MinItems   int        `json:"minItems,omitempty"`
	Items      *node      `json:"items,omitempty"`
	MinEntries int        `json:"minProperties,omitempty"`
	EntryNames *node      `json:"propertyNames,omitempty"`
	Required   []string   `json:"required,omitempty"`
	Properties properties `json:"properties,omitempty"`
	Others     any        `json:"additionalProperties,omitempty"` // false, or a node
	Examples   []any      `json:"examples,omitempty"`
	Meanings   []string   `json:"enumDescriptions,omitempty"`
	Wrong      string     `json:"errorMessage,omitempty"`
	Scaffolds  []scaffold `json:"defaultSnippets,omitempty"`
}

// property is a key with the schema of its value, or with what to write there.
type property struct {
	key   string
	value any
}

// properties are written in the order of the types, in which people write them.
type properties []property

// MarshalJSON implements json.Marshaler.
func (list properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, p := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		for j, v := range []any{p.key, p.value} {
			if j > 0 {
				b.WriteByte(':')
			}
			enc := json.NewEncoder(&b)
			enc.SetEscapeHTML(false)
			if err := enc.Encode(v); err != nil {
				return nil, err
			}
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
