package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
)

// Exit codes: 1 is a failure of the work itself, 2 a wrong command line or environment.
const (
	exitFailed = 1
	exitUsage  = 2
)

// version is set at link time for a release; otherwise the build says what it was made from.
var version string

const usage = `coopgraph serves Shanghai's domestic cooperation network as a graph behind one GraphQL API.

Usage: server [serve|check|version|help] [flags]

  serve    load the dataset and serve it (the default)
  check    load and check the dataset, and print what it holds beside what the plan publishes
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
	case "serve", "check":
	default:
		return complain(exitUsage, fmt.Errorf("there is no verb %q: it is serve, check, version or help", verb))
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
