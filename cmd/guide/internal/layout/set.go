package layout

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"path"
	"reflect"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Set is a parsed set of layouts. It is safe for concurrent use.
type Set struct {
	templates map[string]*template.Template // by file, such as pages/option
	views     map[reflect.Type]string
}

// Options are what layouts depend on besides their own text.
type Options struct {
	BasePath string // what the function href puts in front, "" or "/repo"
	// Squeeze makes a layout's markup small without changing what it means.
	Squeeze func(name string, source []byte) ([]byte, error)
}

// Parse parses the layouts, given by path such as "layouts/base.html", and
// checks every kind of page against its view. Faults are added to diags.
func Parse(files map[string][]byte, o Options, diags *diag.List) *Set {
	funcs := functions(o.BasePath)
	shared, own := split(files)
	set := &Set{templates: map[string]*template.Template{}, views: map[reflect.Type]string{}}
	checker := newChecker(files, funcs, diags)
	for _, name := range shared {
		checker.parse(name)
	}
	for _, k := range kinds {
		file := "layouts/" + k.file + ".html"
		if _, ok := files[file]; !ok {
			diags.Add(diag.Diagnostic{
				Pos: diag.Pos{File: file}, Rule: "missing-file", Message: "this layout is missing",
				Hint: "every kind of page and embed has one; see layout/kinds.go",
			})
			continue
		}
		if checker.check(file, k.view) {
			set.add(k.file, file, shared, k.view, files, funcs, o, diags)
		}
		own = slices.DeleteFunc(own, func(f string) bool { return f == file })
	}
	for _, file := range own {
		diags.Errorf(diag.Pos{File: file}, "unused-layout", "no kind of page or embed uses this layout")
	}
	return set
}

// split tells the layouts that all share from those of one page or embed.
func split(files map[string][]byte) (shared, own []string) {
	for file := range files {
		switch path.Dir(file) {
		case "layouts/pages", "layouts/embeds":
			own = append(own, file)
		default:
			shared = append(shared, file)
		}
	}
	slices.Sort(shared)
	slices.Sort(own)
	return shared, own
}

func (s *Set) add(name, file string, shared []string, view reflect.Type, files map[string][]byte, funcs template.FuncMap, o Options, diags *diag.List) {
	t := template.New(name).Funcs(funcs).Option("missingkey=error")
	for _, f := range append(slices.Clone(shared), file) {
		source := files[f]
		if o.Squeeze != nil {
			small, err := o.Squeeze(f, source)
			if err != nil {
				diags.Errorf(diag.Pos{File: f}, "layout", "the layout cannot be made small: %v", err)
				return
			}
			source = small
		}
		if _, err := t.New(f).Parse(string(source)); err != nil {
			diags.Add(layoutFault(f, err))
			return
		}
	}
	origins := map[string]string{} // of each template, which is gone after a fault
	for _, each := range t.Templates() {
		if each.Tree != nil {
			origins[each.Name()] = each.Tree.ParseName
		}
	}
	// Escaping is worked out at the first execution. A zero view may lack
	// what the layout needs, but a fault of the escaping shows all the same.
	var fault *template.Error
	if err := t.ExecuteTemplate(io.Discard, entryOf(name), reflect.Zero(view).Interface()); errors.As(err, &fault) {
		if o.Squeeze == nil {
			diags.Add(escapeFault(files, origins, fault))
			return
		}
		o.Squeeze = nil // again as it is written, for the line
		s.add(name, file, shared, view, files, funcs, o, diags)
		return
	}
	s.templates[name] = t
	s.views[view] = name
}

// entryOf names the template that a layout is entered by.
func entryOf(name string) string {
	if strings.HasPrefix(name, "embeds/") {
		return "embed"
	}
	return "page"
}

// Shows reports whether a layout for the view could be parsed.
func (s *Set) Shows(view any) bool { return s.templates[s.views[reflect.TypeOf(view)]] != nil }

// Page renders a whole page; the type of the view tells which.
func (s *Set) Page(view any) ([]byte, error) { return s.render(view) }

// Embed renders a piece for an article.
func (s *Set) Embed(view any) (template.HTML, error) {
	out, err := s.render(view)
	return template.HTML(out), err
}

func (s *Set) render(view any) ([]byte, error) {
	name := s.views[reflect.TypeOf(view)]
	t := s.templates[name]
	if t == nil {
		return nil, fmt.Errorf("no layout shows a %T", view)
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, entryOf(name), view); err != nil {
		return nil, errors.New(layoutFault("layouts/"+name+".html", err).Message)
	}
	return b.Bytes(), nil
}

// functions are what layouts may call besides the standard ones.
func functions(base string) template.FuncMap {
	return template.FuncMap{
		// href puts the base path in front of an address of the site and
		// leaves every other address alone.
		"href": func(url string) string {
			if strings.HasPrefix(url, "/") && !strings.HasPrefix(url, "//") {
				return base + url
			}
			return url
		},
		// level is the word for a level as a heading shows it.
		"level": func(l string) string {
			if l == "" {
				return ""
			}
			return strings.ToUpper(l[:1]) + l[1:]
		},
		"lower": strings.ToLower,
		"sub":   func(a, b int) int { return a - b },
	}
}
