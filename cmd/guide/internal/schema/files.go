package schema

import (
	"bytes"
	"encoding/json"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/model"
)

// File is a schema as it lies in the project.
type File struct {
	Path string
	Data []byte
}

// Files makes the schemas of all kinds of files.
func Files() ([]File, error) {
	said, err := ReadComments()
	if err != nil {
		return nil, err
	}
	files := make([]File, len(model.FileKinds))
	for i, k := range model.FileKinds {
		n := said.node(k.Type, "", k.Keys)
		n.Draft = "https://json-schema.org/draft/2020-12/schema"
		n.Comment = "Made by guide schema from the types of the program; change those and run it again."
		n.Title, n.Description = k.Name, k.About
		data, err := text(n)
		if err != nil {
			return nil, err
		}
		files[i] = File{k.Schema(), data}
	}
	return files, nil
}

// Modeline is the first line of a file of the guide, by which editors find its
// schema; it is empty for a file that has none.
func Modeline(file string) string {
	k := model.KindOf(file)
	if k.Name == "" || strings.HasSuffix(file, ".md") {
		return ""
	}
	up, target := strings.Count(file, "/"), k.Schema()
	if rest, below := strings.CutPrefix(target, file[:strings.IndexByte(file, '/')+1]); below {
		up, target = up-1, rest
	}
	return "# yaml-language-server: $schema=" + strings.Repeat("../", up) + target
}

// text writes JSON for people: it stands in the repository, where changes of
// it are read.
func text(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	return b.Bytes(), err
}
