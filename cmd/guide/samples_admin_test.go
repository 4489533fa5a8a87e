package main_test

import (
	"html"
	"io"
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

func init() {
	samples["admin"] = sample{managesProducts, map[string]variant{
		"django": {start: startDjangoAdmin, versions: pythonVersions("django")},
		"express": {start: func(t *testing.T, dir string) string {
			return serve(t, staffOnly(t, node(t, dir, "server.js"))) + "/products"
		}},
		"fastapi": {start: func(t *testing.T, dir string) string {
			needs := append(fastAPI, "python3-itsdangerous", "python3-jinja2", "python3-multipart")
			return serve(t, staffOnly(t, python(t, dir, needs, "-m", "uvicorn", "main:app", "--port", "0"))) + "/products"
		}, versions: pythonVersions("fastapi", "itsdangerous", "jinja2", "pydantic", "python-multipart", "uvicorn")},
		"fastify": {start: func(t *testing.T, dir string) string {
			return serve(t, staffOnly(t, node(t, dir, "server.js"))) + "/products"
		}},
		"flask": {start: func(t *testing.T, dir string) string {
			return serve(t, staffOnly(t, python(t, dir, []string{"python3-flask"}, "-m", "flask", "run", "--port", "0"))) + "/products"
		}, versions: pythonVersions("flask", "jinja2")},
		"laravel": {start: startLaravelAdmin, versions: laravelVersions},
		"nestjs": {start: func(t *testing.T, dir string) string {
			// In dir because of the views, which Express looks for in the working directory.
			return serve(t, staffOnly(t, node(t, dir, filepath.Join(tsc(t, dir), "main.js")))) + "/products"
		}},
	}}
}

// The account that a variant creates before it starts, or finds in its environment.
const (
	staffName     = "ada@shop.example"
	staffPassword = "correct horse battery staple"
)

func staffOnly(t *testing.T, cmd *exec.Cmd) *exec.Cmd {
	cmd.Env = append(
		cmd.Env,
		"STAFF_NAME="+staffName, "STAFF_PASSWORD="+staffPassword,
		"SESSION_SECRET=only-for-this-sample", "DATABASE="+filepath.Join(t.TempDir(), "db.sqlite3"),
	)
	return cmd
}

func startDjangoAdmin(t *testing.T, dir string) string {
	database := filepath.Join(t.TempDir(), "db.sqlite3")
	manage := func(args ...string) *exec.Cmd {
		cmd := python(t, dir, django, append([]string{"manage.py"}, args...)...)
		cmd.Env = append(cmd.Env, "DATABASE="+database, "DJANGO_SUPERUSER_PASSWORD="+staffPassword)
		return cmd
	}
	run(t, manage("makemigrations", "--check", "--dry-run"))
	run(t, manage("migrate"))
	run(t, manage("createsuperuser", "--noinput", "--username", staffName, "--email", staffName))
	return serve(t, manage("runserver", "--noreload", freeAddress(t))) + "/admin/catalog/product/"
}

func startLaravelAdmin(t *testing.T, dir string) string {
	testenv.Need(t, "php-sqlite3")
	folder, address := laravel(t, dir), freeAddress(t)
	if err := os.WriteFile(filepath.Join(folder, "database/database.sqlite"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	staff := func(args ...string) *exec.Cmd {
		cmd := php(t, folder, args...)
		cmd.Env = append(os.Environ(), "APP_KEY=only-for-this-sample-32-bytes-it", "STAFF_PASSWORD="+staffPassword)
		return cmd
	}
	run(t, staff("artisan", "migrate"))
	run(t, staff("artisan", "staff:create", staffName))
	return serve(t, staff("-S", address, "-t", "public", "public/index.php")) + "/products"
}

// managesProducts begins at the list of products, as a browser without cookies.
func managesProducts(t *testing.T, option, list string) {
	form := list // has the form too
	if option == "django" {
		form += "add/"
	}

	stranger := newBrowser(t)
	login := stranger.open(form)
	if login.url == form || stranger.open(list).url == list {
		t.Fatal("a stranger sees the list or the form")
	}
	stranger.submit(page{form, login.body}, url.Values{"name": {"Forged lamp"}, "price": {"1.00"}})

	staff := newBrowser(t)
	login = staff.open(list)
	logIn := func(password string) page {
		// Laravel asks for an email address.
		return staff.submit(login, url.Values{"username": {staffName}, "email": {staffName}, "password": {password}})
	}
	if page := logIn("guess"); page.url == list {
		t.Fatal("a wrong password leads to the list")
	}
	if page := logIn(staffPassword); page.url != list {
		t.Fatalf("the login leads to %s instead of the list", page.url)
	}

	for name, price := range map[string]string{"Walnut desk": "249.00", "Reading lamp": "39.50", "<b>Oak</b> & ash": "7.10"} {
		if page := staff.submit(staff.open(form), url.Values{"name": {name}, "price": {price}}); page.url != list {
			t.Fatalf("adding %q leads to %s instead of the list", name, page.url)
		}
	}
	for name, price := range map[string]string{"Wrong lamp": "many", "Fine lamp": "1.999", "": "2.00"} {
		staff.submit(staff.open(form), url.Values{"name": {name}, "price": {price}})
	}

	staff.open(list).wants(t, map[string]bool{
		"Walnut desk": true, "249.00": true, "Reading lamp": true, "39.50": true, "&lt;b&gt;Oak&lt;/b&gt; &amp; ash": true,
		"Forged lamp": false, "Wrong lamp": false, "Fine lamp": false, "2.00": false,
	})
	staff.open(list+"?q=LAMP").wants(t, map[string]bool{"Reading lamp": true, "39.50": true, "Walnut desk": false})
}

type browser struct {
	t      *testing.T
	client *http.Client
}

func newBrowser(t *testing.T) browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return browser{t, &http.Client{Jar: jar, Timeout: 10 * time.Second, Transport: sameSiteOnly{t}}}
}

// sameSiteOnly is a transport that looks at every cookie: no other site's form may use one.
type sameSiteOnly struct{ t *testing.T }

func (s sameSiteOnly) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	for _, cookie := range response.Cookies() {
		if cookie.SameSite != http.SameSiteLaxMode && cookie.SameSite != http.SameSiteStrictMode {
			s.t.Errorf("%s sets a cookie that other sites can use: %s", request.URL, cookie)
		}
	}
	return response, nil
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
	// A refusal can be an answer such as 422, or the form again.
	if response.StatusCode >= 500 || response.StatusCode == http.StatusNotFound {
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
