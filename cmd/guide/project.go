package main

import (
	"fmt"
	"os"
	"strconv"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/share"
	"whichbackend.example/guide/cmd/guide/internal/site"
)

// options turns flags and the host's environment into the options of a build.
func (f projectFlags) options() (site.Options, error) {
	o := site.Options{BaseURL: f.BaseURL, Drafts: f.Drafts, NoIndex: f.Preview, NoTwins: !f.Twins, NoSearch: !f.Search}
	if f.ShareImages {
		o.Draw = share.Draw
	}
	from := "--base-url"
	// Netlify tells a build where it will stand, and whether it is a preview.
	if o.BaseURL == "" && os.Getenv("NETLIFY") == "true" {
		from = "URL"
		if os.Getenv("CONTEXT") != "production" {
			o.NoIndex = true
			from = "DEPLOY_PRIME_URL"
		}
		o.BaseURL = os.Getenv(from)
	}
	if o.BaseURL != "" {
		if _, _, err := site.ParseBase(o.BaseURL); err != nil {
			return o, usageError{fmt.Errorf("%s %q cannot be the address of a site: %w", from, o.BaseURL, err)}
		}
	}
	var err error
	o.Now, err = f.today()
	return o, err
}

// maxEpoch is the end of the year 9999.
const maxEpoch = 253402300799

// today is the day that dates are compared with. It never changes a page. A
// build does not look at the clock, so that it says the same on any day.
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
		if err != nil || seconds < 0 || seconds > maxEpoch {
			return model.Date{}, usageError{fmt.Errorf("SOURCE_DATE_EPOCH %q is not a number of seconds since 1970", epoch)}
		}
		now = time.Unix(seconds, 0).UTC()
	} else if !f.clock {
		return model.Date{}, nil
	}
	return model.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()}, nil
}

// read reads the project. An error is about the command or the machine; what is
// wrong with the project is found when its site is built.
func (f projectFlags) read() (site.Input, site.Options, error) {
	root, err := f.open()
	if err != nil {
		return site.Input{}, site.Options{}, err
	}
	defer root.Close()
	o, err := f.options()
	if err != nil {
		return site.Input{}, o, err
	}
	return site.Read(folderOf(root)), o, nil
}

// report prints all that a command found, once: for people to stderr, where it
// does not mix with what a command answers; for programs to stdout. It returns
// errFaults when there is an error.
func (f projectFlags) report(c *command, source func(path string) []byte, diags *diag.List) error {
	if f.Strict {
		diags.Strict()
	}
	w := c.stderr
	if f.Format != diag.Text {
		w = c.stdout
	}
	if err := (diag.Printer{Format: f.Format, Source: source}).Print(w, diags); err != nil {
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
