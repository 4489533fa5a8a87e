package main_test

import (
	"os"
	"os/exec"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// python makes a command of Debian's Python, which needs Debian's packages, such as python3-django.
func python(t *testing.T, dir string, packages []string, args ...string) *exec.Cmd {
	t.Helper()
	var path string
	for _, name := range packages {
		path = testenv.Need(t, name)
	}
	cmd := exec.Command(path, args...)
	cmd.Dir = dir
	cmd.Env = append(
		os.Environ(),
		"PYTHONDONTWRITEBYTECODE=1", // no __pycache__ in the source tree
		"PYTHONUNBUFFERED=1",        // or the server's first line would wait for more
	)
	return cmd
}

// pythonVersions is for tested.yaml. The names are those of the Python package index.
func pythonVersions(names ...string) func(t *testing.T) string {
	const script = `import platform, sys
from importlib.metadata import version
for name in sys.argv[1:]:
    print(f'{name}: "{version(name)}"')
print(f'python: "{platform.python_version()}"')`
	return func(t *testing.T) string {
		cmd := exec.Command(testenv.Need(t, "python3"), append([]string{"-c", script}, names...)...)
		return run(t, cmd)
	}
}
