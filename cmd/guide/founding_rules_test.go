package main

import (
	"slices"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// foundingRules are the rules of the articles that the guide grew from: under
// which answers which choices. Where rules collide, a central live workload
// comes before own data code, that before the team's language, and that before
// the shape of the product.
const foundingRules = `
R000-1   backend   shape=business full-stack=workflow           laravel
R000-1   backend   language=php                                 laravel
R000-2   backend   language=php                                 laravel
R000-3   backend   shape=business full-stack=workflow           laravel
R000-4   backend   own-ml=own python-scope=product              django
R000-5   backend   language=python python-scope=product         django
R000-6   backend   shape=business full-stack=data               django
R000-7   backend   python-scope=small                           flask
R000-7   backend   shape=small small-need=simple                flask
R000-8   backend   purpose=prototype own-ml=own small-python=simple  flask
R000-9   backend   live=central language=js                     express fastify nestjs
R000-9   backend   live=central language=open                   express fastify nestjs
R000-10  backend   language=js shared-language=one              express fastify nestjs
R000-11  backend   live=central language=js                     express fastify nestjs
R000-11  backend   shape=api                                    express fastify nestjs
R001-1   backend   live=central language=js                     express fastify nestjs
R001-1   backend   live=central language=php                    express
R001-2   backend   shape=business full-stack=data               django
R001-3   backend   shape=small                                  express fastapi flask
R001-3   backend   language=php                                 laravel
R001-4   backend   shape=business                               django laravel
R001-5   backend   language=js shared-language=one              express fastify nestjs
R001-5   backend   language=python                              django fastapi flask
R001-5   backend   language=php                                 laravel
R001-6   backend   shape=api                                    express fastify nestjs
R001-6   backend   live=central language=open                   express fastify nestjs
R001-7   backend   purpose=prototype language=js                express
R001-7   backend   purpose=prototype language=python            fastapi flask
R001-8   backend   shape=business                               django laravel
R001-10  backend   python-scope=small                           flask
R001-10  backend   shape=small                                  express fastapi flask
R001-11  backend   shape=business                               django laravel
R001-12  backend   shape=small                                  express fastapi flask
R001-13  backend   shape=business full-stack=no-php             django
R001-14  backend   shape=business full-stack=data               django
R002-1   backend   language=js shared-language=one              express fastify nestjs
R002-2   backend   own-ml=own python-scope=product              django
R002-2   backend   language=python python-scope=product         django
R002-3   backend   live=central language=open                   express fastify nestjs
R002-4   backend   language=python python-scope=product         django
R002-4   backend   language=js shared-language=parts full-stack=data  django
R002-5   backend   language=js shared-language=one node-need=start    express
R002-6   backend   language=js shared-language=one node-need=structure   nestjs
R002-6   backend   language=js shared-language=one node-need=throughput  fastify
R002-7   backend   purpose=learning learning-language=python learning-python=whole-site  django
R002-8   backend   language=python python-scope=product         django
R003-1   backend   language=python python-scope=api             fastapi
R003-1   backend   purpose=learning learning-language=python learning-python=apis  fastapi
R003-2   backend   language=python python-scope=product         django
R003-3   backend   purpose=learning learning-language=js        express
R003-3   backend   purpose=learning learning-language=python learning-python=each-line  flask
R004-1   backend   purpose=learning learning-language=js        express
R004-1   backend   purpose=learning learning-language=python    django fastapi flask
R004-2   backend   own-ml=own                                   django fastapi flask
R004-2   backend   shape=api node-need=throughput               fastify
R004-3   backend   purpose=learning learning-language=any       express flask
R004-3   backend   python-scope=product own-ml=own              django
R004-4   backend   own-ml=own                                   django fastapi flask
R004-4   backend   shape=api                                    express fastify nestjs
R004-5   backend   language=js shared-language=one node-need=start  express
R004-6   backend   shape=business full-stack=data               django
R004-7   backend   python-scope=small                           flask
N-1      api       clients=others                               rest
N-1      api       clients=apps slices=different schema-care=owned  graphql
N-2      frontend  interface=app front-end-known=none clients=web front-end-teams=free public-pages=private  react
N-2      frontend  interface=app front-end-known=none clients=web front-end-teams=shared  angular
N-3      database  django-backend=django                        postgresql
N-3      database  django-backend=other                         mongodb postgresql
`

// TestFoundingRules walks every rule: whatever the other answers, the answers
// of the rule lead to its choices and to nothing else.
func TestFoundingRules(t *testing.T) {
	flows := map[model.ID]*flow.Flow{}
	for _, f := range realFlows(t) {
		flows[f.Decision.ID] = f
	}
	for line := range strings.Lines(strings.TrimSpace(foundingRules)) {
		words := strings.Fields(line)
		rule, f := words[0], flows[model.ID(words[1])]
		state, chosen := flow.State{}, []string{}
		for _, w := range words[2:] {
			question, answer, isAnswer := strings.Cut(w, "=")
			if !isAnswer {
				chosen = append(chosen, w)
				continue
			}
			q := f.Question(model.ID(question))
			if q == nil || q.Places[0].Answer(model.ID(answer)) == nil {
				t.Fatalf("%s: the flow has no answer %s", rule, w)
			}
			state[q.ID] = model.ID(answer)
		}
		met := map[string]bool{}
		for path := range f.Paths() {
			if !fits(path, state) {
				continue
			}
			for _, c := range path.Outcome.Choose {
				met[string(c.V)] = true
				if !slices.Contains(chosen, string(c.V)) {
					t.Errorf("%s: %v leads to %s, which chooses %s", rule, path.State(), path.Outcome.ID, c.V)
				}
			}
		}
		for _, c := range chosen {
			if !met[c] {
				t.Errorf("%s: no path with %v chooses %s", rule, state, c)
			}
		}
	}
}

// fits reports whether a path gives all answers of a state and, where the state
// says nothing else, is about a product whose live part is on the side, without
// own data code.
func fits(p flow.Path, s flow.State) bool {
	given := p.State()
	for q, a := range s {
		if given[q] != a {
			return false
		}
	}
	for q, a := range map[model.ID]model.ID{"purpose": "product", "live": "side", "own-ml": "none", "language": "open"} {
		if s[q] == "" && given[q] != "" && given[q] != a && !decidedBy(s, q) {
			return false
		}
	}
	return true
}

// decidedBy reports whether a rule's own answers stand behind a question, so
// that any answer to it that leads there will do.
func decidedBy(s flow.State, q model.ID) bool {
	_, scope := s["python-scope"]
	return scope && (q == "language" || q == "own-ml")
}
