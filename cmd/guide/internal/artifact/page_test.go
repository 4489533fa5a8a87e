package artifact

import (
	"strings"
	"testing"
)

// TestPages plants pages that no build makes.
func TestPages(t *testing.T) {
	const first = `<!doctype html><html lang=en><meta charset=utf-8>`
	const csp = `<meta http-equiv=Content-Security-Policy content="` + policy + `">`
	const hidden = `<meta name=robots content=noindex>`
	const noPolicy, listed = "the page does not begin with the content security policy", "search engines may list the page"
	for name, test := range map[string]struct{ page, want string }{
		"empty":               {"", noPolicy},
		"no policy":           {first + hidden, noPolicy},
		"another policy":      {first + strings.ReplaceAll(csp, "none", "self") + hidden, noPolicy},
		"a late policy":       {first + hidden + csp, noPolicy},
		"behind a script":     {first + `<script src=/assets/a.js></script>` + csp + hidden, noPolicy},
		"behind a style":      {first + `<link rel=stylesheet href=/assets/a.css>` + csp + hidden, noPolicy},
		"in the body":         {first + "<body>" + csp + hidden, noPolicy},
		"in a comment":        {first + "<!--" + csp + "-->" + hidden, noPolicy},
		"in a template":       {first + "<template>" + csp + "</template>" + hidden, noPolicy},
		"in a title":          {first + "<title>" + csp + "</title>" + hidden, noPolicy},
		"before html":         {"<script src=/assets/a.js></script>" + first + csp + hidden, noPolicy},
		"listed":              {first + csp, listed},
		"listed all the same": {first + csp + `<meta name=robots content=index>`, listed},
		"script":              {head + "<script>a()</script>", "has an inline script"},
		"empty script":        {head + "<script type=module></script>", "has an inline script"},
		"handler":             {head + "<p onclick=a()>", "has the attribute onclick"},
		"handler on the root": {strings.Replace(head, "lang=en", "lang=en onload=a()", 1), "has the attribute onload"},
		"style":               {head + "<p style=a>", "has the attribute style"},
		"style element":       {head + "<style>a{}</style>", "has a style element"},
		"data that is not":    {head + "<script type=application/json>a</script>", "is not JSON"},
		"script address":      {head + "<a href=javascript:a()>", "the scheme javascript is not allowed"},
		"data address":        {head + "<a href=data:text/html,a>", "the scheme data is not allowed"},
		"script of others":    {head + "<script src=https://evil.example/a.js></script>", `runs "https://evil.example/a.js"`},
		"script without http": {head + "<script src=//evil.example/a.js></script>", "runs"},
		"script, backslash":   {head + `<script src=/\evil.example/a.js></script>`, "runs"},
		"style of others":     {head + "<link rel=stylesheet href=https://evil.example/a.css>", "loads"},
		"preload":             {head + `<link rel="alternate preload" href=https://evil.example/>`, "loads"},
		"base":                {head + "<base href=https://evil.example/>", "the element <base>"},
		"frame":               {head + "<iframe src=/></iframe>", "the element <iframe>"},
		"object":              {head + "<object data=/></object>", "the element <object>"},
		"noscript":            {head + "<noscript><p>a</noscript>", "the element <noscript>"},
		"move":                {head + `<meta http-equiv=refresh content="0; url=https://evil.example/">`, "moves readers"},
		"move, two slashes":   {head + `<meta http-equiv=refresh content="0; url=//evil.example/">`, "moves readers"},
		"move, quoted":        {head + `<meta http-equiv=refresh content="0; url='https://evil.example/'">`, "moves readers"},
		"cookie":              {head + `<meta http-equiv=set-cookie content=a=b>`, `the instruction "set-cookie"`},
		"html in a picture":   {head + "<svg><foreignObject><p>a</foreignObject></svg>", "the element <foreignObject>"},
		"script in words":     {head + "<svg><title><b>a</b></title></svg>", "the element <b>"},
		"mathematics":         {head + "<math><mi>a</mi></math>", "the element <math>"},
		"animation":           {head + "<svg><animate attributeName=href /></svg>", "the element <animate>"},
		"twice the same id":   {head + "<p id=a><p id=a>", `the id "a" stands 2 times`},
		"deep":                {head + strings.Repeat("<div>", 2000), "nested too deeply"},
	} {
		site := sound()
		site["index.html"] = test.page
		if _, faults := read(pack(t, entries(site))); !strings.Contains(faults, test.want) {
			t.Errorf("%s:\n%s", name, faults)
		}
	}
}
