package asset

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
)

// dir is the folder of assets, in the sources as in the output.
const dir = "assets/"

// maxText bounds what is parsed; a file of this size would be wrong on a page
// long before it is hard to parse.
const maxText = 1 << 20

// kind says how files with one ending are finished.
type kind struct {
	contentType string
	finish      func(b *builder, f *file) ([]byte, error)
}

// kinds is the allow-list: what is not in it is not published. It is a function
// because the finishers come back here for the files that they refer to.
func kinds() map[string]kind {
	return map[string]kind{
		".css":         {"text/css; charset=utf-8", finishCSS},
		".js":          {"text/javascript; charset=utf-8", finishJS},
		".svg":         {"image/svg+xml", finishSVG},
		".json":        {"application/json", finishJSON},
		".webmanifest": {"application/manifest+json", finishWebManifest},
		".xml":         {"application/xml", finishXML},
		".txt":         {"text/plain; charset=utf-8", finishText},
		".png":         {"image/png", finishBinary("\x89PNG\r\n\x1a\n")},
		".ico":         {"image/vnd.microsoft.icon", finishBinary("\x00\x00\x01\x00")},
		".woff2":       {"font/woff2", finishBinary("wOF2")},
	}
}

// file is a source asset on its way.
type file struct {
	name string
	src  []byte
}

// fault is what is wrong at one place of a file.
type fault struct {
	offset        int // wholeFile if it has no place
	message, hint string
}

const wholeFile = -1

func (f fault) Error() string { return f.message }

// faultf makes a fault without a hint.
func faultf(offset int, format string, args ...any) fault {
	return fault{offset: offset, message: fmt.Sprintf(format, args...)}
}

// errReported says that the diagnostics already tell what is wrong.
var errReported = errors.New("reported")

// builder finishes files in the order of their references.
type builder struct {
	files    map[string][]byte
	memo     *memo.Memo
	diags    *diag.List
	manifest *Manifest
	failed   map[string]bool
	open     []string // the files that led to the one in work
}

// Build finishes source assets, given by their path below assets/ ("site.css",
// "icons/favicon.svg"). What is wrong with them goes to diags, and the files
// concerned are left out. The memo saves parsing again what did not change.
func Build(files map[string][]byte, m *memo.Memo, diags *diag.List) *Manifest {
	b := &builder{files, m, diags, &Manifest{map[string]Asset{}}, map[string]bool{}, nil}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		b.finish(name)
	}
	return b.manifest
}

var goodName = regexp.MustCompile(`^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$`)

// finish finishes one file, once, after the files that it refers to.
func (b *builder) finish(name string) (Asset, bool) {
	if a, ok := b.manifest.Lookup(name); ok || b.failed[name] {
		return a, ok
	}
	b.open = append(b.open, name)
	defer func() { b.open = b.open[:len(b.open)-1] }()
	f := &file{name, b.files[name]}
	k, ok := kinds()[path.Ext(name)]
	finished, err := []byte(nil), error(nil)
	switch {
	case !goodName.MatchString(name):
		err = faultf(wholeFile, "the name of an asset may have letters, digits, dots, hyphens and underscores, and no dot in front")
	case !ok:
		allowed := strings.Join(slices.Sorted(maps.Keys(kinds())), " ")
		err = fault{wholeFile, fmt.Sprintf("files ending in %q are not published", path.Ext(name)), "allowed: " + allowed}
	default:
		finished, err = safely(k.finish, b, f)
	}
	if err != nil {
		b.failed[name] = true
		b.report(f, err)
		return Asset{}, false
	}
	a := newAsset(name, k.contentType, finished)
	b.manifest.assets[name] = a
	return a, true
}

// safely turns a panic in a parser that is not ours into an error of this file.
func safely(finish func(*builder, *file) ([]byte, error), b *builder, f *file) (out []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			out, err = nil, fault{offset: wholeFile, message: "the file is of a kind that the parser cannot take"}
		}
	}()
	return finish(b, f)
}

// report turns an error into a diagnostic with its place.
func (b *builder) report(f *file, err error) {
	if errors.Is(err, errReported) {
		return
	}
	d := diag.Diagnostic{Pos: diag.Pos{File: dir + f.name}, Rule: "asset", Message: err.Error()}
	var at fault
	if errors.As(err, &at) {
		d.Message, d.Hint = at.message, at.hint
		if at.offset != wholeFile {
			d.Line, d.Col = position(f.src, at.offset)
		}
	}
	b.diags.Add(d)
}
