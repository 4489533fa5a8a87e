package pattern

import (
	"slices"

	"github.com/dlclark/regexp2/v2/syntax"
)

// maxProgram bounds what one pattern may become, unrolled loops included.
const maxProgram = 20_000

// compiler writes a program from its end to its beginning, so that each
// instruction is written when it is known what can follow it.
type compiler struct {
	*Compiler
	Pattern
	wanted bool // somebody asks for the groups
	refs   bool // the pattern itself does
	work   int
}

func (shared *Compiler) compile(tree *syntax.RegexTree, groups bool) (*Pattern, error) {
	c := &compiler{Compiler: shared, wanted: groups}
	if err := c.survey(tree.Root); err != nil {
		return nil, err
	}
	if c.wanted || c.refs {
		if tree.Capnumlist != nil {
			return nil, ErrOutside // numbers with gaps
		}
		c.groups = tree.Captop - 1
		c.slots = 3 * c.groups
	}
	entry, err := c.node(tree.Root, c.emit(inst{op: opMatch}, anything), false)
	if err != nil {
		return nil, err
	}
	if c.prog[entry].op == opMatchStart { // true here
		entry = c.prog[entry].next
	}
	p := c.Pattern
	p.entry = entry
	return &p, nil
}

// survey looks for constructs that are left to regexp2.
func (c *compiler) survey(n *syntax.RegexNode) error {
	back := n.Options&syntax.RightToLeft != 0
	switch n.T {
	case syntax.NtRef:
		c.refs = true
		if back {
			return ErrOutside
		}
	case syntax.NtOne, syntax.NtMulti, syntax.NtNotone,
		syntax.NtOneloop, syntax.NtNotoneloop, syntax.NtOnelazy, syntax.NtNotonelazy,
		syntax.NtOneloopatomic, syntax.NtNotoneloopatomic:
		if n.Options&syntax.IgnoreCase != 0 {
			for _, r := range append(slices.Clone(n.Str), n.Ch) {
				if r >= 128 || r|0x20 >= 'a' && r|0x20 <= 'z' {
					return ErrOutside // the parser makes classes of letters
				}
			}
		}
		if back && (n.T == syntax.NtOnelazy || n.T == syntax.NtNotonelazy) {
			return ErrOutside
		}
	case syntax.NtSetlazy:
		if back {
			return ErrOutside
		}
	case syntax.NtLoop, syntax.NtLazyloop:
		endless := n.M <= 1 && n.N == inf
		once := n.M == 0 && n.N == 1
		if n.Children[0].ComputeMinLength() == 0 && !once && !(endless && n.T == syntax.NtLoop) {
			return ErrOutside
		}
	case syntax.NtCapture:
		if n.N != -1 {
			return ErrOutside // a balancing group
		}
	case syntax.NtPosLook, syntax.NtNegLook:
		if n.Children[0].Options&syntax.RightToLeft != n.Options&syntax.RightToLeft {
			return ErrOutside
		}
	case syntax.NtNothing, syntax.NtEmpty, syntax.NtSet, syntax.NtSetloop, syntax.NtSetloopatomic,
		syntax.NtBol, syntax.NtEol, syntax.NtBoundary, syntax.NtNonboundary, syntax.NtBeginning, syntax.NtStart,
		syntax.NtEndZ, syntax.NtEnd, syntax.NtAlternate, syntax.NtConcatenate, syntax.NtGroup,
		syntax.NtAtomic, syntax.NtUpdateBumpalong:
	default:
		return ErrOutside
	}
	for _, child := range n.Children {
		if err := c.survey(child); err != nil {
			return err
		}
	}
	return nil
}

// emit appends an instruction.
func (c *compiler) emit(in inst, f first) int32 {
	c.prog = append(c.prog, in)
	c.firsts = append(c.firsts, f)
	c.work++
	return int32(len(c.prog) - 1)
}

