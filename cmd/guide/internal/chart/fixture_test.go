package chart

import (
	"strings"
	"testing"
)

// backend is a flow of the size and shape that the guide has. A line without
// indent is a node, an indented one a row and where it leads; a node without
// rows is an outcome.
const backend = `
purpose: What it is for
	To learn a language > learning-language
	A prototype > language-small
	A product or service > live
learning-language: Language to learn
	JavaScript > learn-js
	Python > learning-python
	PHP > learn-php
	No preference > learn-any
learning-python: First Python project
	See every line > learn-flask
	One complete site > learn-django
	APIs interest me > learn-fastapi
live: Live connections
	Heart of the product > language-live
	Side feature or none > own-ml
language-live: The team's language
	JavaScript > node-need
	Only Python > live-python
	Only PHP > live-php
	Open > node-need
live-python: Around the live part
	Mostly the live service > live-fastapi
	A large product > live-django
own-ml: Own models or data code
	Yes > python-scope
	No > language
language: The team's language
	JavaScript > shared-language
	Python > python-scope
	PHP > laravel
	Open > shape
python-scope: Shape of the Python part
	Users, roles, staff screens > django
	Typed API, many waits > fastapi
	Small, or pick every part > flask
shared-language: One language or ready parts
	One language > node-need
	Ready parts > full-stack
shape: Shape of the product
	Business or content > full-stack
	High-traffic API > node-need
	One narrow service > small-need
node-need: Node.js priorities
	Structure for many teams > nestjs
	Throughput, schemas > fastify
	Quick start, middleware > express
full-stack: What weighs most
	Data, security, admin > django
	Queues, mail, subscriptions > laravel
	PHP is ruled out > django-only
	Neither stands out > tie-full
language-small: The team's language
	JavaScript > small-express
	Python > small-python
	PHP > small-laravel
	Open > small-need
small-python: Prototype in Python
	Simplest thing > small-flask
	Asynchronous or typed > small-fastapi
small-need: What the service does
	Holds many connections > small-express
	Simplest possible > small-flask
	Asynchronous Python > small-fastapi
learn-js: Express (clear)
learn-flask: Flask (clear)
learn-django: Django (clear)
learn-fastapi: FastAPI (close)
learn-php: Laravel (clear)
learn-any: Express or Flask (tie)
live-fastapi: FastAPI (close)
live-django: Django (close)
live-php: Express (close)
django: Django (clear)
fastapi: FastAPI (clear)
flask: Flask (clear)
laravel: Laravel (clear)
nestjs: NestJS (clear)
fastify: Fastify (clear)
express: Express (clear)
django-only: Django (close)
tie-full: Django or Laravel (tie)
small-express: Express (clear)
small-flask: Flask (clear)
small-laravel: Laravel (clear)
small-fastapi: FastAPI (close)
`

// parse reads a graph in the notation of backend.
func parse(t testing.TB, text string) Graph {
	t.Helper()
	var g Graph
	index := map[string]int{}
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for _, line := range lines {
		if !strings.HasPrefix(line, "\t") {
			id, title, _ := strings.Cut(line, ": ")
			title, note, end := strings.Cut(title, " (")
			index[id] = len(g.Nodes)
			g.Nodes = append(g.Nodes, Node{ID: id, Title: title, Note: strings.TrimSuffix(note, ")"), End: end})
		}
	}
	at := -1
	for _, line := range lines {
		label, to, isRow := strings.Cut(line, " > ")
		if !isRow {
			at++
			continue
		}
		target, ok := index[to]
		if !ok {
			t.Fatalf("no node %q", to)
		}
		g.Nodes[at].Rows = append(g.Nodes[at].Rows, Row{ID: strings.TrimSpace(label), Label: strings.TrimSpace(label), To: target})
	}
	return g
}
