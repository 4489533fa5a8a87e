package main

import (
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/site"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// stackAt is the page of all decisions, with answers where given.
func stackAt(s *stack.Stack, state stack.State) string {
	if len(state.Answers)+len(state.Made) == 0 {
		return "stack/"
	}
	return "stack/?" + s.Encode(state)
}

// realStack is the stack of the guide that a browser looks at.
func realStack(t testing.TB, b *browser) *stack.Stack {
	t.Helper()
	s := stack.New(b.site.Guide, flow.All(b.site.Guide))
	if s == nil {
		t.Fatal("the flows cannot be joined: guide check says why")
	}
	return s
}

// answerAll answers what is asked until nothing is: each question by choose.
func answerAll(s *stack.Stack, state stack.State, choose func(*stack.Question) model.ID) stack.State {
	state = stack.State{Answers: maps.Clone(state.Answers), Made: maps.Clone(state.Made)}
	if state.Answers == nil {
		state.Answers = flow.State{}
	}
	for next := s.Evaluate(state).Next; next != nil; next = s.Evaluate(state).Next {
		state.Answers[next.ID] = choose(next)
	}
	return state
}

func anyAnswer(r *rand.Rand) func(*stack.Question) model.ID {
	return func(q *stack.Question) model.ID { return q.Answers()[r.IntN(len(q.Answers()))] }
}

func notSure(*stack.Question) model.ID { return model.Unsure }

// findStack gives the state of a complete run that is as it is wanted.
func findStack(t testing.TB, s *stack.Stack, what string, wanted func(stack.Result) bool) stack.State {
	t.Helper()
	r := rand.New(rand.NewPCG(engineSeed, 9))
	for range 20_000 {
		if state := answerAll(s, stack.State{}, anyAnswer(r)); wanted(s.Evaluate(state)) {
			return state
		}
	}
	t.Fatalf("no run ends with %s", what)
	return stack.State{}
}

// settledAll reports whether each decision chooses one option.
func settledAll(r stack.Result) bool {
	for _, st := range r.Parts {
		if len(st.Chosen) != 1 {
			return false
		}
	}
	return true
}

func hasTie(r stack.Result) bool {
	for _, st := range r.Parts {
		if len(st.Chosen) > 1 {
			return true
		}
	}
	return false
}

// plantClash is the guide in which the two options clash.
func plantClash(t testing.TB, a, b model.ID) *realSite {
	t.Helper()
	return plantedReal(t, "/repo", site.Options{}, map[string]func(string) string{model.StackFile: func(text string) string {
		head := "  - a: " + string(a) + "\n    b: " + string(b) + "\n    verdict: "
		before, rest, found := strings.Cut(text, head)
		_, after, _ := strings.Cut(rest, "\n")
		if !found {
			t.Fatalf("%s has no pair %s and %s", model.StackFile, a, b)
		}
		return before + head + "clashes\n" + after
	}})
}

// plantClashes is the guide in which nothing goes together. A build refuses it, so
// it is the page that is changed.
func plantClashes(t testing.TB) *realSite {
	t.Helper()
	planted := *realGuide(t, "/repo")
	plain := planted.handler
	planted.handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Header.Del("Accept-Encoding")
		answer := httptest.NewRecorder()
		plain.ServeHTTP(answer, r)
		maps.Copy(w.Header(), answer.Header())
		w.Header().Del("Content-Length")
		w.WriteHeader(answer.Code)
		body := answer.Body.String()
		if strings.HasSuffix(r.URL.Path, "/stack/") {
			body = strings.NewReplacer(`":"fits"`, `":"clashes"`, `":"with-care"`, `":"clashes"`, `":"unknown"`, `":"clashes"`).Replace(body)
		}
		if _, err := io.WriteString(w, body); err != nil {
			t.Error(err)
		}
	})
	return &planted
}

// stackShown is what the page of all decisions shows.
type stackShown struct {
	decideShown
	Stands    map[string]string // by decision: how it stands
	Answers   []string
	Follows   []string
	Pairs     []string
	Clash     string
	Flips     []string
	Sources   int
	Decisions []string // names of what the sheet shows
}

