package artifact

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

const policy = "default-src 'none'"

const head = `<!doctype html><html lang=en><meta charset=utf-8><meta http-equiv=Content-Security-Policy content="` + policy + `"><meta name=robots content=noindex><title>A</title>`

// sound is a small site as a build makes one.
func sound() map[string]string {
	return map[string]string{
		"index.html": head + `<link rel=stylesheet href=/assets/site.0a1b2c3d.css><link rel=canonical href=https://x.example/><script src=/assets/site.0a1b2c3d.js></script><svg><title>A plot</title><path d="M0 0"/></svg><a href=https://y.example/>A source</a>`,
		"404.html":   head, "old/index.html": head + `<meta http-equiv=refresh content="0; url=/">`,
		"_redirects": "/old/ / 301!\n/b/ /a/b-c/ 301\n", "robots.txt": "User-agent: *\n", "data/now.json": `{"a":1}`, "api/compare/matrix.csv": "a,b\n",
		"feed.xml":                 `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>a</id></feed>`,
		"assets/site.0a1b2c3d.css": "a{}", "assets/site.0a1b2c3d.js": "a()", "assets/i.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>`, "share/index.png": "\x89PNG\r\n\x1a\n",
	}
}

// entry is one of an archive.
type entry struct {
	header tar.Header
	data   string
}

func file(name, data string) entry {
	return entry{tar.Header{Typeflag: tar.TypeReg, Name: name, Mode: mode, Size: int64(len(data)), Format: tar.FormatUSTAR}, data}
}

// entries lists a site with its list, as a build and our packing do.
func entries(site map[string]string) []entry {
	sums := map[string]string{}
	for name, data := range site {
		sum := sha256.Sum256([]byte(data))
		sums[name] = hex.EncodeToString(sum[:])
	}
	list, _ := json.Marshal(map[string]any{"files": sums})
	all := []entry{file(listName, string(list))}
	for _, name := range slices.Sorted(maps.Keys(site)) {
		all = append(all, file(name, site[name]))
	}
	return all
}

func pack(t testing.TB, all []entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, e := range all {
		if err := w.WriteHeader(&e.header); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, e.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read gives the faults of an archive, one a line.
func read(archive []byte) (*Files, string) {
	diags := &diag.List{}
	files := Read(bytes.NewReader(archive), Options{"site.tar", policy}, diags)
	var b strings.Builder
	for _, d := range diags.All() {
		b.WriteString(d.Pos.String() + " " + d.Rule + " " + d.Message + "\n")
	}
	return files, b.String()
}

func TestSound(t *testing.T) {
	site := sound()
	files, faults := read(pack(t, entries(site)))
	if faults != "" {
		t.Fatal(faults)
	}
	for name, want := range site {
		if got := string(files.data[name]); got != want {
			t.Errorf("%s holds %q", name, got)
		}
	}
	if files.Len() != len(site) {
		t.Errorf("%d files of %d", files.Len(), len(site))
	}
	if err := fstest.TestFS(files, slices.Collect(maps.Keys(site))...); err != nil {
		t.Error(err)
	}
}

// TestForms plants faults in the archive as a whole.
func TestForms(t *testing.T) {
	plain := pack(t, entries(sound()))
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write(plain)
	z.Close()
	without := func(name string) []byte {
		site := sound()
		delete(site, name)
		return pack(t, entries(site))
	}
	body := bytes.TrimRight(plain, "\x00")
	body = plain[:(len(body)+511)/512*512]
	for name, test := range map[string]struct {
		archive []byte
		want    string
	}{
		"empty":      {nil, "the archive has no end"},
		"text":       {[]byte(strings.Repeat("not an archive ", 100)), "entry 1 is not one of a tar archive"},
		"compressed": {packed.Bytes(), "the archive is compressed"},
		"cut":        {plain[:700], "the archive ends within entry 1"},
		"no end":     {body, "the archive has no end"},
		"more":       {append(slices.Clone(plain), append(bytes.Repeat([]byte{0}, 511), 'x')...), "there is more behind the end"},
		"second":     {append(slices.Clone(plain), plain...), "there is more behind the end"},
		"odd length": {append(slices.Clone(plain), 0), "the archive has no end"},
		"no page":    {without("index.html"), "the file index.html is missing"},
		"no 404":     {without("404.html"), "the file 404.html is missing"},
		"no list":    {pack(t, entries(sound())[1:]), "the file build.json is missing"},
	} {
		if _, faults := read(test.archive); !strings.Contains(faults, "site.tar artifact-form "+test.want) {
			t.Errorf("%s: %s", name, faults)
		}
	}
}

// TestLimits plants what is too much.
func TestLimits(t *testing.T) {
	large := file("share/a.png", "")
	large.header.Size = maxFile + 1
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	if err := w.WriteHeader(&large.header); err != nil {
		t.Fatal(err)
	}
	if _, faults := read(append(b.Bytes(), make([]byte, 2048)...)); !strings.Contains(faults, "share/a.png artifact-entry the file is larger than 16 MiB") || !strings.Contains(faults, "ends within entry 2") {
		t.Errorf("a file that says to be large: %s", faults)
	}
	many := make([]entry, maxFiles+1)
	for i := range many {
		many[i] = file("a", "")
	}
	if _, faults := read(pack(t, many)); !strings.Contains(faults, "more than 20000 entries") {
		t.Errorf("many entries: %.300s", faults)
	}
	endless := io.LimitReader(zeros{}, maxArchive+1)
	diags := &diag.List{}
	Read(endless, Options{"site.tar", policy}, diags)
	if all := diags.All(); len(all) != 1 || all[0].Message != "the archive is larger than 256 MiB" {
		t.Errorf("a large archive: %v", all)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
