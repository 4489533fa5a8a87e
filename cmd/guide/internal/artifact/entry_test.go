package artifact

import (
	"archive/tar"
	"strings"
	"testing"
)

// TestEntries plants entries beside those of a sound site.
func TestEntries(t *testing.T) {
	of := func(typeflag byte, name, link string) entry {
		return entry{tar.Header{Typeflag: typeflag, Name: name, Linkname: link, Mode: mode}, ""}
	}
	mode := func(mode int64) entry {
		e := file("a.md", "a")
		e.header.Mode = mode
		return e
	}
	pax := file("a.md", "a")
	pax.header.Format, pax.header.PAXRecords = tar.FormatPAX, map[string]string{"comment": "a"}
	long := file(strings.Repeat("a/", 150)+"a.md", "a")
	long.header.Format = tar.FormatGNU
	const wrong = "has other characters than letters"
	for _, test := range []struct {
		name  string
		entry entry
		want  string // place and message
	}{
		{"symbolic link", of(tar.TypeSymlink, "a.md", "/etc/passwd"), "a.md artifact-entry this is a symbolic link"},
		{"link inside", of(tar.TypeSymlink, "a.md", "index.html"), "a.md artifact-entry this is a symbolic link"},
		{"hard link", of(tar.TypeLink, "a.md", "index.html"), "a.md artifact-entry this is a hard link"},
		{"character device", of(tar.TypeChar, "a.md", ""), "a.md artifact-entry this is a device"},
		{"block device", of(tar.TypeBlock, "a.md", ""), "a.md artifact-entry this is a device"},
		{"named pipe", of(tar.TypeFifo, "a.md", ""), "a.md artifact-entry this is a named pipe"},
		{"folder", of(tar.TypeDir, "a", ""), "a artifact-entry this is a folder"},
		{"odd type", of('Z', "a.md", ""), `a.md artifact-entry this is an entry of the type 'Z'`},
		{"global header", entry{tar.Header{Typeflag: tar.TypeXGlobalHeader, Name: "g", PAXRecords: map[string]string{"path": "b"}}, ""}, "artifact-entry this is a remark"},
		{"extensions", pax, "a.md artifact-entry the entry is written in a form with extensions"},
		{"long name", long, "the path is longer than 255 bytes"},
		{"setuid", mode(0o4644), "a.md artifact-entry the mode is 4644, not 644"},
		{"setgid", mode(0o2644), "the mode is 2644"},
		{"executable", mode(0o755), "the mode is 755"},
		{"open to all", mode(0o666), "the mode is 666"},
		{"absolute", file("/etc/a.md", ""), "/etc/a.md artifact-entry the name begins at the root"},
		{"climbing", file("a/../../b.md", ""), "a/../../b.md artifact-entry the name leads out"},
		{"doubled slash", file("a//b.md", ""), "the name has an empty part"},
		{"dot", file("./b.md", ""), "the name has an empty part"},
		{"empty", file("", ""), `site.tar: "" artifact-entry the name is empty`},
		{"backslash", file(`a\b.md`, ""), wrong},
		{"drive", file(`C:a.md`, ""), wrong},
		{"stream", file(`a.md:b`, ""), wrong},
		{"control character", file("a\x1b[2J.md", ""), wrong},
		{"line end", file("a\n.md", ""), wrong},
		{"blank at the end", file("a.md ", ""), wrong},
		{"dot at the end", file("a.md.", ""), "ends with a dot"},
		{"device name", file("a/CON.md", ""), "is a device on Windows"},
		{"device without an ending", file("lpt9", ""), "is a device on Windows"},
		{"git", file(".git/hooks/a.md", ""), `".git" begins with a dot`},
		{"git below", file("a/.git/config", ""), `".git" begins with a dot`},
		{"dot file", file(".env", ""), `".env" begins with a dot`},
		{"htaccess", file("a/.htaccess", ""), `".htaccess" begins with a dot`},
		{"well known", file(".well-known/a.txt", ""), "begins with a dot"},
		{"twice", file("index.html", head), "index.html artifact-entry the name takes the place of index.html"},
		{"case", file("INDEX.html", head), "INDEX.html artifact-entry the name takes the place of index.html"},
		{"case of a folder", file("Assets/a.css", ""), "Assets/a.css artifact-entry the name takes the place of assets"},
		{"below a file", file("index.html/a.md", ""), "index.html/a.md artifact-entry the name takes the place of index.html"},
		{"in place of a folder", file("assets", ""), "assets artifact-entry the name takes the place of assets"},
		{"deep", file(strings.Repeat("a/", 8)+"a.md", ""), "more than 7 folders deep"},
		{"long part", file(strings.Repeat("a", 60)+strings.Repeat("b", 61)+"/a.md", ""), "longer than 120 bytes"},
	} {
		all := append(entries(sound()), test.entry)
		if test.entry.header.Size == 0 && test.entry.data != "" {
			t.Fatalf("%s: the entry has no size", test.name)
		}
		if _, faults := read(pack(t, all)); !strings.Contains(faults, test.want) {
			t.Errorf("%s:\n%s", test.name, faults)
		}
	}
}

// TestUnicode has two names that are one after Unicode's normal form; neither is taken.
func TestUnicode(t *testing.T) {
	for _, name := range []string{"caf\u00e9.md", "cafe\u0301.md", "a\u202eb.md"} {
		e := file(name, "")
		e.header.Format = tar.FormatPAX
		if _, faults := read(pack(t, append(entries(sound()), e))); !strings.Contains(faults, "has other characters") || !strings.Contains(faults, "form with extensions") {
			t.Errorf("%s:\n%s", name, faults)
		}
	}
}

// TestSparse has a file that says to be of 1 TB and takes one block.
func TestSparse(t *testing.T) {
	archive := pack(t, []entry{file("a.md", "a")})
	block := archive[:512]
	block[156] = 'S'
	copy(block[257:], "ustar  \x00") // GNU's form
	copy(block[482:], "\x00")        // no more blocks that list holes
	copy(block[483:], "17777777777777\x00"[:12])
	sum := 0
	copy(block[148:156], "        ")
	for _, b := range block {
		sum += int(b)
	}
	copy(block[148:], octal(sum))
	_, faults := read(archive)
	for _, want := range []string{"a.md artifact-entry this is a file with holes", "a.md artifact-entry the file is larger"} {
		if !strings.Contains(faults, want) {
			t.Errorf("nothing says %q:\n%s", want, faults)
		}
	}
}

func octal(n int) string {
	const digits = "01234567"
	text := ""
	for range 6 {
		text = string(digits[n%8]) + text
		n /= 8
	}
	return text + "\x00 "
}

// TestAllAtOnce has a reason for each of many faults.
func TestAllAtOnce(t *testing.T) {
	all := []entry{file("../a.md", ""), file(".git/b", ""), file("c.exe", ""), file("index.html", "x"), file("netlify.toml", "")}
	_, faults := read(pack(t, all))
	for _, want := range []string{"../a.md ", ".git/b ", "c.exe ", "index.html artifact-file the page does not begin", "netlify.toml ", "404.html is missing", "build.json is missing"} {
		if !strings.Contains(faults, want) {
			t.Errorf("nothing is said of %s:\n%s", want, faults)
		}
	}
}
