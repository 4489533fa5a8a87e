package model

// Citing is what rests on a list of sources: an article, the two options of a
// pair, an option, the history or the flow of a decision, or the decision itself.
type Citing struct {
	Decision *Decision // of options, history and decisions
	Option   *Option
	History  bool
	Flow     bool
	Pair     *Pair
	Article  *Article
}

// EachSourceList walks every list of sources, with what rests on it.
func (g *Guide) EachSourceList(do func(by Citing, list []IDAt)) {
	for _, d := range g.Decisions {
		for _, a := range d.About.ShortAnswer {
			do(Citing{Decision: d}, a.Sources)
		}
		for _, o := range d.Options {
			for _, list := range o.Cited() {
				do(Citing{Decision: d, Option: o}, list)
			}
		}
		for _, c := range d.Changes {
			do(Citing{Decision: d, History: true}, c.Sources)
		}
		for _, list := range d.Flow.Cited() {
			do(Citing{Decision: d, Flow: true}, list)
		}
	}
	for i := range g.Stack.Pairs {
		do(Citing{Pair: &g.Stack.Pairs[i]}, g.Stack.Pairs[i].Sources)
	}
	for _, a := range g.Written() {
		do(Citing{Article: a}, a.Sources)
	}
}

// Written lists articles and pages.
func (g *Guide) Written() []*Article {
	return append(append([]*Article(nil), g.Articles...), g.Pages...)
}
