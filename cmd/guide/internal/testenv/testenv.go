// Package testenv finds what some tests need beside Go: runtimes, a browser, npm packages.
//
// `go test ./...` has to pass with Go alone, so a test whose tool is missing is skipped and says how to
// install it. GUIDE_TESTS=all turns every such skip into a failure; that is how CI runs, and it is why
// tests skip through this package only. It never installs anything: .ci/run does. Start at [Need].
package testenv

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A tool is the first of its commands that exists and, where given, runs probe without an error.
type tool struct {
	commands []string
	probe    []string
	install  string
}

// Debian's modules belong to Debian's Python, which another one often hides in PATH.
const debianPython = "/usr/bin/python3"

var tools = map[string]tool{
	"chromium":              {[]string{"chromium", "chromium-browser", "google-chrome"}, nil, "apt-get install chromium"},
	"curl":                  {[]string{"curl"}, nil, "apt-get install curl"},
	"dot":                   {[]string{"dot"}, nil, "apt-get install graphviz"},
	"git":                   {[]string{"git"}, nil, "apt-get install git"},
	"java":                  {[]string{"java"}, nil, "apt-get install default-jre-headless"},
	"jq":                    {[]string{"jq"}, nil, "apt-get install jq"},
	"node":                  {[]string{"node"}, nil, "Node.js 20 or later from https://nodejs.org"},
	"npm":                   {[]string{"npm"}, nil, "it comes with Node.js from https://nodejs.org"},
	"php":                   {[]string{"php"}, nil, "apt-get install php-cli"},
	"php-laravel-framework": {[]string{"php"}, []string{"-r", "require 'Illuminate/autoload.php';"}, "apt-get install php-cli php-laravel-framework"},
	"php-sqlite3":           {[]string{"php"}, []string{"-r", "exit(extension_loaded('pdo_sqlite') ? 0 : 1);"}, "apt-get install php-sqlite3"},
	"python3":               {[]string{debianPython}, nil, "apt-get install python3"},
	"redis-server":          {[]string{"redis-server"}, nil, "apt-get install redis-server"},
	"shellcheck":            {[]string{"shellcheck"}, nil, "apt-get install shellcheck"},
}

// Skip ends the test without a verdict, or fails it where nothing may be missing.
func Skip(t testing.TB, reason string) {
	t.Helper()
	if os.Getenv("GUIDE_TESTS") == "all" {
		t.Fatal(reason + " (GUIDE_TESTS=all forbids skipping)")
	}
	t.Skip(reason)
}

// modules are what Debian's packages of Python modules hold.
var modules = map[string]string{
	"python3-celery":           "celery",
	"python3-daphne":           "daphne",
	"python3-django":           "django",
	"python3-django-channels":  "channels",
	"python3-fastapi":          "fastapi",
	"python3-flask":            "flask",
	"python3-flask-socketio":   "flask_socketio",
	"python3-gevent-websocket": "geventwebsocket",
	"python3-itsdangerous":     "itsdangerous",
	"python3-jinja2":           "jinja2",
	"python3-marshmallow":      "marshmallow",
	"python3-multipart":        "multipart",
	"python3-redis":            "redis",
	"python3-uvicorn":          "uvicorn",
	"python3-websockets":       "websockets",
}

// Need returns the path of a tool, for python3-… that of the Python that has the module, or skips the test.
func Need(t testing.TB, name string) string {
	t.Helper()
	tool, ok := tools[name]
	if module := modules[name]; module != "" {
		tool, ok = python(name, module), true
	}
	if !ok {
		t.Fatalf("testenv knows no tool %q", name)
	}
	for _, command := range tool.commands {
		path, err := exec.LookPath(command)
		if err != nil {
			continue
		}
		if tool.probe == nil || exec.Command(path, tool.probe...).Run() == nil {
			return path
		}
	}
	Skip(t, fmt.Sprintf("needs %s: %s", name, tool.install))
	return ""
}

// python is Debian's Python with a module of a package. Looking for the module is faster than importing it.
func python(debian, module string) tool {
	probe := fmt.Sprintf("import importlib.util, sys; sys.exit(importlib.util.find_spec(%q) is None)", module)
	return tool{[]string{debianPython}, []string{"-c", probe}, "apt-get install " + debian}
}

// Root returns the root of the repository.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above the working directory")
		}
		dir = parent
	}
}

// NodeModules returns dir/node_modules if it holds what dir/package-lock.json names, or skips the test.
// The guide prints the versions of the lock file, so a test may not pass with others.
func NodeModules(t testing.TB, dir string) string {
	t.Helper()
	locked, err := packages(filepath.Join(dir, "package-lock.json"))
	if err != nil {
		t.Fatal(err)
	}
	modules := filepath.Join(dir, "node_modules")
	// npm keeps a list of what it installed; without the file nothing is.
	installed, err := packages(filepath.Join(modules, ".package-lock.json"))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(locked)) {
		want := locked[name]
		if name == "" || want.Optional || installed[name].Version == want.Version {
			continue
		}
		Skip(t, fmt.Sprintf("needs the packages of %s, where %s %s is not installed: npm ci --ignore-scripts --prefix %s",
			dir, strings.TrimPrefix(name, "node_modules/"), want.Version, dir))
	}
	return modules
}

// Tool returns the path of a file under .ci/node_modules, such as Tool(t, "html-validate", "package.json").
func Tool(t testing.TB, elem ...string) string {
	t.Helper()
	modules := NodeModules(t, filepath.Join(Root(t), ".ci"))
	path := filepath.Join(modules, filepath.Join(elem...))
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
	return path
}

type npmPackage struct {
	Version  string
	Optional bool
}

// packages reads a lock file of npm: an entry for each installed path, and "" for the project itself.
func packages(path string) (map[string]npmPackage, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var lock struct{ Packages map[string]npmPackage }
	if err := json.Unmarshal(data, &lock); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return lock.Packages, nil
}
