package main

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// issueForm is GitHub's form of an issue. What it does not know is an error there.
type issueForm struct {
	Name, Description, Title string
	Labels                   []string
	Body                     []struct {
		Type, ID   string
		Attributes struct {
			Label, Description, Placeholder, Value, Render string
			Multiple                                       bool
			Default                                        *int
			Options                                        []any
		}
		Validations map[string]bool
	}
}

var fieldID = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

// formFaults holds a form to GitHub's schema, and gives its fields.
func formFaults(data []byte) (fields, faults []string) {
	var f issueForm
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(&f); err != nil {
		return nil, []string{fmt.Sprintf("it cannot be read: %v", err)}
	}
	say := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	if len(f.Name) < 3 || len(f.Description) < 3 || len(f.Labels) == 0 {
		say("it has no name, description or label")
	}
	labels := map[string]bool{}
	for i, e := range f.Body {
		a := e.Attributes
		if e.Type == "markdown" {
			if a.Value == "" || e.ID != "" || a.Label != "" || e.Validations != nil {
				say("element %d is words alone, with nothing but a value", i+1)
			}
			continue
		}
		if !slices.Contains([]string{"input", "textarea", "dropdown", "checkboxes"}, e.Type) {
			say("element %d has the type %q", i+1, e.Type)
		}
		if !fieldID.MatchString(e.ID) || slices.Contains(fields, e.ID) {
			say("the field %d has the id %q", i+1, e.ID)
		}
		if a.Label == "" || labels[a.Label] {
			say("the field %s has the label %q", e.ID, a.Label)
		}
		for key := range e.Validations {
			if key != "required" || e.Type == "checkboxes" {
				say("the field %s cannot be %s", e.ID, key)
			}
		}
		if (e.Type == "dropdown" || e.Type == "checkboxes") != (len(a.Options) > 0) {
			say("the field %s has %d options", e.ID, len(a.Options))
		}
		faults = append(faults, optionFaults(e.ID, e.Type, a.Options)...)
		labels[a.Label] = true
		fields = append(fields, e.ID)
	}
	if len(fields) == 0 {
		say("nothing can be filled in")
	}
	return fields, faults
}

// optionFaults looks at what can be chosen: words, or boxes with a label.
func optionFaults(id, kind string, options []any) (faults []string) {
	seen := map[string]bool{}
	for _, o := range options {
		words, isText := o.(string)
		if box, ok := o.(map[string]any); ok && kind == "checkboxes" {
			words, isText = box["label"].(string)
			for key, value := range box {
				if _, isBool := value.(bool); key != "label" && !(key == "required" && isBool) {
					faults = append(faults, fmt.Sprintf("an option of %s has the key %s", id, key))
				}
			}
		} else if kind == "checkboxes" {
			isText = false
		}
		if !isText || words == "" || seen[words] || strings.EqualFold(words, "none") {
			faults = append(faults, fmt.Sprintf("the field %s has the option %v", id, o))
		}
		seen[words] = true
	}
	return faults
}

// TestFormRules plants faults in a form.
func TestFormRules(t *testing.T) {
	const form = "name: Form\ndescription: A form.\nlabels: [a]\nbody:\n  - type: input\n    id: one\n    attributes:\n      label: One\n    validations:\n      required: true\n  - type: dropdown\n    id: two\n    attributes:\n      label: Two\n      options: [a, b]\n  - type: checkboxes\n    id: three\n    attributes:\n      label: Three\n      options:\n        - label: c\n          required: true\n  - type: markdown\n    attributes:\n      value: Words\n"
	if fields, faults := formFaults([]byte(form)); faults != nil || len(fields) != 3 {
		t.Fatalf("%q %q", fields, faults)
	}
	for _, test := range []struct{ before, after, want string }{
		{"name: Form", "title: Form", "no name"},
		{"name: Form", "name: Form\nbodies: 1", "cannot be read"},
		{"labels: [a]\n", "", "no name, description or label"},
		{"type: input", "type: text", `the type "text"`},
		{"id: one", "id: two", `the id "two"`},
		{"id: one\n", "id: a b\n", `the id "a b"`},
		{"label: One", "label: Two", `the label "Two"`},
		{"      label: One\n", "      placeholder: One\n", `the label ""`},
		{"      required: true\n  - type: dropdown", "      needed: true\n  - type: dropdown", "cannot be needed"},
		{"      required: true\n  - type: dropdown", "      required: maybe\n  - type: dropdown", "cannot be read"},
		{"      options: [a, b]\n", "", "has 0 options"},
		{"[a, b]", "[a, a]", "the option a"},
		{"[a, b]", "[a, None]", "the option None"},
		{"[a, b]", "[a, no]", "the option"},
		{"[a, b]", "[a, 1]", "the option 1"},
		{"        - label: c\n          required: true\n", "        - c\n", "the option c"},
		{"          required: true\n", "          checked: true\n", "the key checked"},
		{"      value: Words", "      label: Words", "words alone"},
	} {
		text := strings.Replace(form, test.before, test.after, 1)
		if text == form {
			t.Errorf("the form has no %q", test.before)
		}
		if test.after == "[a, no]" {
			text = strings.Replace(text, "no]", "false]", 1) // as GitHub's YAML reads it
		}
		if _, faults := formFaults([]byte(text)); !strings.Contains(strings.Join(faults, "\n"), test.want) {
			t.Errorf("%q: %q; nothing says %q", test.after, faults, test.want)
		}
	}
}
