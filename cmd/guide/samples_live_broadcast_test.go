package main_test

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

func init() {
	samples["live-broadcast"] = sample{broadcasts, map[string]variant{
		"django": {start: func(t *testing.T, dir string) string {
			needs := []string{"python3-django", "python3-django-channels", "python3-daphne"}
			return plain(serve(t, python(t, dir, needs, "manage.py", "runserver", "--noreload", freeAddress(t))))
		}, versions: pythonVersions("channels", "daphne", "django")},
		"express": {start: startNode},
		"fastapi": {start: func(t *testing.T, dir string) string {
			needs := []string{"python3-fastapi", "python3-uvicorn", "python3-websockets"}
			return plain(serve(t, python(t, dir, needs, "-m", "uvicorn", "main:app", "--port", "0")))
		}, versions: pythonVersions("fastapi", "uvicorn", "websockets")},
		"fastify": {start: func(t *testing.T, dir string) string {
			return plain(startNode(t, dir))
		}},
		"flask": {start: func(t *testing.T, dir string) string {
			cmd := python(t, dir, []string{"python3-flask-socketio", "python3-gevent-websocket"}, "app.py")
			_, port, _ := net.SplitHostPort(freeAddress(t))
			cmd.Env = append(cmd.Env, "PORT="+port)
			return serve(t, cmd)
		}, versions: pythonVersions("flask", "flask-socketio", "gevent", "gevent-websocket")},
		"laravel": {parse: func(t *testing.T, dir string) {
			parsePHP(t, dir)
			parseJS(t, dir)
		}, versions: phpVersions},
		"nestjs": {start: startNest},
	}}
}

// plain is where a server without Socket.IO has its WebSocket.
func plain(url string) string {
	return strings.Replace(url, "http:", "ws:", 1) + "/chat"
}

// broadcasts lets real clients talk to the server; the script says how and what they must hear.
func broadcasts(t *testing.T, _, url string) {
	testenv.Tool(t, "socket.io-client", "package.json") // what the script imports
	testenv.Tool(t, "ws", "package.json")
	script := filepath.Join(testenv.Root(t), "content/samples/live-broadcast/behavior.mjs")
	if _, err := os.ReadFile(script); err != nil { // read, so that a change of the script runs the test again
		t.Fatal(err)
	}
	run(t, exec.Command(testenv.Need(t, "node"), script, url))
}
