//go:build unix

package publish

import (
	"os"
	"testing"
)

// TestHolds holds that whatever is different from what was published is seen.
func TestHolds(t *testing.T) {
	good := site{"a": "1", "b": "2", "d/c": "3"}
	for name, change := range map[string]func(out string) error{
		"changed":      func(out string) error { return os.WriteFile(out+"/a", []byte("9"), 0o644) },
		"longer":       func(out string) error { return os.WriteFile(out+"/a", []byte("11"), 0o644) },
		"removed":      func(out string) error { return os.Remove(out + "/d/c") },
		"added":        func(out string) error { return os.WriteFile(out+"/mine", nil, 0o644) },
		"exchanged":    func(out string) error { return os.Rename(out+"/a", out+"/e") },
		"a folder":     func(out string) error { return os.Mkdir(out+"/empty", 0o755) },
		"a mode":       func(out string) error { return os.Chmod(out+"/a", 0o600) },
		"a folder's":   func(out string) error { return os.Chmod(out+"/d", 0o700) },
		"a link":       func(out string) error { os.Remove(out + "/a"); return os.Symlink("b", out+"/a") },
		"no marker":    func(out string) error { return os.Remove(out + "/build.json") },
		"another one":  func(out string) error { return os.WriteFile(out+"/build.json", []byte("{}"), 0o644) },
		"nothing left": os.RemoveAll,
		"at work":      func(out string) error { return os.Mkdir(out+"/../.public.staging", 0o755) },
	} {
		root, out := project(t)
		res, err := Publish(t.Context(), root, out, good.fs(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, holds := Holds(t.Context(), root, out, res.Sum); !holds {
			t.Errorf("%s: what was published is not there", name)
		}
		if err := change(out); err != nil {
			t.Fatal(err)
		}
		if _, holds := Holds(t.Context(), root, out, res.Sum); holds {
			t.Errorf("%s: it is not seen", name)
		}
	}
}