// node writes what stands for n, with next behind it. again says that a search
// can come here more than once, or end without coming here.
func (c *compiler) node(n *syntax.RegexNode, next int32, again bool) (int32, error) {
	if c.work > maxProgram {
		return 0, ErrOutside
	}
	follow := c.firsts[next]
	switch n.T {
	case syntax.NtEmpty, syntax.NtUpdateBumpalong:
		return next, nil
	case syntax.NtNothing:
		return c.emit(inst{op: opFail}, first{}), nil
	case syntax.NtOne, syntax.NtNotone, syntax.NtSet, syntax.NtMulti:
		return c.text(n, next), nil
	case syntax.NtOneloop, syntax.NtNotoneloop, syntax.NtSetloop, syntax.NtOnelazy, syntax.NtNotonelazy, syntax.NtSetlazy,
		syntax.NtOneloopatomic, syntax.NtNotoneloopatomic, syntax.NtSetloopatomic:
		return c.repeat(n, next), nil
	case syntax.NtBol:
		return c.emit(inst{op: opLineStart, next: next}, follow), nil
	case syntax.NtEol:
		return c.emit(inst{op: opLineEnd, next: next}, follow.intersect(lineEnd)), nil
	case syntax.NtBoundary:
		return c.emit(inst{op: opWordEdge, next: next}, follow), nil
	case syntax.NtNonboundary:
		return c.emit(inst{op: opNoWordEdge, next: next}, follow), nil
	case syntax.NtBeginning:
		return c.emit(inst{op: opTextStart, next: next}, follow), nil
	case syntax.NtStart:
		return c.emit(inst{op: opMatchStart, next: next}, follow), nil
	case syntax.NtEndZ:
		return c.emit(inst{op: opLastLineEnd, next: next}, follow.intersect(lineEnd)), nil
	case syntax.NtEnd:
		return c.emit(inst{op: opTextEnd, next: next}, follow.intersect(first{end: true})), nil
	case syntax.NtRef:
		in := inst{op: opAgain, next: next, slot: int32(3 * (n.M - 1))}
		if n.Options&syntax.IgnoreCase != 0 {
			in.op = opAgainAnyCase
		}
		return c.emit(in, anything), nil
	case syntax.NtConcatenate:
		for i := len(n.Children) - 1; i >= 0; i-- {
			var err error
			if next, err = c.node(n.Children[i], next, again); err != nil {
				return 0, err
			}
		}
		return next, nil
	case syntax.NtAlternate:
		return c.alternate(n, next)
	case syntax.NtLoop, syntax.NtLazyloop:
		return c.loop(n, next, again)
	case syntax.NtCapture:
		return c.capture(n, next, again)
	case syntax.NtGroup:
		return c.node(n.Children[0], next, again)
	case syntax.NtAtomic:
		return c.atomic(n, next, again)
	default: // NtPosLook, NtNegLook: survey has seen to that
		return c.look(n, next, again)
	}
}

var lineEnd = first{ascii: [2]uint64{1 << '\n', 0}, end: true}

// text writes one character, one of a class, or several.
func (c *compiler) text(n *syntax.RegexNode, next int32) int32 {
	back := n.Options&syntax.RightToLeft != 0
	in := inst{next: next}
	var f first
	switch {
	case n.T == syntax.NtMulti:
		in.op, in.text = opText, n.Str
		f = firstRune(n.Str[0])
	case n.T == syntax.NtOne:
		in.op, in.char = opChar, n.Ch
		f = firstRune(n.Ch)
	default:
		in.op, in.class = opClass, c.classOf(n)
		f = in.class.first()
	}
	if back {
		in.op += opCharBack - opChar
		f = anything
	}
	return c.emit(in, f)
}

// capture writes a group that keeps what it matches, if anybody asks. Where the
// search may come again, or take a way around the group, the way back has to
// restore what the group held before; elsewhere nothing can tell.
func (c *compiler) capture(n *syntax.RegexNode, next int32, again bool) (int32, error) {
	if n.M == 0 || !c.wanted && !c.refs {
		return c.node(n.Children[0], next, again)
	}
	open, close := opOpen, opClose
	if again || c.refs || n.Options&syntax.RightToLeft != 0 {
		open, close = opOpenSaved, opCloseSaved
	}
	slot := int32(3 * (n.M - 1))
	body, err := c.node(n.Children[0], c.emit(inst{op: close, next: next, slot: slot}, c.firsts[next]), again)
	if err != nil {
		return 0, err
	}
	return c.emit(inst{op: open, next: body, slot: slot}, c.firsts[body]), nil
}
