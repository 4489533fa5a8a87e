package main_test

import (
	"encoding/json"
	"io"
	"net/http"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var (
	django      = []string{"python3-django"}
	fastAPI     = []string{"python3-fastapi", "python3-uvicorn"}
	marshmallow = []string{"python3-flask", "python3-marshmallow"}
)

func init() {
	samples["json-endpoint"] = sample{refusesWrongOrders, map[string]variant{
		"django": {start: func(t *testing.T, dir string) string {
			return serve(t, python(t, dir, django, "manage.py", "runserver", "--noreload", freeAddress(t))) + "/orders"
		}, versions: pythonVersions("django")},
		"express": {start: func(t *testing.T, dir string) string {
			return startNode(t, dir) + "/orders"
		}},
		"fastapi": {start: func(t *testing.T, dir string) string {
			return serve(t, python(t, dir, fastAPI, "-m", "uvicorn", "main:app", "--port", "0")) + "/orders"
		}, versions: pythonVersions("fastapi", "pydantic", "uvicorn")},
		"fastify": {start: func(t *testing.T, dir string) string {
			return startNode(t, dir) + "/orders"
		}},
		"flask": {start: func(t *testing.T, dir string) string {
			return serve(t, python(t, dir, marshmallow, "-m", "flask", "run", "--port", "0")) + "/orders"
		}, versions: pythonVersions("flask", "marshmallow")},
		"laravel": {start: func(t *testing.T, dir string) string {
			return startLaravel(t, dir) + "/api/orders"
		}, versions: laravelVersions},
		"nestjs": {start: func(t *testing.T, dir string) string {
			return startNest(t, dir) + "/orders"
		}},
	}}
}

// wrongFields finds the names of the wrong fields in each framework's own error body.
var wrongFields = map[string]func(t *testing.T, body []byte) []string{
	"django":  keys("errors"),
	"express": keys("fieldErrors"),
	"flask":   keys("errors"),
	"laravel": keys("errors"),
	"fastapi": func(t *testing.T, body []byte) (names []string) {
		for _, problem := range parsed[struct {
			Detail []struct{ Loc []string }
		}](t, body).Detail {
			names = append(names, path.Join(problem.Loc[1:]...)) // Loc begins with "body"
		}
		return names
	},
	"fastify": func(t *testing.T, body []byte) (names []string) {
		for _, problem := range parsed[struct {
			Errors []struct {
				InstancePath string
				Params       struct{ MissingProperty string }
			}
		}](t, body).Errors {
			names = append(names, strings.TrimPrefix(path.Join(problem.InstancePath, problem.Params.MissingProperty), "/"))
		}
		return names
	},
	"nestjs": func(t *testing.T, body []byte) (names []string) {
		for _, sentence := range parsed[struct{ Message []string }](t, body).Message {
			name, _, _ := strings.Cut(sentence, " ")
			names = append(names, name)
		}
		return names
	},
}

// keys reads an object such as {"errors": {"product": …}}.
func keys(of string) func(t *testing.T, body []byte) []string {
	return func(t *testing.T, body []byte) (names []string) {
		var fields map[string]any
		if err := json.Unmarshal(parsed[map[string]json.RawMessage](t, body)[of], &fields); err != nil {
			t.Errorf("%s of %s: %v", of, body, err)
		}
		for name := range fields {
			names = append(names, name)
		}
		return names
	}
}

// refusesWrongOrders sends good and bad orders to an endpoint.
func refusesWrongOrders(t *testing.T, option, url string) {
	status, body := post(t, url, `{"product": "Walnut desk", "quantity": 2, "paid": true}`)
	if status != http.StatusCreated {
		t.Errorf("a good order: %d %s", status, body)
	}
	want := map[string]any{"product": "Walnut desk", "quantity": 2.0}
	if diff := cmp.Diff(want, parsed[map[string]any](t, body)); diff != "" {
		t.Errorf("the answer to a good order with an unknown field is %s\n%s", body, diff)
	}

	for bad, want := range map[string][]string{
		`{}`:                             {"product", "quantity"},
		`{"product": "", "quantity": 0}`: {"product", "quantity"},
		`{"product": "Walnut desk"}`:     {"quantity"},
		`{"product": "Walnut desk", "quantity": "many"}`: {"quantity"},
		`{"product": "Walnut desk", "quantity": null}`:   {"quantity"},
		`{"quantity": 2}`: {"product"},
		`{"quantity": 2, "product": "` + strings.Repeat("x", 101) + `"}`: {"product"},
	} {
		status, body := post(t, url, bad)
		names := wrongFields[option](t, body)
		slices.Sort(names) // A field can be wrong in more than one way.
		if names = slices.Compact(names); status != http.StatusUnprocessableEntity || !slices.Equal(names, want) {
			t.Errorf("%s: status %d and wrong fields %v, want 422 and %v\n%s", bad, status, names, want, body)
		}
	}

	for _, bad := range []string{``, `no JSON`, `[]`, `"text"`, `3`} {
		status, body := post(t, url, bad)
		if status != http.StatusBadRequest && status != http.StatusUnprocessableEntity {
			t.Errorf("a body of %q instead of an object: %d %s", bad, status, body)
		}
	}
}

func post(t *testing.T, url, body string) (status int, answer []byte) {
	t.Helper()
	request, err := http.NewRequest("POST", url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/json") // Laravel sends a browser back to its form instead.
	response, err := (&http.Client{Timeout: 10 * time.Second}).Do(request)
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

func parsed[T any](t *testing.T, body []byte) (v T) {
	t.Helper()
	if err := json.Unmarshal(body, &v); err != nil {
		t.Errorf("%s: %v", body, err)
	}
	return v
}
