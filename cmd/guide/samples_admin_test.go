package main_test

import (
	"fmt"
	"html"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// The account that a variant creates before it starts.
const (
	staffName     = "ada"
	staffPassword = "correct horse battery staple"
)

// managesProducts begins at the list of products, as a browser without cookies.
func managesProducts(t *testing.T, list string) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := browser{t, &http.Client{Jar: jar, Timeout: 10 * time.Second}}

	login := browser.open(list)
	if login.url == list {
		t.Fatal("a stranger sees the list of products")
	}
	if page := browser.submit(login, url.Values{"username": {staffName}, "password": {staffPassword}}); page.url != list {
		t.Fatalf("the login leads to %s instead of the list", page.url)
	}

	for name, price := range map[string]string{"Walnut desk": "249.00", "Reading lamp": "39.50"} {
		form := browser.open(list + "add/")
		if page := browser.submit(form, url.Values{"name": {name}, "price": {price}}); page.url != list {
			t.Fatalf("adding %q leads to %s instead of the list", name, page.url)
		}
	}

	browser.open(list).wants(t, map[string]bool{"Walnut desk": true, "249.00": true, "Reading lamp": true, "39.50": true})
	browser.open(list+"?q=lamp").wants(t, map[string]bool{"Reading lamp": true, "39.50": true, "Walnut desk": false})
}

type browser struct {
	t      *testing.T
	client *http.Client
}

// A page is what a browser shows in the end, after all redirects.
type page struct{ url, body string }

func (b browser) open(address string) page {
	b.t.Helper()
	return b.page(b.client.Get(address))
}

var hiddenInput = regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)"`)

// submit sends the form of a page, with its hidden fields such as the CSRF token.
func (b browser) submit(form page, values url.Values) page {
	b.t.Helper()
	for _, field := range hiddenInput.FindAllStringSubmatch(form.body, -1) {
		values.Set(html.UnescapeString(field[1]), html.UnescapeString(field[2]))
	}
	return b.page(b.client.PostForm(form.url, values))
}

func (b browser) page(response *http.Response, err error) page {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	if response.StatusCode != http.StatusOK {
		b.t.Fatalf("%s: %s", response.Request.URL, response.Status)
	}
	return page{response.Request.URL.String(), string(body)}
}

// wants compares the cells of the page's table to what they should and should not hold.
func (p page) wants(t *testing.T, cells map[string]bool) {
	t.Helper()
	for text, want := range cells {
		if has := strings.Contains(p.body, ">"+text+"<"); has != want {
			t.Errorf("%s shows %q: %v, want %v", p.url, text, has, want)
		}
	}
}

func startDjango(t *testing.T, dir string) string {
	python := testenv.Need(t, "python3-django")
	database := filepath.Join(t.TempDir(), "db.sqlite3")
	manage := func(args ...string) *exec.Cmd {
		cmd := exec.Command(python, append([]string{"manage.py"}, args...)...)
		cmd.Dir = dir
		cmd.Env = append(
			os.Environ(),
			"DATABASE="+database,
			"DJANGO_SUPERUSER_PASSWORD="+staffPassword,
			"PYTHONDONTWRITEBYTECODE=1", // no __pycache__ in the source tree
			"PYTHONUNBUFFERED=1",        // or the server's first line would wait for more
		)
		return cmd
	}
	run(t, manage("makemigrations", "--check", "--dry-run"))
	run(t, manage("migrate"))
	run(t, manage("createsuperuser", "--noinput", "--username", staffName, "--email", "ada@shop.example"))
	return serve(t, manage("runserver", "--noreload", freeAddress(t))) + "/admin/catalog/product/"
}

func djangoVersions(t *testing.T) string {
	const script = `import django, platform
print(f'django: "{django.__version__}"')
print(f'python: "{platform.python_version()}"')`
	return run(t, exec.Command(testenv.Need(t, "python3-django"), "-c", script))
}

// freeAddress is for servers that cannot pick a port themselves, or do not say which: Django 3.2 prints 0.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return fmt.Sprint(listener.Addr())
}
