package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/flow/flowtest"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// readQuery is what both engines make of an address.
type readQuery struct {
	Answers map[model.ID]model.ID
	Version int
	Dropped []string
	Query   string // what encode gives for the answers
}

// queries compares what both make of addresses that people and programs have
// spoiled.
func (e *engineTab) queries(t *testing.T) {
	flows := realFlows(t)
	for seed := range uint64(100) {
		if f := flowtest.Flow(flowtest.Guide(seed)); f.Question("constructor") != nil {
			flows = append(flows, f)
		}
	}
	r := rand.New(rand.NewPCG(engineSeed, 2))
	compared := 0
	for _, f := range flows {
		var queries []string
		for _, part := range strangeParts {
			queries = append(queries, part, f.Encode(flowtest.State(r, f))+"&"+part, part+"&"+part+"&"+f.Encode(flowtest.State(r, f)))
		}
		for range 200 {
			queries = append(queries, spoil(r, f))
		}
		if f == flows[0] {
			queries = append(queries, longQueries(f)...)
		}
		start := time.Now()
		lines := e.call(t, "parse", work{f.Graph(), queries})
		// It takes a second, and minutes where it is not linear in the length.
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s: reading the addresses took %v", f.Decision.Path, took)
		}
		for i, line := range lines {
			compared++
			q := f.ParseQuery(queries[i])
			ours := readQuery{q.State, q.Version, append([]string{}, q.Dropped...), f.Encode(q.State)}
			var theirs readQuery
			if err := json.Unmarshal([]byte(line), &theirs); err != nil {
				t.Errorf("%s, %q: %v in %.200s", f.Decision.Path, cut(queries[i]), err, line)
			} else if !reflect.DeepEqual(ours, theirs) {
				t.Errorf("%s, %q:\nGo says   %s\nthe browser %s", f.Decision.Path, cut(queries[i]), cut(string(mustJSON(t, ours))), cut(string(mustJSON(t, theirs))))
			}
		}
		// Go has no such strings: they must be taken all the same, and named.
		lone := []string{"HIGH", "LOW=HIGH", "LOW%&%HIGH=%", "constructor=HIGH&%ff=LOW&a=HIGHLOW"}
		for i, line := range e.call(t, "surrogates", work{f.Graph(), lone}) {
			if want := fmt.Sprintf(`["v=%d",true]`, f.Version); line != want {
				t.Errorf("%s, %s: %s, not %s", f.Decision.Path, lone[i], line, want)
			}
		}
		all := flow.State{}
		complete(r, f, all)
		want := fmt.Sprintf(`[{},"v=%d",null,null]`, f.Version)
		if got := e.call(t, "inherits", work{f.Graph(), []flow.State{all}})[0]; got != want {
			t.Errorf("%s: from answers that are inherited: %s, not %s", f.Decision.Path, got, want)
		}
	}
	t.Logf("%d queries", compared)
}

func cut(s string) string {
	if len(s) > 600 {
		return s[:600] + "…"
	}
	return s
}

// strangeParts are parts of addresses that say nothing, or nearly nothing.
var strangeParts = []string{
	"", "&", "&&&", "=", "==", "=&=", "?", "#", "%", "%=%", "%4", "%zz", "%u0041", "%%41", "%41%", "%00", "\x00=\x00", "+", "+=+", "a", "a;b",
	"%ff=%ff", "%c0%80=1", "%ed%a0%80=%ed%b0%80", "%f4%90%80%80=1", "%e2%82=1", "%E2%82%AC=€", "%ef%bf%bd=\ufffd", "%F0%9F%98%80=😀", "\u2028=\u2029",
	"__proto__", "__proto__=unsure", "__proto__=__proto__", "__proto__[polluted]=1", "__proto__.polluted=1", "%5f%5fproto%5f%5f=1", "prototype=unsure",
	"constructor", "constructor=unsure", "constructor=prototype", "constructor[prototype][polluted]=1", "constructor=constructor", "toString=unsure",
	"hasOwnProperty=unsure", "hasownproperty=unsure", "valueOf=unsure", "__defineGetter__=unsure", "length=0", "0=0", "-1=1", "then=unsure", "name=unsure",
	"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>=unsure`, "javascript:alert(1)", "%3Cscript%3E=%3C/script%3E", "${7*7}", "{{.}}", "' or 1=1", "../../etc/passwd", "\r\nSet-Cookie: a=b",
	"v", "v=", "v=0", "v=01", "v=1", "v=1&v=1", "v=1&v=2", "v=1&v", "v=7&V=8", "v=-1", "v=+1", "v=%2b1", "v=%31", "v=1.0", "v=1e3", "v=0x1", "v=1_000", "v= 1", "v=1+", "v=1%0a", "v=1%00",
	"v=999999", "v=1000000", "v=1000001", "v=9999999", "v=9007199254740993", "v=99999999999999999999999999", "v=Infinity", "v=NaN", "v=null", "v=unsure", "v=１", "v=١", "%76=3", "v%3d1", "v=1=1",
}

