package main

import (
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/site"
)

// options turns flags and the host's environment into the options of a build.
func (f projectFlags) options() (site.Options, error) {
	o := site.Options{BaseURL: f.BaseURL, Drafts: f.Drafts}
	// Netlify tells a build where it will stand, and whether it is a preview.
	if o.BaseURL == "" && os.Getenv("NETLIFY") == "true" {
		if o.BaseURL = os.Getenv("URL"); os.Getenv("CONTEXT") != "production" {
			o.BaseURL, o.NoIndex = os.Getenv("DEPLOY_PRIME_URL"), true
		}
	}
	if o.BaseURL != "" {
		u, err := url.Parse(o.BaseURL)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || strings.Contains(u.Path, "//") || u.Path != u.EscapedPath() {
			return o, usageError{fmt.Errorf("--base-url %q is not the address of a site, such as https://x.example/repo/", o.BaseURL)}
		}
	}
	var err error
	o.Now, err = f.today()
	return o, err
}

// today is the day that dates are compared with. It never changes a page.
func (f projectFlags) today() (model.Date, error) {
	if f.Now != "" {
		var d model.Date
		if err := d.ParseYAML(f.Now); err != nil || d.Day == 0 {
			return d, usageError{fmt.Errorf("--now %q is not a date such as 2026-11-21", f.Now)}
		}
		return d, nil
	}
	now := time.Now().UTC()
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return model.Date{}, usageError{fmt.Errorf("SOURCE_DATE_EPOCH %q is not a number of seconds", epoch)}
		}
		now = time.Unix(seconds, 0).UTC()
	}
	return model.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()}, nil
}

// build reads the project and makes all of its site. Diagnostics are printed;
// errFaults is returned when one of them is an error.
func (f projectFlags) build(c *command) (*site.Site, error) {
	root, err := f.open()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	o, err := f.options()
	if err != nil {
		return nil, err
	}
	diags := &diag.List{}
	s := site.Build(root.FS(), o, diags)
	if !diags.Failed() {
		s.All(diags)
	}
	if f.Strict {
		diags.Strict()
	}
	return s, f.report(c, s, diags)
}

// report prints the diagnostics: for people to stderr, where they do not mix
// with what a command answers; for programs to stdout.
func (f projectFlags) report(c *command, s *site.Site, diags *diag.List) error {
	w := c.stderr
	if f.Format != diag.Text {
		w = c.stdout
	}
	if err := (diag.Printer{Format: f.Format, Source: s.Source}).Print(w, diags); err != nil {
		return err
	}
	errors, warnings := diags.Count()
	if f.Format == diag.Text && errors+warnings > 0 {
		fmt.Fprintf(w, "%s, %s\n", count(errors, "error", "errors"), count(warnings, "warning", "warnings"))
	}
	if errors > 0 {
		return errFaults
	}
	return nil
}

// count writes a number with its noun: 1 file, 2 files.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
