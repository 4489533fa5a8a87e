package highlight

// snippets are samples of the kind that a guide shows, one for each language
// that it needs most.
var snippets = map[string]string{
	"js": `import express from "express";
const app = express();
app.get("/users/:id", async (req, res) => {
  const re = /^[a-z]+\/$/gi, n = 0x1f ?? 1_000n;
  res.json({ id: ` + "`user-${req.params.id}`" + `, ok: a < b && c > d }); // <b>
});
export default class A { #x = 1; static { this.y = null; } }
`,
	"ts": `@Controller('users')
export class UsersController<T extends { id: string }> {
  constructor(private readonly users: UsersService) {}
  @Get(':id') async one(@Param('id') id: string): Promise<User | null> { return this.users.find(id)!; }
}
type A = Readonly<Record<"a" | "b", number>>;
`,
	"jsx": `export default function App({ items }) {
  return <ul className="x">{items.map((i) => <li key={i.id}>{i.name} &amp; more</li>)}</ul>;
}
`,
	"python": `from fastapi import Depends, FastAPI
app = FastAPI()

@app.get("/items/{item_id}")
async def read(item_id: int, q: str | None = None) -> dict[str, str]:
    """Doc & string."""
    return {"item": f"{item_id!r:>10}", "n": 1e-3, 'b': b"\x00"}  # comment
`,
	"php": `<?php
namespace App\Http\Controllers;
use Illuminate\Http\Request;
final class UserController extends Controller {
    public function show(Request $request, int $id): JsonResponse {
        return response()->json(['id' => $id, "name" => "a {$request->name}"]); // é
    }
}
`,
	"go": "package main\n\nimport \"net/http\"\n\n// main serves.\nfunc main() {\n\thttp.HandleFunc(\"GET /\", func(w http.ResponseWriter, r *http.Request) {})\n\tconst q = `select {{ .ID | printf \"%d\" }} from <t>`\n\tvar x any = 'é'\n}\n",
	"yaml": `services:
  db: &db
    image: "postgres:18"  # pinned
    ports: ["5432:5432"]
    command: >
      folded text
      more
  web: {<<: *db, on: yes}
`,
	"bash": `#!/usr/bin/env bash
set -euo pipefail
for f in "$@"; do echo "${f%.*} $(wc -l < "$f")" | tee -a log; done
cat <<EOF
$HOME
EOF
`,
	"console":  "$ npm install express\nadded 65 packages\n$ node app.js\n",
	"json":     "{\"a\": [1, 2.5e3, true, null], \"b\": {\"c\": \"d\\\"e\"}}\n",
	"html":     "<!doctype html>\n<p class=\"a\">&amp; <script>let a = \"</b>\";</script><style>p{color:red}</style></p>\n",
	"css":      "@layer base { :root { color: light-dark(#000, oklch(90% 0 0)); & > a:hover { margin: calc(1rem + 2px) } } }\n",
	"sql":      "SELECT u.id, count(*) AS n FROM users u WHERE name LIKE '%a''b' -- c\nGROUP BY 1 HAVING count(*) > 2;\n",
	"docker":   "FROM node:22-alpine AS build\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci && \\\n    npm run build\nCMD [\"node\", \"app.js\"]\n",
	"diff":     "--- a/x.js\n+++ b/x.js\n@@ -1,2 +1,2 @@\n-const a = 1;\n+const a = 2;\n unchanged\n",
	"toml":     "[build]\ncommand = \"go run ./cmd/guide build\"\nn = 1_000\n",
	"ini":      "; c\n[a]\nb = c\n",
	"nginx":    "server { listen 80; location / { proxy_pass http://app; } }\n",
	"graphql":  "query Q($id: ID!) { user(id: $id) { ...F @include(if: true) } }\n",
	"http":     "POST /users HTTP/1.1\nHost: example.org\nContent-Type: application/json; charset=utf-8\n\n{\"name\": \"é\", \"n\": 1}\n",
	"md":       "---\ntitle: x\n---\n# Title\n\n- [x] done **bold** `code`\n\n```js\nlet a = 1;\n```\n\n```nope\nx\n```\n",
	"django":   "{% extends \"a.html\" %}{% for x in xs %}<li>{{ x.name|upper }}</li>{% endfor %}\n",
	"twig":     "{% if a %}{{ b|e('html') }}{% endif %}\n",
	"vue":      "<script setup>\nconst a = ref(1)\n</script>\n<template><p v-if=\"a\">{{ a }}</p></template>\n",
	"xml":      "<?xml version=\"1.0\"?><a b=\"c\"><![CDATA[<x>]]><!-- d --></a>\n",
	"java":     "@Bean public Foo foo(List<String> a) { return new Foo(\"x\", 'c', 1L); }\n",
	"ruby":     "class A < B\n  def c(d: 1) = puts \"#{d} \" + :sym.to_s\nend\n",
	"rust":     "fn main() -> Result<(), Box<dyn Error>> { println!(\"{x:?}\"); Ok(()) }\n",
	"postgres": "CREATE FUNCTION f() RETURNS int AS $$ BEGIN RETURN 1; END $$ LANGUAGE plpgsql;\nSELECT a->>'b' FROM t WHERE c @> '{\"d\":1}'::jsonb;\n",
}
