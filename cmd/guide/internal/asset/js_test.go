package asset

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

func TestModernJS(t *testing.T) {
	src := `import { b as c } from './b.js';
export default class A extends B { #x = 1; static { this.y = 2 } get z() { return this.#x } async *g() { yield* h() } }
export const longName = a?.b ?? c, more = 1_000n;
let d = await f(); d ||= 1; d ??= 2;
outer: for (const q of [1, 2]) { if (q) continue outer }
try { x() } catch { y(/a\/b/v, ` + "`t ${d}`" + `) }`
	out := string(good(t, map[string]string{"a.js": src, "b.js": "export const b = 1"}, "a.js").Bytes)
	for _, want := range []string{"class A extends B{", "static{", "??=2", "export const longName=a?.b??c", "catch{", `/a\/b/v`, "await f()"} {
		if !strings.Contains(out, want) {
			t.Errorf("lacks %q: %s", want, out)
		}
	}
}

// orders are programs whose output depends on the order of their declarations.
// log gives its argument back.
var orders = map[string]string{
	"two statements":     `const y = log({}, 1); const { length } = log([], 2); log(y, length)`,
	"one declaration":    `let y = log(1), { length } = log([], 2), z = log(3), [w] = log([4], 4); log(y, length, z, w)`,
	"pop and length":     `const x = [1, 2]; const y = x.pop(); const { length } = x; log(y, length)`,
	"in a function":      `function f(x) { x.push(1); const y = x.pop(); const [z] = x; return log(y, z) } f([5])`,
	"in an arrow":        `const f = (x) => { const y = x.pop(); const [z] = x; return log(y, z) }; f([5])`,
	"in a method":        `class A { static { const y = log(1); const { a } = log({}, 2); log(y, a) } m(x) { const y = x.pop(); const { length } = x; log(y, length) } } new A().m([1])`,
	"in a case":          `switch (log(1)) { case 1: let y = log(2); let { a } = log({}, 3); log(y, a) }`,
	"in a block":         `if (log(1)) { const y = log(2); const { a } = log({}, 3); log(y, a) } else { log(0) }`,
	"var":                `var y = log(1); var { a } = log({ a: 9 }, 2); log(y, a); function g() { var p = log(4); log(5); var [q] = log([7], 6); return log(p, q) } g()`,
	"semicolon":          `const y = log(1);; const { a } = log({}, 2); log(y, a)`,
	"braces":             `const y = log(1); {} const { a } = log({}, 2); log(y, a)`,
	"comment":            `const y = log(1); /*! x */ const { a } = log({}, 2); log(y, a)`,
	"another kind":       `const y = log(1); let { a } = log({}, 2); log(y, a)`,
	"templates, regex":   "const y = log(`a ${log(1)} \\n  b`); const { source } = /a\\/[/]/g; log(y, source, -(-1), 1 - -1, (1, 2))",
	"destructured twice": `const { a } = log({ a: 1 }, 1), b = log(2), { c } = log({ c: 3 }, 3); log(a, b, c)`,
	"nothing to do":      `const a = log(1); log(a); const { b } = log({ b: 2 }); log(b)`,
	"async, generator":   `async function* f() { const a = yield 1; const { b } = a; log(a, b) } const it = f(); it.next().then(() => it.next({ b: 2 }))`,
}

// TestOrder runs each program before and after and compares what it logs.
func TestOrder(t *testing.T) {
	node := testenv.Need(t, "node")
	const log = "globalThis.log = (...a) => { console.log(JSON.stringify(a)); return a[0] };\n"
	for name, src := range orders {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out := good(t, map[string]string{"a.js": src}, "a.js").Bytes
			run := func(src string) string {
				cmd := exec.Command(node, "--input-type=module")
				cmd.Stdin = strings.NewReader(log + src)
				var all bytes.Buffer
				cmd.Stdout, cmd.Stderr = &all, &all
				if err := cmd.Run(); err != nil {
					t.Errorf("%v\n%s", err, src)
				}
				return all.String()
			}
			if want, got := run(src), run(string(out)); got != want {
				t.Errorf("%s\nlogs\n%s\nbut its source logs\n%s", out, got, want)
			}
		})
	}
}

// TestOrderText is the same promise where node is absent.
func TestOrderText(t *testing.T) {
	out := string(good(t, map[string]string{"a.js": orders["pop and length"]}, "a.js").Bytes)
	if strings.Index(out, "pop") > strings.Index(out, "length") {
		t.Errorf("another order: %s", out)
	}
	plain := "const a = f(); g(a)\nconst { b } = h(); i(b)"
	if src, err := keepOrder([]byte(plain)); err != nil || string(src) != plain {
		t.Errorf("printed anew without need: %s %v", src, err)
	}
}
