package main_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// startLaravel serves a sample's public/index.php.
func startLaravel(t *testing.T, dir string) string {
	address := freeAddress(t)
	return serve(t, php(t, laravel(t, dir), "-S", address, "-t", "public", "public/index.php"))
}

// laravel copies a sample to a folder that Laravel may write its caches to, for commands such as php artisan.
func laravel(t *testing.T, dir string) string {
	testenv.Need(t, "php-laravel-framework")
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return folder
}

func php(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(testenv.Need(t, "php"), args...)
	cmd.Dir = dir
	return cmd
}

// parsePHP lets PHP parse the files of a sample without running them.
func parsePHP(t *testing.T, dir string) {
	for _, file := range sourceFiles(t, dir, ".php") {
		run(t, php(t, dir, "-l", file))
	}
}

func phpVersions(t *testing.T) string {
	return run(t, php(t, "", "-r", `printf('php: "%d.%d.%d"'."\n", PHP_MAJOR_VERSION, PHP_MINOR_VERSION, PHP_RELEASE_VERSION);`))
}

func laravelVersions(t *testing.T) string {
	testenv.Need(t, "php-laravel-framework")
	const script = `require 'Illuminate/autoload.php'; printf('laravel: "%s"'."\n", Illuminate\Foundation\Application::VERSION);`
	return run(t, php(t, "", "-r", script)) + phpVersions(t)
}

// sourceFiles lists a sample's files that end in suffix; a sample without any has nothing to test.
func sourceFiles(t *testing.T, dir, suffix string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if filepath.Ext(path) == suffix {
			files = append(files, path)
		}
		return err
	})
	if err != nil || files == nil {
		t.Fatalf("no %s files in %s: %v", suffix, dir, err)
	}
	return files
}
