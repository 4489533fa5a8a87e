package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"whichbackend.example/guide/cmd/guide/internal/asset"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// engineTab is a browser that holds assets/flow.js and assets/stack.js as readers
// get them.
type engineTab struct {
	ctx     context.Context
	in, out []byte // of the call in work
}

// openEngine loads the engine and engineCalls into a browser.
func openEngine(t *testing.T) *engineTab {
	t.Helper()
	e := &engineTab{ctx: openTab(t)}
	files := map[string][]byte{"/": []byte(`<!doctype html><script type=module src=calls.js></script>`)}
	calls := engineCalls
	for name, script := range publishedScripts(t, "flow.js", "stack.js") {
		files["/assets/"+path.Base(script.Path)] = script.Bytes
		calls = strings.ReplaceAll(calls, `"./`+name+`"`, `"./assets/`+path.Base(script.Path)+`"`)
	}
	files["/calls.js"] = []byte(calls)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var err error
		switch file := files[r.URL.Path]; {
		case r.URL.Path == "/in":
			_, err = w.Write(e.in)
		case r.URL.Path == "/out":
			e.out, err = io.ReadAll(r.Body)
		case file == nil:
			http.NotFound(w, r)
			return
		default:
			w.Header().Set("Content-Type", map[bool]string{true: "text/javascript", false: "text/html"}[strings.HasSuffix(r.URL.Path, ".js")])
			_, err = w.Write(file)
		}
		if err != nil {
			t.Error(err)
		}
	}))
	t.Cleanup(server.Close)
	if err := chromedp.Do(e.ctx, chromedp.Navigate(server.URL)); err != nil {
		t.Fatal(err)
	}
	return e
}

// publishedScripts makes scripts as readers get them.
func publishedScripts(t *testing.T, names ...string) map[string]asset.Asset {
	t.Helper()
	written, published := map[string][]byte{}, map[string]asset.Asset{}
	for _, name := range names {
		src, err := os.ReadFile(filepath.Join(testenv.Root(t), "assets", name))
		if err != nil {
			t.Fatal(err)
		}
		written[name] = src
	}
	diags := &diag.List{}
	set := asset.Build(written, memo.New(), diags)
	for _, name := range names {
		file, ok := set.Lookup(name)
		if !ok {
			t.Fatal(diags)
		}
		published[name] = file
	}
	return published
}

// work is one flow or stack and what the engine shall do with it.
type work struct {
	Flow   flow.Object `json:"flow"`
	Inputs any         `json:"inputs"` // a list
}

// call lets the browser do its work, and gives a line of JSON for each input.
func (e *engineTab) call(t *testing.T, name string, list ...work) []string {
	t.Helper()
	e.run(t, name, "lines", list)
	return strings.Split(string(e.out), "\n")
}

// gives reports whether the browser's work gives these lines. They stay there,
// which is faster.
func (e *engineTab) gives(t *testing.T, lines []string, name string, list ...work) bool {
	t.Helper()
	e.run(t, name, "digest", list)
	digest := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return bytes.Equal(e.out, digest[:])
}

func (e *engineTab) run(t *testing.T, name, form string, list []work) {
	t.Helper()
	e.in = mustJSON(t, map[string]any{"name": name, "form": form, "list": list})
	complaint, err := chromedp.Run(e.ctx, chromedp.Evaluate[string]("run()", chromedp.EvalAwaitPromise))
	if err != nil || complaint != "" {
		t.Fatalf("%s: the browser could not work on it: %s %v", name, complaint, err)
	}
}

