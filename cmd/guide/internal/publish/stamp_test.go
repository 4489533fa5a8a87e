//go:build unix

package publish

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// statWithoutAccess leaves out the one time that reading changes.
func statWithoutAccess(info fs.FileInfo) (text string) {
	stat := reflect.ValueOf(info.Sys()).Elem()
	for i := range stat.NumField() {
		if name := stat.Type().Field(i).Name; !strings.HasPrefix(name, "Atim") {
			text += fmt.Sprintf("%s=%v ", name, stat.Field(i))
		}
	}
	return text
}

// stamp is everything by which a tool would notice that a tree was touched.
func stamp(t *testing.T, dir string) map[string]string {
	t.Helper()
	m := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil {
			m[p] = statWithoutAccess(info)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}
