package asset

import "testing"

func TestMinifyJSON(t *testing.T) {
	got, err := MinifyJSON([]byte("{ \"version\" : 1.10, \"big\" : 12345678901234567890,\n \"text\": \"a  b \\u003c <\" }\n"))
	if want := `{"version":1.10,"big":12345678901234567890,"text":"a  b \u003c <"}`; err != nil || string(got) != want {
		t.Errorf("%s %v", got, err)
	}
	if _, err := MinifyJSON([]byte("{,}")); err == nil {
		t.Error("no error")
	}
}

func TestMinifyXML(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{
			"feed", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n  <title> a  b </title>\n  <link\n    rel='self'   href=\"/x?a&amp;b\" />\n</feed>\n",
			"<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title> a  b </title><link rel='self' href=\"/x?a&amp;b\"/></feed>",
		},
		{"sample in a feed", "<c type=\"html\">&lt;pre&gt;a\n   b&lt;/pre&gt; &amp;amp; x </c>", "<c type=\"html\">&lt;pre&gt;a\n   b&lt;/pre&gt; &amp;amp; x </c>"},
		{"CDATA", "<c><![CDATA[<pre>a\n  b</pre> ]]></c>", "<c><![CDATA[<pre>a\n  b</pre> ]]></c>"},
		{"mixed", "<p>a <b>x</b> <i>y</i></p>", "<p>a <b>x</b> <i>y</i></p>"},
		{"comment", "<a><!-- x --><b/>\n</a>", "<a><b/></a>"},
		{"style sheet", "<?xml-stylesheet href=\"/f.xsl\"?>\n<a/>", "<?xml-stylesheet href=\"/f.xsl\"?><a/>"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got, err := MinifyXML([]byte(test.src)); err != nil || string(got) != test.want {
				t.Errorf("\n%s\n%s\n%v", got, test.want, err)
			}
		})
	}
	for _, src := range []string{"", "text", "<a>", "<a></b>", "<a/><a/>", "<a b/>", "<a>&nope;</a>", "<a/>x"} {
		if out, err := MinifyXML([]byte(src)); err == nil {
			t.Errorf("%q: no error, %q", src, out)
		}
	}
}

func TestSVG(t *testing.T) {
	src := `<?xml version="1.0"?><!-- made by hand -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">
  <title>a &amp; b</title>
  <style>.a { fill : url(#g) } @media (prefers-color-scheme: dark) { .a { fill: #fff } }</style>
  <defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>
  <path class="a" d="M 10.00 10 L 20 20 Z" fill="url(#g)"/> <use xlink:href="#g"/><use href="#g"/>
</svg>`
	out := string(good(t, map[string]string{"a.svg": src}, "a.svg").Bytes)
	if len(out) >= len(src)*9/10 {
		t.Errorf("not small: %s", out)
	}
	if err := proveSVG([]byte(out)); err != nil {
		t.Error(err)
	}
}
