package site

import (
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/testenv"
	"whichbackend.example/guide/cmd/guide/internal/testenv/corpus"
)

// TestOptionsGrow holds that pages, and the bytes of each, grow with the number of
// options and not with its square.
func TestOptionsGrow(t *testing.T) {
	type size struct{ files, pairs, bytes, together int }
	sizes := map[int]size{}
	for _, options := range []int{10, 50, 200} {
		project, err := corpus.FS(testenv.Root(t), 3, 1)
		if err != nil {
			t.Fatal(err)
		}
		corpus.WithOptions(project, options)
		diags := &diag.List{}
		s := Build(project, Options{}, diags)
		s.All(diags)
		if all := diags.All(); len(all) > 0 {
			t.Fatalf("%d options: %v", options, all[0])
		}
		var now size
		for _, p := range s.Paths() {
			data, err := s.Bytes(p)
			if err != nil {
				t.Fatal(err)
			}
			now.files++
			now.bytes += len(data)
			if strings.HasPrefix(p, "cup/compare/") && strings.Contains(p, "-vs-") && !strings.Contains(string(data), "http-equiv=refresh") {
				now.pairs++
			}
			if p == "stack/pairs/index.html" {
				now.together = len(data)
				if told := strings.Contains(string(data), "Cup: the first 38 of"); told != (options > 38) {
					t.Errorf("%d options: the page of pairs says that it leaves some out: %t", options, told)
				}
			}
		}
		sizes[options] = now
		t.Logf("%d options: %+v", options, now)
	}
	if got, want := sizes[10].pairs, 10*9/2; got != want {
		t.Errorf("10 options have %d pairs, not %d", got, want)
	}
	if few, many := sizes[50].pairs, sizes[200].pairs; few != 40*39/2 || many != few {
		t.Errorf("50 options have %d pairs, 200 have %d", few, many)
	}
	if few, many := sizes[50].together, sizes[200].together; few == 0 || many > few+few/20 {
		t.Errorf("the page of pairs has %d bytes with 50 options, %d with 200", few, many)
	}
	if few, many := sizes[50], sizes[200]; many.files-few.files > 3*150 || many.bytes > 4*few.bytes {
		t.Errorf("four times the options have %d files of %d bytes instead of %d of %d", many.files, many.bytes, few.files, few.bytes)
	}
}
