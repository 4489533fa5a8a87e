package artifact

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
)

// listName is the file in which a build lists all others with their hashes.
const listName = "build.json"

// list compares the files with the build's own list of them. The list is left out of
// the result: publishing writes it anew, with the same bytes.
func (c *checker) list() {
	data, found := c.files[listName]
	if !found {
		return // that it is missing is told
	}
	delete(c.files, listName)
	var listed struct{ Files map[string]string }
	if json.Unmarshal(data, &listed) != nil {
		c.refuse(listName, "the content is not the list of a build")
		return
	}
	for _, name := range slices.Sorted(maps.Keys(c.files)) {
		sum := sha256.Sum256(c.files[name])
		if listed.Files[name] != hex.EncodeToString(sum[:]) {
			c.refuse(name, "the build did not list the file with this content")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(listed.Files)) {
		if c.files[name] == nil {
			c.refuse(listName, "it lists %s, which is not in the archive or was refused", name)
		}
	}
}
