package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/schema"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/strict"
	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// TestSchemaDrift holds that the schemas in the repository are those of the
// types, and that nothing else lies beside them.
func TestSchemaDrift(t *testing.T) {
	files, err := schema.Files()
	if err != nil {
		t.Fatal(err)
	}
	project := os.DirFS(testenv.Root(t))
	var want []string
	for _, f := range files {
		want = append(want, f.Path)
		have, err := fs.ReadFile(project, f.Path)
		if err != nil || !bytes.Equal(bytes.ReplaceAll(have, []byte("\r\n"), []byte("\n")), f.Data) {
			t.Errorf("%s is not what the types say (%v); run guide schema and commit the file", f.Path, err)
		}
	}
	have, err := fs.Glob(project, "data/schema/*")
	if slices.Sort(want); err != nil || !slices.Equal(have, want) {
		t.Errorf("in data/schema lie %s, not %s (%v)", have, want, err)
	}
}

// TestSchemaAccepts holds that every file of the guides that are true is
// accepted by the schema of its kind, and that files of the real guide name it.
func TestSchemaAccepts(t *testing.T) {
	seen := map[string]int{}
	for _, root := range []string{"../..", "testdata/guide"} {
		for file, data := range editedFiles(t, root) {
			k := model.KindOf(file)
			if k.Name == "" {
				t.Errorf("%s is of no kind, so no editor can help with it", file)
				continue
			}
			seen[k.Name]++
			if err := compiled(t)[k.Name].Validate(asJSON(t, frontOf(t, file, data))); err != nil {
				t.Errorf("%s: %v", path.Join(root, file), err)
			}
			first, _, _ := strings.Cut(string(data), "\n")
			if want := schema.Modeline(file); root == "../.." && want != "" && strings.TrimRight(first, "\r") != want {
				t.Errorf("%s:1: the first line is %q; editors find the schema by %q", file, first, want)
			}
		}
	}
	for _, k := range model.FileKinds {
		if seen[k.Name] == 0 {
			t.Errorf("there is no file %s", k.Files)
		}
	}
}

// editedFiles are the files of a guide that people write in YAML, and the
// Markdown files with front matter.
func editedFiles(t *testing.T, root string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	project := os.DirFS(root)
	for _, folder := range []string{"data", "content"} {
		err := fs.WalkDir(project, folder, func(file string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && source.Ignored(d.Name()) {
				return fs.SkipDir
			}
			isSample := strings.HasPrefix(file, "content/samples/") && model.KindOf(file).Name == ""
			if ext := path.Ext(file); d.IsDir() || isSample || ext != ".yaml" && ext != ".md" {
				return nil
			}
			files[file], err = fs.ReadFile(project, file)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// frontOf is the YAML of a file.
func frontOf(t *testing.T, file string, data []byte) []byte {
	t.Helper()
	if path.Ext(file) != ".md" {
		return data
	}
	parts, ok := source.Split(&source.File{Path: file, Data: data}, &diag.List{})
	if !ok {
		t.Fatalf("%s has no front matter", file)
	}
	return parts.Front
}

// compiled are the schemas by the name of their kind.
func compiled(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	all, err := compileSchemas()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

var compileSchemas = sync.OnceValues(func() (map[string]*jsonschema.Schema, error) {
	files, err := schema.Files()
	if err != nil {
		return nil, err
	}
	all := map[string]*jsonschema.Schema{}
	for i, f := range files {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(f.Data))
		if err != nil {
			return nil, err
		}
		compiler := jsonschema.NewCompiler()
		if err := compiler.AddResource(f.Path, doc); err != nil {
			return nil, err
		}
		if all[model.FileKinds[i].Name], err = compiler.Compile(f.Path); err != nil {
			return nil, err
		}
	}
	return all, nil
})

// asJSON is what a language server makes of YAML: what is not written in quotes
// may be a number, a switch or nothing, and a date is text.
func asJSON(t *testing.T, text []byte) any {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		t.Fatalf("%v in\n%.300s", err, text)
	}
	if len(doc.Content) == 0 {
		return nil
	}
	return valueOf(doc.Content[0])
}

func valueOf(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if _, twice := m[n.Content[i].Value]; !twice { // the decoder too goes on with the first
				m[n.Content[i].Value] = valueOf(n.Content[i+1])
			}
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, valueOf(item))
		}
		return list
	}
	switch n.Tag {
	case "!!null":
		return nil
	case "!!bool":
		return strings.EqualFold(n.Value, "true")
	case "!!int":
		if i, err := strconv.ParseInt(n.Value, 0, 64); err == nil {
			return json.Number(strconv.FormatInt(i, 10))
		}
	case "!!float":
		if _, err := strconv.ParseFloat(n.Value, 64); err == nil {
			return json.Number(n.Value)
		}
	}
	return n.Value
}

// decoded gives what the decoder says of a text of a kind, before the rules
// that need the rest of the guide.
func decoded(k model.FileKind, text []byte) []diag.Diagnostic {
	var diags diag.List
	strict.Decode(text, diag.Pos{File: "file", Line: 1, Col: 1}, reflect.New(k.Type).Interface(), &diags)
	return diags.Raw()
}
