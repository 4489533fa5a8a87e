package serve

import "sync"

// maxAnswers is how many finished pages of a site are kept.
const maxAnswers = 64

// answers are finished pages of one site, by file. Putting the server's script
// into a page takes longer than everything else about a request.
type answers struct {
	mutex sync.Mutex
	pages map[string]*answer
}

func newAnswers() *answers { return &answers{pages: map[string]*answer{}} }

// get gives the answer for a file, and makes it where it is not known.
func (a *answers) get(file string, make func() *answer) *answer {
	a.mutex.Lock()
	known := a.pages[file]
	a.mutex.Unlock()
	if known != nil {
		return known
	}
	known = make()
	a.mutex.Lock()
	defer a.mutex.Unlock()
	if len(a.pages) >= maxAnswers {
		for file := range a.pages { // any one
			delete(a.pages, file)
			break
		}
	}
	a.pages[file] = known
	return known
}
