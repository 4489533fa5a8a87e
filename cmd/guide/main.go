package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/publish"
	"whichbackend.example/guide/cmd/guide/internal/vcs"
)

// The exit codes of all commands.
const (
	exitFine    = 0
	exitFaults  = 1 // in content, data or layouts
	exitUsage   = 2 // of the command
	exitMachine = 3 // disk, port, permission

	exitInterrupted = 130 // by Ctrl-C, as shells expect
)

// command is what every command runs with.
type command struct {
	ctx            context.Context
	stdin          io.Reader
	stdout, stderr io.Writer
}

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	var cli struct {
		Build buildCommand `cmd:"" help:"Make the site and put it into its folder, all or nothing."`
		Check checkCommand `cmd:"" help:"Look for everything that is wrong, and write nothing."`
		Serve serveCommand `cmd:"" help:"Build the site and serve it on this machine."`

		Decide decideCommand `cmd:"" help:"Answer the questions of a decision, or of all in one run, in a terminal."`
		Impact impactCommand `cmd:"" help:"Say what a change does to pages, cells and recommendations."`
		Schema schemaCommand `cmd:"" help:"Write the schemas by which editors complete and check data files."`

		New    newCommand    `cmd:"" help:"Begin an article, an option, a source or a scenario, and say what is left to do."`
		Unpack unpackCommand `cmd:"" help:"Check an archive of a site that the code of a pull request made, and unpack it when nothing is wrong with it."`
	}
	parser, err := kong.New(&cli, kong.Name("guide"),
		kong.Description("Builds a decision guide from Markdown articles and YAML data."),
		kong.UsageOnError())
	if err != nil {
		panic(err) // the commands above are declared wrongly
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(os.Stderr, "guide: %v\n", err)
		return exitUsage
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err = parsed.Run(&command{ctx, os.Stdin, os.Stdout, os.Stderr})
	return exitCode(err)
}

// errFaults ends a command whose diagnostics are already printed.
var errFaults = errors.New("there are errors")

// errInterrupted ends a command that Ctrl-C reached while it asked.
var errInterrupted = errors.New("interrupted")

// usageError is a wrong flag that the parser cannot know.
type usageError struct{ error }

func exitCode(err error) int {
	var refused *publish.RefusedError
	var name *publish.NameError
	var usage usageError
	var revision *vcs.UsageError
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, errFaults):
		return exitFaults
	case errors.Is(err, errInterrupted):
		fmt.Fprintln(os.Stderr, "guide: interrupted")
		return exitInterrupted
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(os.Stderr, "guide: interrupted; the last good site is in place")
		return exitInterrupted
	}
	fmt.Fprintf(os.Stderr, "guide: %s\n", diag.Printable(err.Error()))
	switch {
	case errors.As(err, &refused):
		fmt.Fprintf(os.Stderr, "    hint: %s\n", diag.Printable(refused.Hint))
		return exitUsage
	case errors.As(err, &usage), errors.As(err, &revision):
		return exitUsage
	case errors.As(err, &name):
		return exitFaults
	}
	return exitMachine
}

// projectFlags say where the project is and how to print what is wrong with
// it; build, check and serve share them.
type projectFlags struct {
	rootFlag
	BaseURL     string      `help:"Where the site will stand, such as https://x.example/repo/. The host's environment or data/site.yaml say it otherwise." placeholder:"URL"`
	Drafts      bool        `help:"Make pages of drafts too."`
	Preview     bool        `help:"Ask search engines to leave the site out. A preview on Netlify does so by itself."`
	Strict      bool        `help:"Treat warnings as errors."`
	ShareImages bool        `help:"Draw a picture of every page for messages that share its address." default:"true" negatable:""`
	Twins       bool        `help:"Make a copy of every article in Markdown." default:"true" negatable:""`
	Search      bool        `help:"Make the index for the search field, and show the field." default:"true" negatable:""`
	Now         string      `help:"Today, for dates that lie in the future (2026-11-21). SOURCE_DATE_EPOCH says it otherwise; check also looks at the clock." placeholder:"DATE"`
	clock       bool        // take today from the clock when nothing else says it
	Format      diag.Format `help:"How to print what is wrong: text, json or github." default:"text" enum:"text,json,github" placeholder:"FORMAT"`
}

// rootFlag says where the project is.
type rootFlag struct {
	Root string `help:"Folder of the project." default:"." placeholder:"DIR"`
}

// open opens the project's folder. Everything is read through it, so nothing
// outside can be.
func (f rootFlag) open() (*os.Root, error) {
	root, err := os.OpenRoot(f.Root)
	if errors.Is(err, fs.ErrPermission) {
		return nil, err
	} else if err != nil {
		return nil, usageError{fmt.Errorf("the project's folder %s cannot be opened: %w", f.Root, errors.Unwrap(err))}
	}
	if _, err := root.Stat("data/site.yaml"); errors.Is(err, fs.ErrNotExist) {
		root.Close()
		return nil, usageError{fmt.Errorf("there is no guide in %s: data/site.yaml is missing; run guide in the project's folder, or name it with --root", f.Root)}
	}
	return root, nil
}
