package interview

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/flow/flowtest"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

var stackLine = regexp.MustCompile(`(?m)^  (guide decide.*)$`)

// TestRunStack types at random, with something given before now and then. Every
// run ends; what is printed fits and is printable; the command that it ends with
// leads to the same result; and a proposal that is taken over is what was
// proposed.
func TestRunStack(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(500) {
		g := flowtest.Stack(seed)
		g.Decisions[0].About.Name.V = "What\x1b[2J is \u202eit?"
		s := stack.New(g, flow.All(g))
		r := rand.New(rand.NewPCG(seed, 7))
		out := interviewOf(t, g, nil, typing(r), before(r, s))
		fits(t, seed, out)
		commands := stackLine.FindAllStringSubmatch(out, -1)
		if commands == nil {
			t.Fatalf("seed %d: there is no way to go on:\n%s", seed, out)
		}
		again := givenIn(commands[len(commands)-1][1])
		if then := interviewOf(t, g, nil, "", again); stackEnding(then) != stackEnding(out) {
			t.Errorf("seed %d: %v leads elsewhere:\n%s\nnot:\n%s", seed, again, stackEnding(then), stackEnding(out))
		}
		if _, taken, there := strings.Cut(out, "\nTake it over\n"); there {
			_, proposed, _ := strings.Cut(out, "\nThe nearest combination without a clash\n")
			proposed, _, _ = strings.Cut(proposed, "\n\n")
			first, _, _ := strings.Cut(taken, "\n")
			then := stackEnding(interviewOf(t, g, nil, "", givenIn(first)))
			for line := range strings.Lines(proposed + "\n") {
				// What is decided needs no answers, so a run that had asked enough may go on.
				if !strings.HasPrefix(then, "\nOpen: ") && !strings.Contains(then, line) {
					t.Errorf("seed %d: %q is proposed, and taking it over gives\n%s", seed, line, then)
				}
			}
		}
		for _, words := range []string{
			"\nResult:\n", "\nOpen: ", "\nSettled: ", "\nNot settled: ", "\nFollows: ", "Clash: ", "\nTake it over\n", "There is no combination", "With care: ",
			"Pairs with the rest that need care", "decided before", "leave ", "What separates them best: ", "what is chosen for", "asks first", "Taken back: ", "counts for nothing",
			"Where one of these is not so", "none of the options", "no answer to take back",
		} {
			if strings.Contains(out, words) {
				seen[words]++
			} else {
				seen[words] += 0
			}
		}
	}
	for words, n := range seen {
		if n < 3 {
			t.Errorf("only %d of 500 runs say %q", n, words)
		}
	}
}

// stackEnding cuts the sheet, or what is open, from what a run printed.
func stackEnding(out string) string {
	return out[max(0, strings.LastIndex(out, "\nResult:\n"), strings.LastIndex(out, "\nOpen: ")):]
}

// givenIn is what a command gives.
func givenIn(command string) []string {
	var given []string
	for _, part := range strings.Split(command, " -a ")[1:] {
		given = append(given, strings.Trim(part, "'"))
	}
	return given
}

// before is what somebody may give before a run begins.
func before(r *rand.Rand, s *stack.Stack) []string {
	var given []string
	for _, p := range s.Parts {
		if choices := p.Choices(); r.IntN(6) == 0 {
			given = append(given, string(p.Decision.ID)+"="+string(choices[r.IntN(len(choices))]))
		}
	}
	for _, q := range s.Questions {
		if answers := append(q.Answers(), model.Unsure); r.IntN(6) == 0 {
			given = append(given, string(q.ID)+"="+string(answers[r.IntN(len(answers))]))
		}
	}
	r.Shuffle(len(given), func(i, j int) { given[i], given[j] = given[j], given[i] })
	return given
}

// TestUnjoined: where the decisions cannot be made in one run, the one is asked
// for.
func TestUnjoined(t *testing.T) {
	g := flowtest.Stack(1)
	g.Broken[model.StackFile] = true
	out := interviewOf(t, g, nil, "2\nb\n1\n", nil)
	if n := strings.Count(out, "Which decision is it?"); n != 2 {
		t.Errorf("which decision it is is asked %d times, not before and after going back:\n%s", n, out)
	}
	if last := stackLine.FindAllString(out, -1); len(last) == 0 || !strings.HasPrefix(last[len(last)-1], "  guide decide made") {
		t.Errorf("the first decision is taken, and the run ends with %q", last)
	}
	if none := interviewOf(t, g, nil, "q\n", []string{"a=b"}); !strings.Contains(none, "Open: which decision it is about") || !strings.Contains(none, "  guide decide made -a a=b\n") {
		t.Errorf("without a decision, a run ends with:\n%s", none)
	}
}

// TestReadStack: what is given comes in the order in which it is given, and an
// answer that only one choice gives is that choice.
func TestReadStack(t *testing.T) {
	told := 0
	for seed := range uint64(200) {
		g := flowtest.Stack(seed)
		s := stack.New(g, flow.All(g))
		for _, q := range s.Questions {
			if q.Decider == nil {
				continue
			}
			for _, a := range q.Answers() {
				given := ReadStack(s, []string{"colour=red & blue", string(q.ID) + "=" + string(a)})
				if len(given.Order) != 1 || len(given.Dropped) != 1 || given.Dropped[0] != "colour=red & blue" {
					t.Errorf("seed %d: %+v", seed, given)
				} else if made := given.State.Made[q.Decider.Decision.ID]; made != "" {
					told++
					if given.Order[0] != q.Decider.Decision.ID {
						t.Errorf("seed %d: %s is made, and %s stands in the order", seed, made, given.Order[0])
					}
				}
			}
		}
	}
	if told < 10 {
		t.Errorf("only %d answers told a choice", told)
	}
}
