package asset

import (
	"bytes"
	"strings"

	"github.com/tdewolff/minify/v2"
	mincss "github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

func finishCSS(b *builder, f *file) ([]byte, error) {
	if err := checkText(f.src); err != nil {
		return nil, err
	}
	refs, err := b.scan("css", f.src, scanCSS)
	if err != nil {
		return nil, err
	}
	src, err := b.rewrite(f, refs)
	if err != nil {
		return nil, err
	}
	return b.minify("css", src, func(src []byte) ([]byte, error) {
		m := minify.New()
		m.AddFunc("text/css", mincss.Minify)
		return m.Bytes("text/css", src)
	})
}

// scanCSS checks the syntax and collects the references. The minifier passes
// broken CSS on as it is, and a browser then drops the rest of the sheet without
// a word, so the check is our own: brackets, strings, comments, and that every
// statement is a declaration, a rule or an at-rule.
func scanCSS(src []byte) ([]ref, error) {
	s := cssScanner{src: src}
	lexer := css.NewLexer(parse.NewInputBytes(bytes.Clone(src)))
	for {
		tt, data := lexer.Next()
		if tt == css.ErrorToken {
			return s.refs, s.end()
		}
		if err := s.token(tt, data); err != nil {
			return nil, err
		}
		s.at += len(data)
	}
}

// block is an open bracket.
type block struct {
	closer  byte
	at      int
	name    string // of a function
	isValue bool   // a brace inside the value of a custom property
}

type cssScanner struct {
	src    []byte
	at     int
	blocks []block
	stmt   statement
	refs   []ref
}

// statement is what has been read since the last semicolon or brace.
type statement struct {
	started                  bool
	at                       int
	atRule, custom, hasColon bool
	isImport                 bool
}

func (s *cssScanner) token(tt css.TokenType, data []byte) error {
	switch tt {
	case css.WhitespaceToken, css.CDOToken, css.CDCToken:
		return nil
	case css.CommentToken:
		if len(data) < 4 || !bytes.HasSuffix(data, []byte("*/")) {
			return faultf(s.at, "the comment is not closed")
		}
		return nil
	case css.BadStringToken:
		return faultf(s.at, "the string is not closed")
	case css.BadURLToken:
		return faultf(s.at, "the url() is not closed, or needs quotes")
	case css.SemicolonToken:
		if s.inBraces() {
			return s.endStatement()
		}
	case css.RightBraceToken, css.RightBracketToken, css.RightParenthesisToken:
		return s.closeBlock(data[0])
	}
	if !s.stmt.started {
		s.stmt = statement{
			started: true, at: s.at, atRule: tt == css.AtKeywordToken, isImport: strings.EqualFold(string(data), "@import"),
			custom: tt == css.CustomPropertyNameToken || bytes.HasPrefix(data, []byte("--")),
		}
	}
	switch tt {
	case css.ColonToken:
		s.stmt.hasColon = true
	case css.LeftBraceToken, css.LeftBracketToken, css.LeftParenthesisToken, css.FunctionToken:
		s.openBlock(data)
	case css.URLToken:
		return s.url(data)
	case css.StringToken:
		return s.string(data)
	}
	return nil
}

func (s *cssScanner) inBraces() bool {
	return len(s.blocks) == 0 || s.blocks[len(s.blocks)-1].closer == '}'
}

func (s *cssScanner) openBlock(data []byte) {
	opener := data[len(data)-1]
	b := block{at: s.at, closer: map[byte]byte{'{': '}', '[': ']', '(': ')'}[opener], name: strings.ToLower(string(data[:len(data)-1]))}
	if opener == '{' {
		inValue := len(s.blocks) > 0 && s.blocks[len(s.blocks)-1].isValue
		b.isValue = inValue || s.stmt.custom && s.stmt.hasColon
		s.stmt = statement{}
	}
	s.blocks = append(s.blocks, b)
}

func (s *cssScanner) closeBlock(closer byte) error {
	if len(s.blocks) == 0 || s.blocks[len(s.blocks)-1].closer != closer {
		return faultf(s.at, "unexpected %q", string(closer))
	}
	if closer == '}' {
		if err := s.endStatement(); err != nil {
			return err
		}
	}
	s.blocks = s.blocks[:len(s.blocks)-1]
	return nil
}

// endStatement refuses what is neither a declaration nor an at-rule. A rule ends
// with its brace and does not come here.
func (s *cssScanner) endStatement() error {
	stmt := s.stmt
	s.stmt = statement{}
	switch {
	case !stmt.started || stmt.atRule || len(s.blocks) > 0 && s.blocks[len(s.blocks)-1].isValue:
		return nil
	case len(s.blocks) == 0:
		return faultf(stmt.at, "expected a rule with { and }")
	case !stmt.hasColon:
		return faultf(stmt.at, "a declaration needs a colon")
	}
	return nil
}

func (s *cssScanner) end() error {
	if n := len(s.blocks); n > 0 {
		return faultf(s.blocks[n-1].at, "%q is not closed", s.src[s.blocks[n-1].at:][:max(1, len(s.blocks[n-1].name)+1)])
	}
	return s.endStatement()
}
