package markdown

import (
	"sync"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// theParser is goldmark's parser with the syntax of the guide. It is made on
// first use, not at start-up, and may be used by several goroutines.
//
// Attribute syntax ({#id .class}) is off because no option turns it on; email
// addresses and www. names are not made into links because nobody typed an
// address; raw HTML is parsed in order to be refused at its place.
var theParser = sync.OnceValue(func() parser.Parser {
	p := util.Prioritized
	return parser.NewParser(
		parser.WithBlockParsers(
			p(parser.NewSetextHeadingParser(), 100),
			p(shallow{extension.NewDefinitionListParser()}, 101),
			p(extension.NewDefinitionDescriptionParser(), 102),
			p(parser.NewThematicBreakParser(), 200),
			p(shallow{parser.NewListParser()}, 300),
			p(parser.NewListItemParser(), 400),
			p(parser.NewCodeBlockParser(), 500),
			p(parser.NewATXHeadingParser(), 600),
			p(parser.NewFencedCodeBlockParser(), 700),
			p(shallow{parser.NewBlockquoteParser()}, 800),
			p(parser.NewHTMLBlockParser(), 900),
			p(shallow{footnoteBlocks{extension.NewFootnoteBlockParser()}}, 999),
			p(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			p(taskBoxes{extension.NewTaskCheckBoxParser()}, 0),
			p(parser.NewCodeSpanParser(), 100),
			p(footnoteMarks{extension.NewFootnoteParser()}, 101),
			p(linkMarks{parser.NewLinkParser()}, 200),
			p(parser.NewAutoLinkParser(), 300),
			p(parser.NewRawHTMLParser(), 400),
			p(delimited{parser.NewEmphasisParser()}, 500),
			p(delimited{extension.NewStrikethroughParser()}, 500),
			p(bareLinks{extension.NewLinkifyParser(
				extension.WithLinkifyAllowedProtocols([]string{"https:", "http:"}))}, 999),
		),
		parser.WithParagraphTransformers(
			p(alerts{}, 50),
			p(definitions{parser.LinkReferenceParagraphTransformer}, 100),
			p(tables{extension.NewTableParagraphTransformer()}, 200),
		),
		parser.WithASTTransformers(
			p(extension.NewTableASTTransformer(), 0),
			p(uncited{}, 998), // must see the list before the next one drops what is not cited
			p(extension.NewFootnoteASTTransformer(), 999),
		),
	)
})