const whatStackShows = `({
	...` + whatIsShown + `,
	Stands: Object.fromEntries([...document.querySelectorAll(".board li:has(> b)")].map(e => [e.firstChild.textContent, e.querySelector(".stands").dataset.is])),
	Answers: [...document.querySelectorAll(".beside .given:not(:has(.because)) b")].map(e => e.textContent),
	Follows: [...document.querySelectorAll(".beside .because")].map(e => e.textContent),
	Pairs: [...document.querySelectorAll("#site-run .result > section:not(.clash) > .pairs > li")].map(e => e.textContent),
	Clash: document.querySelector("#site-run .clash")?.textContent ?? "",
	Flips: [...document.querySelectorAll("#site-run .flips > li")].map(e => e.textContent),
	Sources: document.querySelectorAll("#site-run .sources > li").length,
	Decisions: [...document.querySelectorAll("#site-run .sheet > section > h3")].map(e => e.textContent),
})`

// seesStack compares what the page shows with what follows from a state.
func (b *browser) seesStack(t *testing.T, s *stack.Stack, state stack.State, when string) stackShown {
	t.Helper()
	r := s.Evaluate(state)
	got := evaluate[stackShown](t, b, whatStackShows)
	query := strings.TrimPrefix(strings.TrimPrefix(stackAt(s, state), "stack/"), "?")
	if got.Query != query || got.Hash != "" {
		t.Errorf("%s: the address is %q, not %q", when, got.Query, query)
	}
	if want := stackHeading(r); r.Next != nil && got.Heading != r.Next.Words.Ask.V || r.Next == nil && !strings.Contains(got.Heading, want) {
		t.Errorf("%s: the page shows %q; the result is %q", when, got.Heading, want)
	}
	for _, st := range r.Parts {
		if is := got.Stands[st.Part.Decision.About.Name.V]; is != string(st.Is) {
			t.Errorf("%s: %s is shown as %q, but is %q", when, st.Part.Decision.ID, is, st.Is)
		}
	}
	if len(got.Follows) != len(r.Settled) {
		t.Errorf("%s: %d answers follow, %d are shown", when, len(r.Settled), len(got.Follows))
	}
	for i, f := range r.Settled {
		if i < len(got.Follows) && got.Follows[i] != f.Follow.Because.V {
			t.Errorf("%s: of %s the page says %q", when, f.Question.ID, got.Follows[i])
		}
	}
	if r.Next != nil {
		return got
	}
	if len(got.Pairs) != len(r.Pairs) || len(got.Flips) != len(r.Flips) || len(got.Decisions) != len(r.Parts) {
		t.Errorf("%s: %d pairs, %d flips and %d decisions are shown, not %d, %d and %d", when, len(got.Pairs), len(got.Flips), len(got.Decisions), len(r.Pairs), len(r.Flips), len(r.Parts))
	}
	all := strings.Join(got.Pairs, "\n")
	for _, p := range r.Pairs {
		if p.Judged != nil && !strings.Contains(all, strings.Join(strings.Fields(p.Judged.Reason.V), " ")) {
			t.Errorf("%s: the reason of %s and %s is missing", when, p.A.Option, p.B.Option)
		}
	}
	return got
}

// stackHeading names what is chosen of the first decision that chooses something.
func stackHeading(r stack.Result) string {
	for _, st := range r.Parts {
		if !st.Known {
			return st.Part.Decision.About.Name.V + " open"
		}
		if len(st.Chosen) > 0 {
			return st.Part.Decision.Option(st.Chosen[0]).Name.V
		}
	}
	return ""
}

// enterStack brings the page, which is open already, into a state as going back in
// the browser's history does.
func (b *browser) enterStack(t testing.TB, s *stack.Stack, state stack.State) {
	t.Helper()
	evaluate[int](t, b, `(history.pushState({}, "", "?"+`+quoted(s.Encode(state))+`), dispatchEvent(new PopStateEvent("popstate")), 0)`)
}

// openStack opens the page of all decisions at a query as it is written.
func (b *browser) openStack(t *testing.T, query string) {
	t.Helper()
	if err := chromedp.Do(b.ctx, chromedp.Navigate(b.url+"stack/?"+strings.ReplaceAll(query, "#", "%23"))); err != nil {
		t.Fatalf("%s: %v", cut(query), err)
	}
}
