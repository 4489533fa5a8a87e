package check

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow/flowtest"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/strict"
	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// ofJoint gives what the rules say about the joint run and what it rests on.
func ofJoint(g *model.Guide) (found []diag.Diagnostic) {
	diags := &diag.List{}
	Data(g, model.Date{}, diags)
	for _, d := range diags.All() {
		if strings.HasPrefix(d.Rule, "stack-") || strings.HasPrefix(d.Rule, "unknown-") {
			found = append(found, d)
		}
	}
	return found
}

// TestJointSpoiled changes names in what joins the decisions at random. Where the
// joint run does not resolve, some rule says why, in the file; and where it does,
// none says that it does not.
func TestJointSpoiled(t *testing.T) {
	read := func() *model.Guide {
		return model.Load(source.Read(os.DirFS(testenv.Root(t)), &diag.List{}), memo.New(), nil, &diag.List{})
	}
	g := read()
	if join(g).run == nil || len(ofJoint(g)) > 0 {
		t.Fatalf("the guide itself does not resolve, or has faults: %v", ofJoint(g))
	}
	sound := g.Stack
	unresolved := 0
	for seed := range uint64(600) {
		g.Stack = cloned(sound)
		spoilStack(rand.New(rand.NewPCG(seed, 9)), g)
		found := jointFaults(g)
		structural := slices.ContainsFunc(found, isStructural)
		if resolves := join(g).run != nil; resolves == structural {
			t.Errorf("seed %d: the joint run resolves is %v, and what is said is %v", seed, resolves, found)
		} else if !resolves {
			unresolved++
		}
		for _, d := range found {
			if d.File != model.StackFile || d.Line == 0 || d.Col == 0 || d.Hint == "" {
				t.Errorf("seed %d: %v", seed, d)
			}
		}
	}
	if unresolved < 200 || unresolved > 550 {
		t.Errorf("%d of 600 changes were faults", unresolved)
	}
}

// TestJointSound shows that sound stacks are not accused of leading nowhere.
func TestJointSound(t *testing.T) {
	for seed := range uint64(300) {
		g := flowtest.Stack(seed)
		for _, d := range g.Decisions {
			d.Flow.At = diag.Pos{File: d.FlowFile(), Line: 1, Col: 1}
		}
		for _, d := range jointFaults(g) {
			if isStructural(d) {
				t.Errorf("seed %d: %s [%s]", seed, d.Message, d.Rule)
			}
		}
	}
}

// isStructural leaves out contradictions, and answers that stand twice in a list.
func isStructural(d diag.Diagnostic) bool {
	return d.Rule != "stack-follows" || !strings.Contains(d.Message, ", both ") && !strings.Contains(d.Message, "twice in the list")
}

// jointFaults gives the errors of the rules that say why a joint run does not
// resolve.
func jointFaults(g *model.Guide) (found []diag.Diagnostic) {
	diags := &diag.List{}
	j := join(g)
	stackOrder(j, diags)
	stackFollows(j, diags)
	stackName(g, diags)
	unknownQuestion(g, diags)
	unknownOption(g, diags)
	unknownDecision(g, diags)
	optionOrder(g, diags)
	for _, d := range diags.All() {
		if d.Severity == diag.Error && (d.Rule != "option-order" || strings.Count(d.Message, d.Message[:strings.Index(d.Message, " ")]) > 1) {
			found = append(found, d) // of the order of options only one that stands twice
		}
	}
	return found
}

func cloned(s model.Stack) model.Stack {
	s.Order = slices.Clone(s.Order)
	s.Follows = slices.Clone(s.Follows)
	for i, f := range s.Follows {
		for _, m := range []*strict.Map[[]model.IDAt]{&f.Answered, &f.Chosen} {
			*m = slices.Clone(*m)
			for j := range *m {
				(*m)[j].Value = slices.Clone((*m)[j].Value)
			}
		}
		s.Follows[i] = f
	}
	return s
}

// spoilStack makes one change, which may be a fault.
func spoilStack(r *rand.Rand, g *model.Guide) {
	s := &g.Stack
	ids := []model.ID{"nowhere", model.None, model.Unsure, "django", "react", "other", "app"}
	for _, d := range g.Decisions {
		ids = append(ids, d.ID)
	}
	for _, q := range g.Questions {
		ids = append(ids, model.ID(q.Key.V))
	}
	id := ids[r.IntN(len(ids))]
	f := &s.Follows[r.IntN(len(s.Follows))]
	m := &f.Answered
	if r.IntN(3) == 0 {
		f = &s.Follows[r.IntN(2)] // those from a choice
	}
	if len(f.Answered) == 0 {
		m = &f.Chosen
	}
	e := &(*m)[r.IntN(len(*m))]
	switch r.IntN(9) {
	case 0:
		s.Order[r.IntN(len(s.Order))].V = id
	case 1:
		f.Question.V = id
	case 2:
		f.Answer.V = id
	case 3:
		e.Key.V = string(id)
	case 4:
		e.Value[r.IntN(len(e.Value))].V = id
	case 5:
		e.Value = slices.Delete(e.Value, 0, 1)
		if len(e.Value) == 0 { // the reader refuses an empty list
			e.Value = []model.IDAt{{V: id, Pos: e.Key.Pos}}
		}
	case 6:
		f.Answered, f.Chosen = f.Chosen, f.Answered
	case 7:
		s.Follows = append(s.Follows, s.Follows[r.IntN(len(s.Follows))])
		last := &s.Follows[len(s.Follows)-1]
		last.At.Line += 1000
		last.Chosen = slices.Clone(last.Chosen)
		for i, e := range last.Chosen {
			last.Chosen[i].Value = nil
			for _, o := range e.Value {
				o.Pos.Line += 1000
				last.Chosen[i].Value = append(last.Chosen[i].Value, o)
			}
		}
	case 8:
		f.Answered = append(f.Answered, strict.Entry[[]model.IDAt]{Key: strict.At[string]{V: "purpose", Pos: f.At}, Value: []model.IDAt{{V: "learning", Pos: f.At}}})
	}
}

