package publish

import (
	"path"
	"strings"
)

// chain is a folder of a tree that is open, as are those above it. Files come sorted by
// folder, so the next one is mostly there already.
type chain struct {
	top  *folder
	open []opened // each in the one before
}

type opened struct {
	dir string
	*folder
}

// at opens a folder of the tree. Those that are not open yet, enter opens, each in the
// one above it.
func (c *chain) at(dir string, enter func(above *folder, dir string) (*folder, error)) (*folder, error) {
	if dir == "." {
		c.leave(dir)
		return c.top, nil
	}
	if last := len(c.open) - 1; last >= 0 && c.open[last].dir == dir {
		return c.open[last].folder, nil
	}
	above, err := c.at(path.Dir(dir), enter)
	if err != nil {
		return nil, err
	}
	c.leave(path.Dir(dir))
	f, err := enter(above, dir)
	if err != nil {
		return nil, err
	}
	c.open = append(c.open, opened{dir, f})
	return f, nil
}

// there opens a folder that is there already.
func there(above *folder, dir string) (*folder, error) { return above.sub(path.Base(dir)) }

// leave closes the folders that are neither dir nor above it.
func (c *chain) leave(dir string) {
	for last := len(c.open) - 1; last >= 0; last-- {
		if at := c.open[last].dir; dir == at || strings.HasPrefix(dir, at+"/") {
			return
		}
		c.open[last].close()
		c.open = c.open[:last]
	}
}
