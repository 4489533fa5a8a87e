package impact

import (
	"fmt"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Claim is a statement beside those of cells that differs. One of its sides is
// absent where it was added or removed.
type Claim struct {
	Kind   string     `json:"kind"`
	Name   string     `json:"name"`
	Place  string     `json:"place"`
	Before *Statement `json:"before"`
	After  *Statement `json:"after"`
}

// Statement is what is claimed. Grade is the word of a fixed set that goes with the
// text: how an answer bears on an option, how firm an outcome is, how two options fit.
type Statement struct {
	Grade string `json:"grade"`
	Text  string `json:"text"`
}

// graded reports whether the claim is new, gone, or of another grade.
func (c Claim) graded() bool {
	return c.Before == nil || c.After == nil || c.Before.Grade != c.After.Grade
}

// claim is a statement of a guide with what it rests on.
type claim struct {
	kind, name string // name it in every state of the guide
	at         diag.Pos
	Statement
	sources []model.ID
}

func (c claim) key() [2]string { return [2]string{c.kind, c.name} }

// claims collects the claims of a guide in its order.
type claims struct {
	all   []claim
	byKey map[[2]string]int
}

// claimsOf lists everything in a guide that rests on sources.
func claimsOf(g *model.Guide) *claims {
	c := &claims{byKey: map[[2]string]int{}}
	for _, d := range g.Decisions {
		id := string(d.ID)
		for i, s := range d.About.ShortAnswer {
			c.add("short answer", fmt.Sprintf("%s/%d", id, i+1), s.At, Statement{"", s.When.V + " " + s.Because.V}, s.Sources)
		}
		for _, o := range d.Options {
			c.addOption(id+"/"+string(o.ID.V), o)
		}
		c.addFlow(id, &d.Flow)
		for _, h := range d.Changes {
			c.add("history", fmt.Sprintf("%s/%s %s %s", id, h.Date.V, h.Option.V, h.Criterion.V), h.At, Statement{string(h.To.V), h.Reason.V}, h.Sources)
		}
	}
	for _, f := range g.Stack.Follows {
		c.add("answer that follows", string(f.Question.V)+" from "+condition(f), f.At, Statement{string(f.Answer.V), f.Because.V}, nil)
	}
	for _, p := range g.Stack.Pairs {
		c.add("pair", string(p.A.V)+" + "+string(p.B.V), p.At, Statement{string(p.Verdict.V), p.Reason.V}, p.Sources)
	}
	for _, a := range g.Written() {
		c.add(textClaim, a.Path, a.At, Statement{}, a.Sources)
	}
	return c
}

// condition is from what an answer follows, as text.
func condition(f model.Follow) string {
	var all []string
	for _, m := range []strict.Map[[]model.IDAt]{f.Answered, f.Chosen} {
		for _, e := range m {
			all = append(all, e.Key.V+"="+idList(strict.Values(e.Value), ",", ""))
		}
	}
	return strings.Join(all, " ")
}

func (c *claims) addOption(name string, o *model.Option) {
	if r := o.Release; r != nil {
		c.add("release", name, r.Version.Pos, Statement{r.Version.V, r.Date.V.String()}, r.Sources)
	}
	if s := o.Support; s != nil {
		c.add("support", name, s.Statement.Pos, Statement{"", s.Statement.V}, s.Sources)
		for _, w := range s.Windows {
			c.add("support of a version", name+"/"+w.Line.V, w.At, Statement{string(w.Kind.V), fmt.Sprintf("%s to %s%s", w.From.V, w.To.V, w.NoEnd.V)}, w.Sources)
		}
	}
	for _, u := range o.Users {
		c.add("user", name+"/"+u.Name.V, u.At, Statement{"", u.Says.V}, u.Sources)
	}
	for _, e := range o.Cells {
		cell := name + "/" + e.Key.V
		c.add(cellClaim, cell, e.Key.Pos, Statement{string(e.Value.Level.V), e.Value.Verdict.V}, e.Value.Sources)
		for i, x := range e.Value.Dissent {
			c.add("dissent", fmt.Sprintf("%s/%d", cell, i+1), x.At, Statement{"", x.Says.V}, x.Sources)
		}
	}
}

// The kinds of claims that [Report.Claims] leaves to others: to [Report.Cells], and,
// as nothing is known of an article but its sources, to [Report.Pages].
const (
	cellClaim = "cell"
	textClaim = "text"
)

func (c *claims) addFlow(decision string, f *model.Flow) {
	for _, p := range f.Places {
		for _, a := range p.Value.Answers {
			for _, e := range a.Value.Effects {
				c.add("reason", fmt.Sprintf("%s/%s=%s/%s", decision, p.Key.V, a.Key.V, e.Option.V), e.At, Statement{string(e.Is.V), e.Because.V}, e.Sources)
			}
		}
	}
	for _, o := range f.Outcomes {
		name := decision + "/" + o.Key.V
		c.add("outcome", name, o.Key.Pos, Statement{string(o.Value.Strength.V), o.Value.Summary.V}, o.Value.Sources)
		for _, w := range o.Value.WhyNot {
			c.add("why not", name+"/"+w.Key.V, w.Key.Pos, Statement{"", w.Value.Because.V}, w.Value.Sources)
		}
	}
}

// add takes a claim. Of several with one name, the later ones are counted.
func (c *claims) add(kind, name string, at diag.Pos, s Statement, sources []model.IDAt) {
	one := claim{kind, name, at, s, strict.Values(sources)}
	for n := 2; ; n++ {
		if _, taken := c.byKey[one.key()]; !taken {
			break
		}
		one.name = fmt.Sprintf("%s (%d)", name, n)
	}
	c.byKey[one.key()] = len(c.all)
	c.all = append(c.all, one)
}

func (c *claims) get(key [2]string) *claim {
	if i, there := c.byKey[key]; there {
		return &c.all[i]
	}
	return nil
}

func (c *claims) keys() [][2]string {
	keys := make([][2]string, len(c.all))
	for i, one := range c.all {
		keys[i] = one.key()
	}
	return keys
}

// compareClaims lists the claims that say something else, but for cells and texts.
func compareClaims(was, is *claims) (differ []Claim) {
	for _, key := range union(was.keys(), is.keys()) {
		before, after := was.get(key), is.get(key)
		if key[0] == cellClaim || key[0] == textClaim || before != nil && after != nil && before.Statement == after.Statement {
			continue
		}
		c := Claim{Kind: key[0], Name: key[1]}
		if before != nil {
			c.Before, c.Place = &before.Statement, before.at.String()
		}
		if after != nil {
			c.After, c.Place = &after.Statement, after.at.String()
		}
		differ = append(differ, c)
	}
	return differ
}

// Sources says what became of the sources, and of the claims that rest on them.
type Sources struct {
	Added   List[model.ID] `json:"added"`
	Dropped List[model.ID] `json:"dropped"`
	Changed List[model.ID] `json:"changed"` // of another address, kind or publisher
	Lost    List[Lost]     `json:"lost"`
}

func (s Sources) same() bool { return len(s.Added)+len(s.Dropped)+len(s.Changed)+len(s.Lost) == 0 }

// Lost is a claim that no longer rests on sources that it rested on.
type Lost struct {
	Kind    string         `json:"kind"`
	Name    string         `json:"name"`
	Place   string         `json:"place"`
	Lost    List[model.ID] `json:"lost"`
	RestsOn List[model.ID] `json:"rests_on"` // what it rests on now
}

func compareSources(was, is *model.Guide, before, after *claims) (s Sources) {
	then, now := sourcesByID(was), sourcesByID(is)
	for _, source := range is.Sources {
		switch old := then[source.ID.V]; {
		case old == nil:
			s.Added = append(s.Added, source.ID.V)
		case old.URL.V != source.URL.V || old.Kind.V != source.Kind.V || old.Publisher.V != source.Publisher.V:
			s.Changed = append(s.Changed, source.ID.V)
		}
	}
	for _, source := range was.Sources {
		if now[source.ID.V] == nil {
			s.Dropped = append(s.Dropped, source.ID.V)
		}
	}
	for _, c := range after.all {
		old := before.get(c.key())
		if old == nil {
			continue
		}
		lost := slices.DeleteFunc(slices.Clone(old.sources), func(id model.ID) bool { return slices.Contains(c.sources, id) })
		if len(lost) > 0 {
			s.Lost = append(s.Lost, Lost{c.kind, c.name, c.at.String(), lost, c.sources})
		}
	}
	return s
}

func sourcesByID(g *model.Guide) map[model.ID]*model.Source {
	all := make(map[model.ID]*model.Source, len(g.Sources))
	for _, s := range g.Sources {
		all[s.ID.V] = s
	}
	return all
}
