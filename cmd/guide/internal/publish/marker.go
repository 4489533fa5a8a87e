package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// markerName is the file by which a later build knows that the folder is its to
// replace, and which of the files in it are.
const markerName = "build.json"

// maxMarker bounds what is read of a marker: room for half a million paths.
const maxMarker = 64 << 20

type marker struct {
	Files map[string]string `json:"files"` // path -> SHA-256, hex
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// encode gives the same bytes for the same files: encoding/json sorts keys.
func (m marker) encode() []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(m); err != nil {
		panic(err) // a map of strings always encodes
	}
	return b.Bytes()
}

// readMarker returns the files that a build listed, or nil when there is no marker or
// it is not one that a build can have written: being strict is what keeps another
// tool's build.json from handing its folder to us. An error is the disk's.
func readMarker(out *folder, mark entry) (map[string]string, error) {
	if mark.size > maxMarker {
		return nil, nil
	}
	data, _, err := out.read(markerName, nil)
	if err != nil {
		return nil, gone(err)
	}
	var m marker
	if len(data) > maxMarker || json.Unmarshal(data, &m) != nil || len(m.Files) == 0 {
		return nil, nil
	}
	for p, s := range m.Files {
		if raw, err := hex.DecodeString(s); err != nil || len(raw) != sha256.Size || checkName(p) != nil {
			return nil, nil
		}
	}
	return m.Files, nil
}
