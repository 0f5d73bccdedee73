package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"coopgraph/graph"
)

// Exit codes: 1 if the work fails, 2 if the command line or the environment is wrong.
const (
	exitFailed = 1
	exitUsage  = 2
)

// usageError says that the command line or the environment is wrong.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func main() { os.Exit(run(os.Args[1:], os.LookupEnv, os.Stdout, os.Stderr)) }

// run runs the program, and returns its exit code. Errors are lines on stderr.
func run(args []string, env func(string) (string, bool), stdout, stderr io.Writer) int {
	err := runVerb(args, env, stdout, stderr)
	if errors.Is(err, errHelp) {
		fmt.Fprint(stdout, programHelp())
		return 0
	}
	if err == nil {
		return 0
	}
	text := err.Error()
	if e, ok := errors.AsType[*graph.Error](err); ok && e.Hint != "" {
		text = e.Error() + ". " + e.Hint
	}
	for line := range strings.Lines(text) {
		fmt.Fprintf(stderr, "coopgraph: %s\n", strings.TrimSpace(line))
	}
	if _, wrong := errors.AsType[usageError](err); wrong {
		return exitUsage
	}
	return exitFailed
}

// runVerb finds the verb, reads its configuration and runs it. Without a verb the program serves.
func runVerb(args []string, env func(string) (string, bool), stdout, stderr io.Writer) error {
	name := "serve"
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		name, args = args[0], args[1:]
	}
	all := verbs()
	index := slices.IndexFunc(all, func(v verb) bool { return v.name == name })
	if index < 0 {
		return usageError{fmt.Errorf("there is no verb %q; `coopgraph help` lists the verbs", name)}
	}
	v := all[index]
	if v.bare {
		return v.run(config{}, stdout, stderr)
	}
	c, err := configure(v, args, env)
	if err != nil {
		return err
	}
	if err := v.checkStore(c); err != nil {
		return usageError{err}
	}
	return v.run(c, stdout, stderr)
}
