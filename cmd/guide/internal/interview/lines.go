package interview

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
)

// lines reads what is typed or piped. Reading happens beside the interview, so
// that Ctrl-C ends it while it waits for an answer.
type lines struct {
	from io.Reader
	next chan line
}

type line struct {
	text string
	err  error // io.EOF at the end
}

// read waits for a line, without its end and the space around it.
func (l *lines) read(ctx context.Context) (string, error) {
	if l.next == nil {
		l.next = make(chan line)
		go l.scan()
	}
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case got := <-l.next:
		return got.text, got.err
	}
}

func (l *lines) scan() {
	scanner := bufio.NewScanner(l.from) // refuses a line longer than 64 KiB
	for scanner.Scan() {
		l.next <- line{text: strings.TrimSpace(scanner.Text())}
	}
	err := io.EOF
	if scanner.Err() != nil {
		err = fmt.Errorf("the answers cannot be read: %w", scanner.Err())
	}
	l.next <- line{err: err}
}
