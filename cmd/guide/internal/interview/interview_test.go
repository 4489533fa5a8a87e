package interview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/flow/flowtest"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// TestAtMost answers at random and never meets more questions than were
// announced; a definite answer never adds one.
func TestAtMost(t *testing.T) {
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 1))
		f := flowtest.Flow(flowtest.Guide(seed))
		chance := []float64{0, 0, 0.1, 0.5}[seed%4] // of being unsure
		state, limit := flow.State{}, min(len(f.Longest()), flow.MaxAsked)
		for {
			now := f.Evaluate(state)
			if now.Next == nil {
				break
			}
			most := atMost(now)
			switch {
			case len(state) == 0 && most != limit:
				t.Fatalf("seed %d: at most %d questions at the start, and the longest path has %d", seed, most, limit)
			case most > limit && !unsure(state):
				t.Fatalf("seed %d: at most %d questions, and before it was %d: %v", seed, most, limit, state)
			case asked(now)+1 > most || most > flow.MaxAsked:
				t.Fatalf("seed %d: question %d of at most %d: %v", seed, asked(now)+1, most, state)
			}
			limit = most
			q, answer := now.Next.Question, model.Unsure
			if r.Float64() >= chance {
				answer = now.Next.Answers[r.IntN(len(now.Next.Answers))].ID
			}
			state = state.With(q, answer)
		}
	}
}

func unsure(s flow.State) bool {
	for _, a := range s {
		if a == model.Unsure {
			return true
		}
	}
	return false
}

// copied are lines that stay in one piece however long they are.
var copied = regexp.MustCompile(`^ +(guide decide|https://)`)

// TestRun types at random. Every run ends; what is printed fits and is
// printable; and the command that it ends with leads to the same result.
func TestRun(t *testing.T) {
	for seed := range uint64(300) {
		g := flowtest.Wild(seed)
		g.Decisions[0].About.Question.V = "What\x1b[2J is \u202eit?"
		out := interview(t, g, typing(rand.New(rand.NewPCG(seed, 2))), nil)
		fits(t, seed, out)
		again := commandLine.FindStringSubmatch(out)
		if again == nil {
			t.Fatalf("seed %d: there is no way to go on:\n%s", seed, out)
		}
		var given []string
		for _, part := range strings.Split(again[1], " -a ")[1:] {
			given = append(given, strings.Trim(part, "'"))
		}
		if then := interview(t, g, "", given); ending(then) != ending(out) {
			t.Errorf("seed %d: %v leads elsewhere:\n%s\nnot:\n%s", seed, given, ending(then), ending(out))
		}
	}
}

// typing is what somebody may type.
func typing(r *rand.Rand) string {
	var typed strings.Builder
	words := []string{"1", "1", "2", "2", "3", "?", "unsure", "b", "back", "99", "", "\x1b[31m\u202e", strings.Repeat("long ", 50), "\xff"}
	for range r.IntN(60) {
		typed.WriteString(words[r.IntN(len(words))] + "\n")
	}
	return typed.String()
}

// fits holds that everything printed fits a terminal, and cannot rewrite it.
func fits(t *testing.T, seed uint64, out string) {
	t.Helper()
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		if utf8.RuneCountInString(line) > width && !copied.MatchString(line) {
			t.Errorf("seed %d: too long: %s", seed, line)
		}
		if strings.ContainsFunc(line, func(r rune) bool { return !unicode.IsPrint(r) }) || strings.HasSuffix(line, " ") {
			t.Errorf("seed %d: not printable: %q", seed, line)
		}
	}
}

var commandLine = regexp.MustCompile(`(?m)^  (guide decide made.*)$`)

// ending cuts the result, or what is open, from what a run printed.
func ending(out string) string {
	at := -1
	for _, begin := range []string{"\nResult: ", "\nThe answers leave ", "\nOpen: "} {
		at = max(at, strings.LastIndex(out, begin))
	}
	return out[max(at, 0):]
}

func interview(t *testing.T, g *model.Guide, typed string, given []string) string {
	t.Helper()
	return interviewOf(t, g, g.Decisions[0], typed, given)
}

func interviewOf(t *testing.T, g *model.Guide, d *model.Decision, typed string, given []string) string {
	t.Helper()
	var out bytes.Buffer
	i := &Interview{
		Guide: g, Page: func(a string) string { return "https://x.example" + a }, Command: "guide decide",
		In: strings.NewReader(typed), Out: &out, Err: io.Discard,
	}
	if err := i.Run(context.Background(), d, given); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestErrors: the machine's errors end a run, and are not taken for its end.
func TestErrors(t *testing.T) {
	g := flowtest.Guide(1)
	broken := errors.New("the disk is gone")
	i := &Interview{Guide: g, Page: func(a string) string { return a }, In: failing{broken}, Out: io.Discard, Err: io.Discard}
	if err := i.Run(context.Background(), g.Decisions[0], nil); !errors.Is(err, broken) {
		t.Errorf("reading: %v", err)
	}
	i = &Interview{Guide: g, Page: func(a string) string { return a }, In: strings.NewReader(""), Out: failing{broken}, Err: io.Discard}
	if err := i.Run(context.Background(), g.Decisions[0], nil); !errors.Is(err, broken) {
		t.Errorf("writing: %v", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	silent, end := io.Pipe()
	defer end.Close()
	i = &Interview{Guide: g, Page: func(a string) string { return a }, In: silent, Out: io.Discard, Err: io.Discard}
	if err := i.Run(ctx, nil, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupting: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error)  { return 0, f.err }
func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestQuote(t *testing.T) {
	for word, want := range map[string]string{"live=central": "live=central", "": "''", "my tea": "'my tea'", "it's": `'it'\''s'`, "$HOME": "'$HOME'", "~": "'~'"} {
		if got := Quote(word); got != want {
			t.Errorf("%q becomes %s, not %s", word, got, want)
		}
	}
}

func ExampleRead() {
	f := flowtest.Flow(flowtest.Guide(1))
	q := f.Questions[0]
	g := Read(f, []string{string(q.ID) + "=unsure", "colour=red & blue"})
	fmt.Println(len(g.State), g.Dropped)
	// Output: 1 [colour=red & blue]
}
