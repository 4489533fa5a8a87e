package flow_test

import (
	"maps"
	"math/rand/v2"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/flow/flowtest"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/source"
)

// tea is a flow of the small guide: night is short or long; after a long one,
// guests are none, some or many.
func tea(t testing.TB) *flow.Flow {
	t.Helper()
	var diags diag.List
	g := model.Load(source.Read(os.DirFS("../../testdata/guide"), &diags), memo.New(), nil, &diags)
	f := flow.New(g, g.Decision("tea"))
	if f == nil {
		t.Fatalf("the flow does not resolve: %v", diags.All())
	}
	return f
}

func TestParseQuery(t *testing.T) {
	f := tea(t)
	for _, c := range []struct {
		query   string
		state   string // as Encode writes it, without the version
		version int
		dropped []string
	}{
		{query: ""},
		{query: "&&"},
		{query: "night=short", state: "night=short"},
		{query: "night=short&v=1", state: "night=short", version: 1},
		{query: "v=7&guests=many&night=long", state: "night=long&guests=many", version: 7},
		{query: "guests=unsure", state: "guests=unsure"},
		{query: "night=short&night=short", state: "night=short"},
		{query: "%6eight=sh%6Frt", state: "night=short"},

		{query: "night=", dropped: []string{"night="}},
		{query: "night", dropped: []string{"night"}},
		{query: "=short", dropped: []string{"=short"}},
		{query: "night=short=", dropped: []string{"night=short="}},
		{query: "night=Short", dropped: []string{"night=Short"}},
		{query: "Night=short", dropped: []string{"Night=short"}},
		{query: "night=many&guests=many", state: "guests=many", dropped: []string{"night=many"}},
		{query: "night=short+", dropped: []string{"night=short+"}},
		{query: "night=sho%rt", dropped: []string{"night=sho%rt"}},
		{query: "night=%ff", dropped: []string{"night=%ff"}},
		{query: "?night=short", dropped: []string{"?night=short"}},
		{query: "utm_source=x&night=short&fbclid=%20", state: "night=short", dropped: []string{"utm_source=x", "fbclid=%20"}},

		// Nobody can tell which of two answers was meant, also when only one is known.
		{query: "night=short&guests=some&night=long", state: "guests=some", dropped: []string{"night=short", "night=long"}},
		{query: "night=short&night=later", dropped: []string{"night=short", "night=later"}},
		{query: "night=short&nigh%74=long", dropped: []string{"night=short", "nigh%74=long"}},
		{query: "night=short&night=unsure&night=short", dropped: []string{"night=short", "night=unsure", "night=short"}},

		{query: "v=1&v=1", version: 1},
		{query: "v=1&v=2", dropped: []string{"v=1", "v=2"}},
		{query: "v=0", dropped: []string{"v=0"}},
		{query: "v=-1", dropped: []string{"v=-1"}},
		{query: "v=+1", dropped: []string{"v=+1"}},
		{query: "v=%2B1", dropped: []string{"v=%2B1"}},
		{query: "v=01", dropped: []string{"v=01"}},
		{query: "v=1e2", dropped: []string{"v=1e2"}},
		{query: "v=1000000", version: 1000000},
		{query: "v=1000001", dropped: []string{"v=1000001"}},
		{query: "v=99999999999999999999", dropped: []string{"v=99999999999999999999"}},
		{query: "v=unsure", dropped: []string{"v=unsure"}},
	} {
		got := f.ParseQuery(c.query)
		state := strings.TrimSuffix(strings.TrimSuffix(f.Encode(got.State), "v=1"), "&")
		if state != c.state || got.Version != c.version || !slices.Equal(got.Dropped, c.dropped) {
			t.Errorf("%q: state %q, version %d, dropped %q; want %q, %d, %q", c.query, state, got.Version, got.Dropped, c.state, c.version, c.dropped)
		}
	}
}

// TestEncode shows that what is known of a state survives an address, and
// nothing else does.
func TestEncode(t *testing.T) {
	for seed := range uint64(seeds) {
		f, r := flowtest.Flow(flowtest.Guide(seed)), rand.New(rand.NewPCG(seed, 2))
		for range 20 {
			s := flowtest.State(r, f)
			query := f.Encode(s)
			got := f.ParseQuery(query)
			if known := f.Evaluate(s).State; !maps.Equal(got.State, known) || got.Dropped != nil || got.Version != f.Version {
				t.Fatalf("seed %d: %v became %q and then %+v", seed, s, query, got)
			}
			if again := f.Encode(got.State); again != query {
				t.Fatalf("seed %d: %q became %q", seed, query, again)
			}
			if values, err := url.ParseQuery(query); err != nil || len(values) != len(got.State)+1 {
				t.Fatalf("seed %d: %q is not a query: %v, %v", seed, query, values, err)
			}
		}
	}
}

// FuzzParseQuery compares with a second reading of the rules: each part is
// either taken or named, as it is written and in its order.
func FuzzParseQuery(f *testing.F) {
	for _, seed := range []string{"night=short&v=1", "night=long&guests=unsure&&x=%zz", "v=1&v=2&night=short&night=short", "a+b=%6e&=&night", "%", "v=%31"} {
		f.Add(seed)
	}
	tea := tea(f)
	f.Fuzz(func(t *testing.T, query string) {
		var parts []string
		values := map[string]map[string]bool{}
		for part := range strings.SplitSeq(query, "&") {
			if part == "" {
				continue
			}
			parts = append(parts, part)
			k, v := read(part)
			if values[k] == nil {
				values[k] = map[string]bool{}
			}
			values[k][v] = true
		}
		state, version := flow.State{}, 0
		var dropped []string
		for _, part := range parts {
			k, v := read(part)
			q := tea.Question(model.ID(k))
			number, err := strconv.Atoi(v)
			switch {
			case len(values[k]) > 1:
				dropped = append(dropped, part)
			case q != nil && (v == "unsure" || q.Places[0].Answer(model.ID(v)) != nil):
				state[q.ID] = model.ID(v)
			case k == "v" && err == nil && number > 0 && number <= flow.MaxVersion && v[0] != '0' && v[0] != '+':
				version = number
			default:
				dropped = append(dropped, part)
			}
		}
		got := tea.ParseQuery(query)
		if !maps.Equal(got.State, state) || got.Version != version || !slices.Equal(got.Dropped, dropped) {
			t.Errorf("%q: %+v; want %v, %d, %q", query, got, state, version, dropped)
		}
		tea.Evaluate(got.State)
		if again := tea.ParseQuery(tea.Encode(got.State)); !maps.Equal(again.State, got.State) || again.Dropped != nil {
			t.Errorf("%q: %v comes back as %+v", query, got.State, again)
		}
	})
}

// read takes the escapes out of a part; one that is broken stays as it is.
func read(part string) (key, value string) {
	sides := strings.SplitN(part, "=", 2)
	for i, s := range sides {
		if plain, err := url.QueryUnescape(s); err == nil {
			sides[i] = plain
		}
	}
	return sides[0], strings.Join(sides[1:], "")
}