func mustJSON(t *testing.T, v any) []byte {
	t.Helper()
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // as JavaScript writes it
	if err := encoder.Encode(v); err != nil {
		t.Fatal(err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// engineCalls run in the browser.
const engineCalls = `
import { evaluate, parse, encode } from "./flow.js"
import * as stacks from "./stack.js"

const calls = {
	evaluate: (flow, answers) => ({...evaluate(flow, answers), query: encode(flow, answers)}),
	parse(flow, query) {
		const read = parse(flow, query)
		return {...read, query: encode(flow, read.answers)}
	},
	// Strings that no Go string holds: only that they are taken, and named.
	surrogates(flow, query) {
		const broken = query.replaceAll("HIGH", "\ud83d").replaceAll("LOW", "\ude00")
		const {answers, dropped} = parse(flow, broken)
		return [encode(flow, answers), dropped.join("&") === broken]
	},
	// What answers inherit is not given, and what comes back inherits nothing.
	inherits(flow, answers) {
		const {answers: none} = evaluate(flow, Object.create(answers)), read = parse(flow, encode(flow, answers)).answers
		return [none, encode(flow, Object.create(answers)), Object.getPrototypeOf(none), Object.getPrototypeOf(read)]
	},
	brute,
	evaluateStack: (stack, state) => ({...stacks.evaluate(stack, state), query: stacks.encode(stack, state)}),
	parseStack(stack, query) {
		const read = stacks.parse(stack, query)
		return {...read, query: stacks.encode(stack, read)}
	},
}

// brute says what is wrong with a result, or nothing. It finds out by itself
// what every changed answer leads to, following each way.
function brute(flow, answers) {
	const result = evaluate(flow, answers)
	const today = reach(flow, answers, true).ends
	if (today.join() !== result.possible.join()) return "possible should be " + today
	const open = reach(flow, answers, false)
	if (open.next !== result.next) return "next should be " + open.next
	const flips = new Map(result.flips.map(flip => [flip.question + "=" + flip.to, flip]))
	if (flips.size !== result.flips.length) return "a flip is listed twice"
	for (const question of new Set(result.steps.map(step => step.question))) {
		const {answers: choices} = Object.values(flow.questions).find(place => place.asks === question)
		for (const to of Object.keys(choices)) {
			if (to === answers[question]) continue
			const name = question + "=" + to, flip = flips.get(name)
			const changed = {...answers, [question]: to}
			const then = reach(flow, changed, true).ends, {next} = reach(flow, changed, false)
			if (then.join() === today.join() ? flip : flip?.outcomes.join() !== then.join() || flip.next !== next)
				return name + " leads to " + then + " and asks " + next
			flips.delete(name)
		}
	}
	return [...flips.keys()].map(name => name + " is no flip").join()
}

function reach(flow, answers, beyond) {
	const seen = new Set()
	const given = ({asks, answers: branches}) => {
		const answer = Object.hasOwn(answers, asks) ? answers[asks] : undefined
		return answer === "unsure" || Object.hasOwn(branches, answer) ? answer : undefined
	}
	const follow = id => {
		if (seen.has(id)) return
		seen.add(id)
		if (!Object.hasOwn(flow.questions, id)) return
		const place = flow.questions[id], answer = given(place)
		if (answer === undefined && !beyond) return
		for (const [name, {next}] of Object.entries(place.answers))
			if (name === answer || answer === undefined || answer === "unsure") follow(next)
	}
	follow(flow.start)
	const places = Object.entries(flow.questions).filter(([id]) => seen.has(id))
	const asked = new Set(places.filter(([, place]) => given(place)).map(([, place]) => place.asks))
	const open = places.find(([, place]) => !given(place))
	return {ends: Object.keys(flow.outcomes).filter(id => seen.has(id)), next: asked.size < 9 && open ? open[0] : null}
}

const natives = () => [Object, Array, Map, Set, String].flatMap(made =>
	Reflect.ownKeys(made.prototype).flatMap(key => [made, key, ...Object.values(Object.getOwnPropertyDescriptor(made.prototype, key))]))
const before = natives()

window.run = async () => {
	const {name, form, list} = await (await fetch("in")).json()
	const handed = JSON.stringify(list)
	const lines = list.flatMap(({flow, inputs}) => inputs.map(input => {
		try {
			return JSON.stringify(calls[name](flow, input))
		} catch (error) {
			return JSON.stringify("throws " + error)
		}
	}))
	const text = lines.join("\n")
	const body = form === "lines" ? text : await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))
	await fetch("out", {method: "POST", body})
	if (JSON.stringify(list) !== handed) return "the engine has changed what it was handed"
	const after = natives()
	return after.length === before.length && after.every((value, i) => Object.is(value, before[i])) ? "" : "the engine has changed something native"
}
`
