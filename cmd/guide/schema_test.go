package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestDataSchema holds every data file against the schema that it names, and
// the schemas against data that is broken: one that accepts everything would
// tell those who rely on it nothing.
func TestDataSchema(t *testing.T) {
	s := realGuide(t, "/repo")
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	for file, data := range s.files {
		if strings.HasPrefix(file, "data/schema/") {
			doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
			if err == nil {
				err = compiler.AddResource(s.url(file), doc)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	checked := 0
	for _, file := range slices.Sorted(maps.Keys(s.files)) {
		if path.Dir(file) != "data" {
			continue
		}
		var named struct {
			Schema string `json:"$schema"`
		}
		if err := json.Unmarshal(s.files[file], &named); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		schema, err := compiler.Compile(named.Schema)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if err := schema.Validate(parseJSON(t, s.files[file])); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		for _, b := range breakings {
			if broken := bytes.Replace(s.files[file], []byte(b.old), []byte(b.new), 1); !bytes.Equal(broken, s.files[file]) {
				checked++
				if schema.Validate(parseJSON(t, broken)) == nil {
					t.Errorf("%s with %s instead of %s is not refused", file, b.new, b.old)
				}
			}
		}
	}
	if checked < 2*len(breakings) {
		t.Errorf("only %d broken files were tried", checked)
	}
}

// breakings are one fault each: a value outside its list, an unknown key, a
// missing key, a wrong type, a date that is none.
var breakings = []struct{ old, new string }{
	{`"level":"good"`, `"level":"great"`},
	{`"level":"good"`, `"level":"good","score":3`},
	{`"verdict":"fits"`, `"verdict":"maybe"`},
	{`"verdict":`, `"opinion":`},
	{`"sources":["`, `"sources":"none","was":["`},
	{`"accessed":"2`, `"accessed":"on 2`},
	{`"verified":"2`, `"verified":"on 2`},
	{`"kind":"docs"`, `"kind":"rumor"`},
	{`"url":"https:`, `"url":"javascript:`},
	{`"criteria":[`, `"criteria":[7,`},
	{`"kind":"security","from"`, `"kind":"hope","from"`},
	{`"to":"2`, `"no_end":"It is not known.","to":"2`},
	{`"no_end":`, `"never":`},
}

func parseJSON(t *testing.T, data []byte) any {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%v in %.80s", err, data)
	}
	return doc
}
