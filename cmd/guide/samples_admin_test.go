package main_test

import (
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

func init() {
	samples["admin"] = sample{managesProducts, map[string]variant{
		"django": {start: startDjangoAdmin, versions: pythonVersions("django")},
	}}
}

// The account that a variant creates before it starts.
const (
	staffName     = "ada"
	staffPassword = "correct horse battery staple"
)

// managesProducts begins at the list of products, as a browser without cookies.
func managesProducts(t *testing.T, _, list string) {
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

func startDjangoAdmin(t *testing.T, dir string) string {
	database := filepath.Join(t.TempDir(), "db.sqlite3")
	manage := func(args ...string) *exec.Cmd {
		cmd := python(t, dir, []string{"python3-django"}, append([]string{"manage.py"}, args...)...)
		cmd.Env = append(cmd.Env, "DATABASE="+database, "DJANGO_SUPERUSER_PASSWORD="+staffPassword)
		return cmd
	}
	run(t, manage("makemigrations", "--check", "--dry-run"))
	run(t, manage("migrate"))
	run(t, manage("createsuperuser", "--noinput", "--username", staffName, "--email", "ada@shop.example"))
	return serve(t, manage("runserver", "--noreload", freeAddress(t))) + "/admin/catalog/product/"
}
