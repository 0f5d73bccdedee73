package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"coopgraph/graph/export"
)

// Exit codes: 1 if the work fails, 2 if the command line or the environment is wrong.
const (
	exitFailed = 1
	exitUsage  = 2
)

const usage = `coopgraph serves Shanghai's domestic cooperation network as a graph behind one GraphQL API.

Usage: coopgraph [serve|check|load|migrate|export|health|version|help] [flags]

  serve    serve the dataset, or what a Neo4j holds (the default)
  check    check the dataset, and print its records by kind beside the totals of the plan; with -store, those of a Neo4j
  load     write the dataset into a Neo4j: only what differs is changed
  migrate  bring the indexes and constraints of a Neo4j up to date; serve and load do that too
  export   print a file of the network, named as at /export/: for example network.json?evidence=OFFICIAL
  health   ask the server at -addr whether it is ready; the exit code is 1 if it is not
  version  print the version, its commit and its dataset
  help     print this text

A flag overrides its environment variable, which overrides the default.

`

func main() { os.Exit(run(os.Args[1:], os.LookupEnv, os.Stdout, os.Stderr)) }

// run runs the program, and returns its exit code. Errors are lines on stderr.
func run(args []string, env func(string) (string, bool), stdout, stderr io.Writer) int {
	verb := "serve"
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		verb, args = args[0], args[1:]
	}
	fail := func(code int, err error) int {
		for line := range strings.Lines(err.Error()) {
			fmt.Fprintf(stderr, "coopgraph: %s\n", strings.TrimSpace(line))
		}
		return code
	}
	switch verb {
	case "help":
		fmt.Fprint(stdout, usage, flagHelp())
		return 0
	case "version":
		if err := writeVersion(stdout); err != nil {
			return fail(exitFailed, err)
		}
		return 0
	case "serve", "check", "load", "migrate", "export", "health":
	default:
		return fail(exitUsage, fmt.Errorf("there is no verb %q; the verbs are serve, check, load, migrate, export, health, version and help", verb))
	}
	var file *export.Request
	if verb == "export" {
		if len(args) == 0 || strings.HasPrefix(args[0], "-") {
			return fail(exitUsage, errors.New("export writes one file: name it before the flags, for example network.json?evidence=OFFICIAL"))
		}
		var err error
		name, query, _ := strings.Cut(args[0], "?")
		args = args[1:]
		if file, err = export.ParseRequest(name, query); err != nil {
			return fail(exitUsage, withHint(err))
		}
	}
	c, err := configure(args, env)
	switch {
	case errors.Is(err, errHelp):
		fmt.Fprint(stdout, usage, flagHelp())
		return 0
	case err != nil:
		return fail(exitUsage, err)
	case verb == "health":
		err = health(c, stdout)
	case verb == "check":
		err = check(c, stdout)
	case c.store == inProcess && (verb == "load" || verb == "migrate"):
		return fail(exitUsage, fmt.Errorf("%s is for a Neo4j: name it by -store", verb))
	case verb == "load":
		err = load(c, stdout, stderr)
	case verb == "migrate":
		err = migrate(c, stdout)
	case verb == "export":
		err = writeExport(c, file, stdout)
	default:
		log := newLogWriter(c, stderr)
		logger := newLogger(c, log)
		for _, name := range unknownVariables(os.Environ()) {
			logger.Warn("a variable sets nothing: `coopgraph help` lists the variables", "name", name)
		}
		err = serve(c, logger)
		log.close()
	}
	if err != nil {
		return fail(exitFailed, err)
	}
	return 0
}
