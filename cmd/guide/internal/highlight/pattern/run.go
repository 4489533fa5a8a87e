package pattern

// run is the search: it follows the program from pos, and where that does not
// get on, it takes the newest of the other ways that are remembered.
func (m *Machine) run(p *Pattern, text []rune, start int) int {
	prog, firsts, slots := p.prog, p.firsts, m.slots
	m.stack = m.stack[:0]
	m.Steps--
	pos, pc := start, p.entry
	for {
		in := &prog[pc]
		switch in.op {
		case opMatch:
			return pos
		case opChar:
			if pos < len(text) && text[pos] == in.char {
				pos, pc = pos+1, in.next
				continue
			}
		case opClass:
			if pos < len(text) && in.class.has(text[pos]) {
				pos, pc = pos+1, in.next
				continue
			}
		case opText:
			if hasPrefix(text[pos:], in.text) {
				pos, pc = pos+len(in.text), in.next
				continue
			}
		case opRun, opMany:
			end := in.class.span(text, pos, in.max)
			low := pos + int(in.min)
			if end < low {
				break
			}
			m.scanned(end - pos)
			if in.op == opMany && end > low {
				for !firsts[in.next].at(text, end) {
					if end--; end < low {
						break
					}
				}
				if end < low {
					break
				}
				if end > low {
					m.push(entry{wayMany, pc, int32(low), int32(end - 1)})
				}
			}
			pos, pc = end, in.next
			continue
		case opFew:
			if end := in.class.span(text, pos, in.min); end-pos < int(in.min) {
				break
			}
			limit := len(text)
			if in.max >= 0 {
				limit = min(limit, pos+int(in.max))
			}
			if pos, pc = m.few(p, pc, text, pos+int(in.min), limit), in.next; pos >= 0 {
				continue
			}
		case opSplit:
			m.Steps--
			if firsts[in.next].at(text, pos) {
				if firsts[in.alt].at(text, pos) {
					m.push(entry{wayGo, in.alt, int32(pos), 0})
				}
				pc = in.next
				continue
			}
			pc = in.alt
			continue
		case opAlt:
			m.Steps--
			if ways := p.tables[in.alt].branches(text, pos); len(ways) > 0 {
				if len(ways) > 1 {
					m.push(entry{wayAlt, pc, int32(pos), 1})
				}
				pc = ways[0]
				continue
			}
		case opOpen:
			slots[in.slot] = int32(pos)
			pc = in.next
			continue
		case opClose:
			slots[in.slot+1], slots[in.slot+2] = slots[in.slot], int32(pos)
			pc = in.next
			continue
		case opWordEdge, opNoWordEdge:
			if wordEdge(text, pos) == (in.op == opWordEdge) {
				pc = in.next
				continue
			}
		case opPeek:
			if pos < len(text) && in.class.has(text[pos]) {
				pc = in.next
				continue
			}
		case opNotPeek:
			if pos >= len(text) || !in.class.has(text[pos]) {
				pc = in.next
				continue
			}
		case opAtomic:
			slots[in.slot] = int32(len(m.stack))
			pc = in.next
			continue
		case opAtomicEnd:
			m.drop(int(slots[in.slot]), in.keep)
			pc = in.next
			continue
		case opMatchStart:
			if pos == start {
				pc = in.next
				continue
			}
		default:
			var ok bool
			if pos, pc, ok = m.rare(in, pc, text, pos); ok {
				continue
			}
		}
		if m.Steps < 0 {
			return TooMany
		}
		if pos, pc = m.back(p, text); pos < 0 {
			return pos
		}
	}
}

// span gives the end of the characters of a class from pos on, at most limit of
// them where limit is not negative.
func (c *class) span(text []rune, pos int, limit int32) int {
	if limit >= 0 && int(limit) < len(text)-pos {
		text = text[:pos+int(limit)]
	}
	for pos < len(text) && c.has(text[pos]) {
		pos++
	}
	return pos
}

// few goes on from pos over characters of the class until in.next can begin,
// and remembers that it could have gone further.
func (m *Machine) few(p *Pattern, pc int32, text []rune, pos, limit int) int {
	in := &p.prog[pc]
	next := &p.firsts[in.next]
	from := pos
	for !next.at(text, pos) {
		if pos >= limit || !in.class.has(text[pos]) {
			m.scanned(pos - from)
			return NoMatch
		}
		pos++
	}
	m.scanned(pos - from)
	if pos < limit && in.class.has(text[pos]) {
		m.push(entry{wayFew, pc, int32(pos + 1), int32(limit)})
	}
	return pos
}

func hasPrefix(text, prefix []rune) bool {
	if len(text) < len(prefix) {
		return false
	}
	for i, r := range prefix {
		if text[i] != r {
			return false
		}
	}
	return true
}