// looks are letters that look like others.
var looks = strings.NewReplacer("a", "а", "e", "е", "o", "ο", "-", "‐", "i", "ı", "s", "ſ", "c", "с")

// spoil writes some answers and tampers with them.
func spoil(r *rand.Rand, f *flow.Flow) string {
	parts := strings.Split(f.Encode(flowtest.State(r, f)), "&")
	for range 1 + r.IntN(4) {
		i := r.IntN(len(parts))
		key, value, _ := strings.Cut(parts[i], "=")
		q := f.Questions[r.IntN(len(f.Questions))]
		a := q.Places[0].Answers[r.IntN(len(q.Places[0].Answers))].ID
		another := string(q.ID) + "=" + string(a)
		switch r.IntN(16) {
		case 0, 1, 2:
			parts = append(parts, another)
		case 3:
			parts = append(parts, parts[i])
		case 4:
			parts = append(parts, escape(r, another), another)
		case 5:
			parts[i] = escape(r, parts[i])
		case 6:
			parts[i] = key
		case 7:
			parts[i] = key + "==" + value
		case 8:
			parts[i] = looks.Replace(parts[i])
		case 9:
			parts[i] = strings.ToUpper(parts[i])
		case 10:
			at := r.IntN(len(parts[i]) + 1)
			parts[i] = parts[i][:at] + []string{"+", "%", "%20", "%ff", "%2", "&", "=", " ", "%26", "%3d", "é"}[r.IntN(11)] + parts[i][at:]
		case 11:
			parts[i] = url.QueryEscape(parts[i])
		case 12:
			parts[i] = url.QueryEscape(escape(r, key)) + "=" + value
		case 13:
			parts = slices.Insert(parts, i, strangeParts[r.IntN(len(strangeParts))])
		case 14:
			parts[i] = key + "=" + string(a)
		case 15:
			parts[i] = value + "=" + key
		}
		r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	}
	return strings.ToValidUTF8(strings.Join(parts, "&"), "\ufffd") // JavaScript has no others
}

// escape writes some of the letters as escapes, in either case.
func escape(r *rand.Rand, part string) string {
	var b strings.Builder
	for _, c := range []byte(part) {
		switch r.IntN(4) {
		case 0:
			fmt.Fprintf(&b, "%%%02x", c)
		case 1:
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// longQueries are what nobody has to read fast, and everybody has to survive.
func longQueries(f *flow.Flow) []string {
	q := f.Questions[0]
	right := string(q.ID) + "=" + string(q.Places[0].Answers[0].ID)
	var different strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&different, "&%s=%d&%d=%d", q.ID, i, i, i)
	}
	long := []string{right + different.String(), strings.Repeat(right+"&", 20_000), strings.Repeat(right+"&", 20_000) + string(q.ID)}
	for _, piece := range []string{"a", "=", "%", "+", "&", "%41", "%ff", "%4", "a&", "=&", "a=%", "é", "😀", "__proto__=1&", "a=b=c&", "v=1&"} {
		long = append(long, strings.Repeat(piece, 100_000/len(piece)), right+"&"+strings.Repeat(piece, 100_000/len(piece)))
	}
	return append(long, strings.Repeat("a&", 250_000), strings.Repeat("%41=1&", 200_000), strings.Repeat("%&", 50_000))
}
