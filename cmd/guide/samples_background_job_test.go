package main_test

import (
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

var celery = []string{"python3-celery", "python3-redis"}

func init() {
	celeryVersions := func(framework string) func(t *testing.T) string {
		return pythonVersions("celery", framework, "redis")
	}
	samples["background-job"] = sample{reportsLater, map[string]variant{
		"django": {start: func(t *testing.T, dir string) string {
			redis := startRedis(t)
			return withWorker(t, "/reports",
				redis.use(python(t, dir, append(celery, "python3-django"), "manage.py", "runserver", "--noreload", freeAddress(t))),
				redis.use(python(t, dir, celery, "-m", "celery", "-A", "shop", "worker", "--pool", "solo")))
		}, versions: celeryVersions("django")},
		"express": {start: func(t *testing.T, dir string) string {
			redis := startRedis(t)
			return withWorker(t, "/reports", redis.use(node(t, dir, "server.js")), redis.use(node(t, dir, "worker.js")))
		}},
		"fastapi": {start: func(t *testing.T, dir string) string {
			return serve(t, python(t, dir, fastAPI, "-m", "uvicorn", "main:app", "--port", "0")) + "/reports"
		}, versions: pythonVersions("fastapi", "pydantic", "uvicorn")},
		"fastify": {start: func(t *testing.T, dir string) string {
			redis := startRedis(t)
			return withWorker(t, "/reports", redis.use(node(t, dir, "server.js")), redis.use(node(t, dir, "worker.js")))
		}},
		"flask": {start: func(t *testing.T, dir string) string {
			redis := startRedis(t)
			return withWorker(t, "/reports",
				redis.use(python(t, dir, append(celery, "python3-flask"), "-m", "flask", "run", "--port", "0")),
				redis.use(python(t, dir, celery, "-m", "celery", "-A", "tasks", "worker", "--pool", "solo")))
		}, versions: celeryVersions("flask")},
		"laravel": {start: startLaravelQueue, versions: laravelVersions},
		"nestjs": {start: func(t *testing.T, dir string) string {
			redis, out := startRedis(t), tsc(t, dir)
			return withWorker(t, "/reports", redis.use(node(t, out, "main.js")), redis.use(node(t, out, "worker.js")))
		}},
	}}
}

// startWorker has a function for each URL whose server leaves the work to another process.
var startWorker sync.Map

// withWorker serves a server whose worker starts only when the behavior says so.
func withWorker(t *testing.T, path string, server, worker *exec.Cmd) string {
	url := serve(t, server) + path
	startWorker.Store(url, func() { background(t, worker) })
	return url
}

// A redis is the address of a Redis server of one test.
type redis string

func startRedis(t *testing.T) redis {
	address := freeAddress(t)
	_, port, _ := net.SplitHostPort(address)
	server := background(t, exec.Command(testenv.Need(t, "redis-server"),
		"--bind", "127.0.0.1", "--port", port,
		"--save", "", "--appendonly", "no", "--dir", t.TempDir()))
	for range 1500 {
		if strings.Contains(server.printed(), "Ready to accept connections") {
			return redis("redis://" + address)
		}
		server.wait(20 * time.Millisecond)
	}
	t.Fatal("after 30 s Redis is not ready")
	return ""
}

// use tells a program where Redis is.
func (r redis) use(cmd *exec.Cmd) *exec.Cmd {
	cmd.Env = append(cmd.Env, "REDIS_URL="+string(r))
	return cmd
}

func startLaravelQueue(t *testing.T, dir string) string {
	testenv.Need(t, "php-sqlite3")
	folder, address := laravel(t, dir), freeAddress(t)
	if err := os.WriteFile(filepath.Join(folder, "database/database.sqlite"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, php(t, folder, "artisan", "migrate"))
	return withWorker(t, "/api/reports",
		php(t, folder, "-S", address, "-t", "public", "public/index.php"),
		php(t, folder, "artisan", "queue:work", "--sleep", "1"))
}

// A report is what a variant answers about one.
type report struct {
	ID, Status string
	Result     map[string]int
}

// reportsLater orders reports under a URL and looks at them until they are done.
func reportsLater(t *testing.T, _, url string) {
	var first report
	// On a busy machine the work can be done before the test asks for the first time.
	for try := 0; try < 5 && first.Status != "pending"; try++ {
		first = lookUp(t, url, order(t, url, `{"year": 2025}`))
	}
	id := first.ID
	if diff := cmp.Diff(report{id, "pending", nil}, first); diff != "" {
		t.Errorf("a report that is not done yet: %s", diff)
	}
	bad := order(t, url, `{"year": 1999}`) // There are no sales to report.

	if start, ok := startWorker.Load(url); ok {
		time.Sleep(1500 * time.Millisecond) // longer than the work takes
		if status := lookUp(t, url, id).Status; status != "pending" {
			t.Errorf("without a worker the report is %s; the server has done the work itself", status)
		}
		start.(func())()
	}

	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		have := []report{lookUp(t, url, id), lookUp(t, url, bad)}
		if have[0].Status != "pending" && have[1].Status != "pending" || time.Now().After(deadline) {
			want := []report{{id, "done", map[string]int{"year": 2025, "total": 4000}}, {bad, "failed", nil}}
			if diff := cmp.Diff(want, have); diff != "" {
				t.Errorf("a report, and one that cannot be made: %s", diff)
			}
			return
		}
	}
}

// order starts a report and returns its id.
func order(t *testing.T, url, body string) string {
	t.Helper()
	status, answer := post(t, url, body)
	id := parsed[report](t, answer).ID
	if status != http.StatusAccepted || len(id) < 32 {
		t.Fatalf("to the order of a report the server answers %d %s, want 202 and an id that cannot be guessed", status, answer)
	}
	return id
}

func lookUp(t *testing.T, url, id string) report {
	t.Helper()
	status, answer := get(t, url+"/"+id)
	if status != http.StatusOK {
		t.Fatalf("for a report the server answers %d %s", status, answer)
	}
	return parsed[report](t, answer)
}

func get(t *testing.T, url string) (status int, answer []byte) {
	t.Helper()
	response, err := (&http.Client{Timeout: 10 * time.Second}).Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	answer, err = io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, answer
}
