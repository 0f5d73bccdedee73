package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"coopgraph/graph/export"
)

// Exit codes: 1 is a failure of the work itself, 2 a wrong command line or environment.
const (
	exitFailed = 1
	exitUsage  = 2
)

// version is set at link time for a release; otherwise the build says what it was made from.
var version string

const usage = `coopgraph serves Shanghai's domestic cooperation network as a graph behind one GraphQL API.

Usage: server [serve|check|load|migrate|export|version|help] [flags]

  serve    serve the dataset, or what a Neo4j holds (the default)
  check    load and check the dataset, and print what it, or a Neo4j, holds beside what the plan publishes
  load     make a Neo4j hold the dataset, by the changes that are needed
  migrate  bring the schema of a Neo4j up to date, which serve and load do too
  export   print a file of the network: what follows /export/ in its URL, as network.json?evidence=OFFICIAL
  version  print the version
  help     print this text

A flag wins over its environment variable, which wins over the default.

`

func main() { os.Exit(run(os.Args[1:], os.LookupEnv, os.Stdout, os.Stderr)) }

// run is the program without its process: it returns the exit code, and complains in lines on stderr.
func run(args []string, env func(string) (string, bool), stdout, stderr io.Writer) int {
	verb := "serve"
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		verb, args = args[0], args[1:]
	}
	complain := func(code int, err error) int {
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
		fmt.Fprintln(stdout, buildVersion())
		return 0
	case "serve", "check", "load", "migrate", "export":
	default:
		return complain(exitUsage, fmt.Errorf("there is no verb %q: it is serve, check, load, migrate, export, version or help", verb))
	}
	var file *export.Request
	if verb == "export" {
		address := ""
		if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
			address, args = args[0], args[1:]
		}
		var err error
		name, query, _ := strings.Cut(address, "?")
		if file, err = export.ParseRequest(name, query); err != nil {
			return complain(exitUsage, hinted(err))
		}
	}
	c, err := configure(args, env)
	switch {
	case errors.Is(err, errHelp):
		fmt.Fprint(stdout, usage, flagHelp())
		return 0
	case err != nil:
		return complain(exitUsage, err)
	case verb == "check":
		err = check(c, stdout)
	case verb == "load":
		err = load(c, stdout, stderr)
	case verb == "migrate":
		err = migrate(c, stdout)
	case verb == "export":
		err = writeExport(c, file, stdout)
	default:
		err = serve(c, newLogger(c, stderr))
	}
	if err != nil {
		return complain(exitFailed, err)
	}
	return 0
}

// buildVersion is the version of this program as it was linked or as its module was built.
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "coopgraph " + cmp.Or(version, "unknown")
	}
	return fmt.Sprintf("coopgraph %s %s", cmp.Or(version, info.Main.Version), info.GoVersion)
}
