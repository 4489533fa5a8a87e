package pattern

// entry remembers a way that was not taken, or what to restore on the way back.
type entry struct {
	kind     int32
	pc       int32 // where the way goes on; of wayRestore the slot
	pos, end int32 // what they are depends on the kind
}

const (
	wayGo       = iota // on at pc, from pos
	wayRestore         // none: the slot held pos before
	wayMany            // after fewer of a class: down from end to pos
	wayFew             // after more of a class: up from pos, at most to end
	wayAlt             // through the branches from number end on, from pos
	wayManyBack        // after fewer of a class, read backward: up from end to pos
)

func (m *Machine) push(e entry) {
	if len(m.stack) >= maxStack {
		m.Steps = -1 // the search gives up when it looks
		return
	}
	m.Steps--
	m.stack = append(m.stack, e)
}

// scanned takes steps off for looking at characters, which is quicker than a
// choice.
func (m *Machine) scanned(characters int) { m.Steps -= characters / 4 }

// back finds the newest way that was not taken.
func (m *Machine) back(p *Pattern, text []rune) (pos int, pc int32) {
	for len(m.stack) > 0 {
		if m.Steps--; m.Steps < 0 {
			return TooMany, 0
		}
		top := len(m.stack) - 1
		e := &m.stack[top]
		switch e.kind {
		case wayGo:
			m.stack = m.stack[:top]
			return int(e.pos), e.pc
		case wayRestore:
			m.slots[e.pc] = e.pos
			m.stack = m.stack[:top]
		case wayMany:
			in := &p.prog[e.pc]
			end := e.end
			for end >= e.pos && !p.firsts[in.next].at(text, int(end)) {
				end--
			}
			m.scanned(int(e.end - end))
			if e.end = end - 1; e.end < e.pos {
				m.stack = m.stack[:top]
			}
			if end >= e.pos {
				return int(end), in.next
			}
		case wayFew:
			from, limit, at := int(e.pos), int(e.end), e.pc
			m.stack = m.stack[:top]
			if pos := m.few(p, at, text, from, limit); pos >= 0 {
				return pos, p.prog[at].next
			}
		case wayAlt:
			ways := p.tables[p.prog[e.pc].alt].branches(text, int(e.pos))
			way, at := ways[e.end], int(e.pos)
			if e.end++; int(e.end) == len(ways) {
				m.stack = m.stack[:top]
			}
			return at, way
		case wayManyBack:
			in := &p.prog[e.pc]
			at := int(e.end)
			if e.end++; e.end > e.pos {
				m.stack = m.stack[:top]
			}
			return at, in.next
		}
	}
	return NoMatch, 0
}

// drop forgets the ways that were remembered since the stack was that high. With
// keep it still knows what to restore.
func (m *Machine) drop(height int, keep bool) {
	kept := height
	if keep {
		for _, e := range m.stack[height:] {
			if e.kind == wayRestore {
				m.stack[kept] = e
				kept++
			}
		}
	}
	m.stack = m.stack[:kept]
}

// undo forgets them too, and restores what they changed.
func (m *Machine) undo(height int) {
	for i := len(m.stack) - 1; i >= height; i-- {
		if e := m.stack[i]; e.kind == wayRestore {
			m.slots[e.pc] = e.pos
		}
	}
	m.stack = m.stack[:height]
}

// set changes a slot so that the way back restores it.
func (m *Machine) set(slot int32, value int) {
	m.push(entry{wayRestore, slot, m.slots[slot], 0})
	m.slots[slot] = int32(value)
}