// chains makes a guide of decisions that each ask a number of questions of their
// own, wherever an answer leads, and of the joint run ask one in turn.
func chains(t *testing.T, decisions, depth, width int) *model.Guide {
	t.Helper()
	files, questions, names := fstest.MapFS{}, "questions:\n", []string{}
	order := make([][]string, depth)
	for d := range decisions {
		id := fmt.Sprintf("d%c", 'a'+d)
		text := "version: 1\nstart: p0-0\nquestions:\n"
		for l := range depth {
			q := fmt.Sprintf("q%s-%c", id, 'a'+l)
			order[l] = append(order[l], q)
			var answers []string
			for p := range width {
				answers = append(answers, fmt.Sprintf("a%d: {label: L, short: S}", p))
				var next []string
				for a := range width {
					to := fmt.Sprintf("p%d-%d", l+1, (a+p)%width)
					if l+1 == depth {
						to = fmt.Sprintf("o%d", (a+p)%width)
					}
					next = append(next, fmt.Sprintf("a%d: {next: %s}", a, to))
				}
				if l > 0 || p == 0 {
					text += fmt.Sprintf("  p%d-%d: {asks: %s, answers: {%s}}\n", l, p, q, strings.Join(next, ", "))
				}
			}
			questions += fmt.Sprintf("  %s: {short: A, ask: A?, why: A., answers: {%s}}\n", q, strings.Join(answers, ", "))
		}
		text += "outcomes:\n"
		for a := range width {
			text += fmt.Sprintf("  o%d: {choose: [x%s], strength: clear, summary: S., cautions: [], revisit_when: [], sources: [s]}\n", a, id)
		}
		names = append(names, id)
		files["data/"+id+"/flow.yaml"] = &fstest.MapFile{Data: []byte(text)}
		files["data/"+id+"/options/x"+id+".yaml"] = &fstest.MapFile{Data: []byte("id: x" + id + "\n")}
	}
	files["data/questions.yaml"] = &fstest.MapFile{Data: []byte(questions)}
	files["data/stack.yaml"] = &fstest.MapFile{Data: []byte("pairs: []\norder: [" + strings.Join(slices.Concat(order...), ", ") + "]\n")}
	files["data/site.yaml"] = &fstest.MapFile{Data: []byte("title: A\ntagline: A\ndescription: A\nbase_url: https://a.example/\nlanguage: en\nrepository: https://a.example/a\nbranch: main\npublisher: A\ndecisions: [" + strings.Join(names, ", ") + "]\n")}
	g := model.Load(source.Read(files, &diag.List{}), memo.New(), nil, &diag.List{})
	if join(g).run == nil {
		t.Fatal("the guide does not resolve")
	}
	return g
}

// TestJointLong holds what is said of runs that are long, and of those that nobody
// can look through.
func TestJointLong(t *testing.T) {
	for _, c := range []struct {
		decisions, depth, width int
		want                    []string
	}{
		{2, 4, 2, nil},
		{3, 3, 2, []string{"stack.yaml:2:9: the joint run asks 9.00 questions on average, where every answer is equally likely"}},
		{2, 7, 2, []string{
			"stack.yaml:2:9: the joint run asks 14.00 questions on average, where every answer is equally likely",
			"stack.yaml:2:93: the joint run asks 14 questions: qda-a=a0, qdb-a=a0, qda-b=a0, qdb-b=a0, qda-c=a0, qdb-c=a0, qda-d=a0, qdb-d=a0, qda-e=a0, qdb-e=a0, qda-f=a0, qdb-f=a0, qda-g=a0, qdb-g=a0",
		}},
		{12, 8, 7, []string{"stack.yaml:2:9: the joint run has more states than can be proved"}},
	} {
		var got []string
		for _, d := range ofJoint(chains(t, c.decisions, c.depth, c.width)) {
			if d.Rule == "stack-long" {
				got = append(got, strings.TrimPrefix(d.Pos.String(), "data/")+": "+d.Message)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%d decisions of %d questions each of %d answers: got\n%s\nwant\n%s", c.decisions, c.depth, c.width, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}
