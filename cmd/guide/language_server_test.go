package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// languageServer is the program that editors ask about YAML files. It finds
// schemas through the modelines of documents and through nothing else: it gets
// no settings that name any, and the catalog on the web is switched off.
type languageServer struct {
	*testing.T
	in            io.Writer
	out           *bufio.Reader
	root          string
	calls, opened int
	found         map[string][]remark // by address, once they were looked for
}

// remark is what an editor underlines.
type remark struct {
	Message string
	Range   struct{ Start struct{ Line, Character int } }
}

// message is what goes over the wire in either direction.
type message struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  any             `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   json.RawMessage `json:"error,omitempty"`
}

type object = map[string]any

// startLanguageServer starts the server for the project. It ends with the test, or when it
// does not answer.
func startLanguageServer(t *testing.T) *languageServer {
	t.Helper()
	node := testenv.Need(t, "node")
	cmd := exec.CommandContext(t.Context(), node, testenv.Tool(t, "yaml-language-server", "bin", "yaml-language-server"), "--stdio")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	patience := time.AfterFunc(10*time.Minute, func() { cmd.Process.Kill() })
	t.Cleanup(func() {
		patience.Stop()
		cmd.Process.Kill()
		cmd.Wait()
	})
	s := &languageServer{T: t, in: in, out: bufio.NewReader(out), root: testenv.Root(t), found: map[string][]remark{}}
	s.call("initialize", object{
		"processId": nil, "rootUri": s.address(""),
		"capabilities": object{"textDocument": object{
			"completion": object{"completionItem": object{"snippetSupport": true, "documentationFormat": []string{"markdown", "plaintext"}}},
			"hover":      object{"contentFormat": []string{"markdown"}},
		}},
	}, nil)
	s.tell("initialized", object{})
	s.tell("workspace/didChangeConfiguration", object{"settings": object{
		"yaml": object{"schemaStore": object{"enable": false}, "validate": true, "completion": true, "hover": true},
	}})
	return s
}

// address is the address of a file of the project.
func (s *languageServer) address(file string) string {
	return (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(filepath.Join(s.root, file)), "/")}).String()
}

// tell sends a notice, which has no answer.
func (s *languageServer) tell(method string, params any) {
	s.Helper()
	s.send(message{Method: method, Params: params})
}

func (s *languageServer) send(m message) {
	s.Helper()
	m.Version = "2.0"
	body, err := json.Marshal(m)
	if err == nil {
		_, err = fmt.Fprintf(s.in, "Content-Length: %d\r\n\r\n%s", len(body), body)
	}
	if err != nil {
		s.Fatal(err)
	}
}

// call asks something and decodes the answer.
func (s *languageServer) call(method string, params, into any) {
	s.Helper()
	s.calls++
	id := strconv.Itoa(s.calls)
	s.send(message{ID: json.RawMessage(id), Method: method, Params: params})
	for {
		m := s.receive()
		if m.Method != "" || string(m.ID) != id {
			continue
		}
		if m.Error != nil {
			s.Fatalf("%s: %s", method, m.Error)
		}
		if into == nil {
			return
		}
		if err := json.Unmarshal(m.Result, into); err != nil {
			s.Fatalf("%s: %v in %.300s", method, err, m.Result)
		}
		return
	}
}

// receive takes the next message, keeps remarks and answers what it is asked.
func (s *languageServer) receive() message {
	s.Helper()
	length := 0
	for {
		line, err := s.out.ReadString('\n')
		if err != nil {
			s.Fatalf("the language server ended, or did not answer: %v", err)
		}
		if line = strings.TrimSpace(line); line == "" {
			break
		}
		if value, ok := strings.CutPrefix(line, "Content-Length: "); ok {
			if length, err = strconv.Atoi(value); err != nil {
				s.Fatal(err)
			}
		}
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(s.out, body); err != nil {
		s.Fatal(err)
	}
	var params struct {
		URI         string
		Diagnostics []remark
	}
	m := message{Params: &params}
	if err := json.Unmarshal(body, &m); err != nil && m.Method == "textDocument/publishDiagnostics" {
		s.Fatalf("%v in %.300s", err, body)
	}
	switch {
	case m.Method == "textDocument/publishDiagnostics":
		s.found[params.URI] = append([]remark{}, params.Diagnostics...)
	case m.Method != "" && m.ID != nil:
		s.send(message{ID: m.ID, Result: json.RawMessage("null")})
	}
	return m
}

// open shows the server a file with a text that need not be on the disk, and
// gives its remarks.
func (s *languageServer) open(file, text string) []remark {
	s.Helper()
	at := s.address(file)
	delete(s.found, at)
	s.opened++ // the server remembers what it made of a version
	s.tell("textDocument/didOpen", object{"textDocument": object{"uri": at, "languageId": "yaml", "version": s.opened, "text": text}})
	for s.found[at] == nil {
		s.receive()
	}
	return s.found[at]
}

// close ends what open began; the server takes its remarks back.
func (s *languageServer) close(file string) {
	s.Helper()
	at := s.address(file)
	delete(s.found, at)
	s.tell("textDocument/didClose", object{"textDocument": object{"uri": at}})
	for s.found[at] == nil {
		s.receive()
	}
}

// offer is one of the things that an editor offers to write.
type offer struct {
	Label, InsertText string
	Documentation     any
	TextEdit          struct{ NewText string }
}

// complete gives what is offered at the end of a text, by label.
func (s *languageServer) complete(file, text string) map[string]offer {
	s.Helper()
	s.open(file, text)
	defer s.close(file)
	lines := strings.Split(text, "\n")
	var list struct{ Items []offer }
	s.call("textDocument/completion", object{
		"textDocument": object{"uri": s.address(file)},
		"position":     object{"line": len(lines) - 1, "character": len(lines[len(lines)-1])},
	}, &list)
	offers := map[string]offer{}
	for _, o := range list.Items {
		offers[o.Label] = o
	}
	return offers
}
