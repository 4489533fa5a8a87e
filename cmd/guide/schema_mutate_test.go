package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// mutate changes a document in one or two places and says how.
func mutate(t *testing.T, random *rand.Rand, text []byte) ([]byte, string) {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	var what []string
	for range 1 + random.IntN(2) {
		what = append(what, mutateNode(random, pick(random, doc.Content[0])))
	}
	changed, err := yaml.Marshal(&doc)
	if err != nil {
		t.Fatal(err)
	}
	return changed, strings.Join(what, ", ")
}

// pick goes down a random way, so that what is rare in a long list is met as
// often as what is common.
func pick(random *rand.Rand, n *yaml.Node) *yaml.Node {
	for len(n.Content) > 0 && random.IntN(5) > 0 {
		i := random.IntN(len(n.Content))
		if n.Kind == yaml.MappingNode {
			i |= 1 // a value
		}
		n = n.Content[i]
	}
	return n
}

func mutateNode(random *rand.Rand, n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode || random.IntN(4) == 0 {
		with := replacement(random)
		what := fmt.Sprintf("%.20q becomes %.20q %s", n.Value, with.Value, with.Tag)
		*n = *with
		return what
	}
	if len(n.Content) == 0 {
		n.Content = []*yaml.Node{{Kind: yaml.ScalarNode, Tag: "!!str", Value: "more"}, {Kind: yaml.ScalarNode, Tag: "!!str", Value: "text"}}
		return "something in what was empty"
	}
	if n.Kind == yaml.SequenceNode {
		return mutateList(random, n)
	}
	return mutateKeys(random, n)
}

func mutateList(random *rand.Rand, n *yaml.Node) string {
	switch random.IntN(3) {
	case 0:
		n.Content = nil
		return "an empty list"
	case 1:
		n.Content = n.Content[1:]
		return "the first item is gone"
	}
	extra := replacement(random)
	n.Content = append(n.Content, extra)
	return fmt.Sprintf("one more item %.20q", extra.Value)
}

func mutateKeys(random *rand.Rand, n *yaml.Node) string {
	i := random.IntN(len(n.Content)/2) * 2
	key := n.Content[i].Value
	switch random.IntN(6) {
	case 0:
		n.Content = slices.Delete(n.Content, i, i+2)
		return key + " is gone"
	case 1:
		n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: "extra"}, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: "text"})
		return "an unknown key"
	case 2:
		n.Content = append(n.Content, copyOf(n.Content[i]), copyOf(n.Content[i+1]))
		return key + " twice"
	case 3:
		n.Content = nil
		return "no keys"
	}
	renamed := *n.Content[i]
	renamed.Value = []string{key + "s", strings.ToUpper(key), key + " x", "2" + key, strings.Repeat("k", 70)}[random.IntN(5)]
	n.Content[i] = &renamed
	return key + " becomes " + renamed.Value
}

func replacement(random *rand.Rand) *yaml.Node {
	return copyOf(&replacements[random.IntN(len(replacements))])
}

func copyOf(n *yaml.Node) *yaml.Node {
	c := *n
	c.Content = nil
	for _, child := range n.Content {
		c.Content = append(c.Content, copyOf(child))
	}
	return &c
}

// replacements stand in the place of any value.
var replacements = func() []yaml.Node {
	list := []yaml.Node{
		{Kind: yaml.SequenceNode},
		{Kind: yaml.MappingNode},
		{Kind: yaml.SequenceNode, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Tag: "!!str", Value: "item"}}},
		{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"},
		{Kind: yaml.ScalarNode, Tag: "!!bool", Value: "true"},
		{Kind: yaml.ScalarNode, Tag: "!!int", Value: "7"},
		{Kind: yaml.ScalarNode, Tag: "!!int", Value: "-7"},
		{Kind: yaml.ScalarNode, Tag: "!!int", Value: "2026"},
		{Kind: yaml.ScalarNode, Tag: "!!int", Value: "2300"},
		{Kind: yaml.ScalarNode, Tag: "!!float", Value: "1.10"},
		{Kind: yaml.ScalarNode, Tag: "!!timestamp", Value: "2026-11-21"},
		{Kind: yaml.ScalarNode, Tag: "!!str", Value: "anchored", Anchor: "anchor"},
		{Kind: yaml.ScalarNode, Tag: "!!str", Value: "folded\ntext\n", Style: yaml.FoldedStyle},
	}
	for _, text := range []string{
		"", " ", "no", "word", "Two words", "UPPER", "a--b", "-a", strings.Repeat("x", 65), strings.Repeat("long ", 801), strings.Repeat("x", 4000), "7", "invisible\u0085",
		"2026", "2026-11", "2026-13", "2026-02-30", "2026-11-31", "1850",
		"https://x.example/", "http://x.example/", "https://", "https://user@x.example/", "https://x.example:port/", "https://x.example/a b", "javascript:x", "HTTPS://x.example",
		"strong", "great", "docs", "fits", "for", "clear", "tie", "page", "ran", "fixes", "en", "en-", "main", "a..b", "unsure", "site-x",
	} {
		list = append(list, yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text})
	}
	return list
}()
