package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// A verb is one thing that the program does.
type verb struct {
	name    string
	operand string // what the command line names beside flags, such as FILE; empty if nothing; in brackets if it may be left out
	example string // of the operand
	help    string
	neo4j   bool                    // whether it is for a Neo4j only
	data    bool                    // whether it is for a data directory only
	fills   bool                    // whether it fills an empty data directory, and brings its dataset up to date
	bare    bool                    // whether it reads no settings, so that it runs however wrong they are
	flags   func(*config) []setting // that only this verb has; they have no variables
	run     func(c config, stdout, stderr io.Writer) error
}

// verbs returns the table of verbs: the only place where they are listed and described.
func verbs() []verb {
	return []verb{
		{name: "serve", fills: true, help: "serve the dataset, or what a data directory or a Neo4j holds (the default)", run: serveLogged},
		{name: "check", help: "check the dataset, or what -data or -store names, and print its records by kind beside the totals of the plan", run: check},
		{name: "import", operand: "FILE", example: "pairs.xlsx", fills: true, flags: importFlags, run: importFile,
			help: "say row by row what the records of a spreadsheet change, and change it: all or nothing, in a data directory or a Neo4j"},
		{name: "undo", operand: "REVISION", example: "12", flags: commitFlags, run: undo, help: "take a commit back by another one"},
		{name: "backup", operand: "FILE", example: "coopgraph.backup", data: true, run: backup, help: "write the data directory to a file; a server may go on writing"},
		{name: "restore", operand: "[FILE]", example: "coopgraph.backup", data: true, flags: restoreFlags, run: restore,
			help: "put a backup in place of what the data directory holds, or go on without the commits that damage has cost (-accept); no server may hold it"},
		{name: "load", help: "write the dataset into a Neo4j: only what differs is changed", neo4j: true, run: load},
		{name: "migrate", help: "bring the indexes and constraints of a Neo4j up to date; serve and load do that too", neo4j: true, run: migrate},
		{name: "export", operand: "FILE", example: "network.json?evidence=OFFICIAL", help: "print a file of the network, named as at /export/", run: writeExport},
		{name: "health", help: "ask the server at -addr whether it is ready; the exit code is 1 if it is not", run: health},
		{name: "version", help: "print the version, its commit and its dataset", bare: true, run: writeVersion},
		{name: "help", help: "print this text", bare: true, run: func(config, io.Writer, io.Writer) error { return errHelp }},
	}
}

// oneOperand returns the operand of a verb, empty if there is none. An error says that there are too many or too few.
func (v verb) oneOperand(operands []string) (string, error) {
	switch {
	case v.operand == "" && len(operands) > 0:
		return "", fmt.Errorf("%q is no flag: nothing but flags follows the verb", operands[0])
	case len(operands) > 1:
		return "", fmt.Errorf("%q is one too many: %s takes one %s", operands[1], v.name, strings.Trim(v.operand, "[]"))
	case len(operands) == 1:
		return operands[0], nil
	case v.operand == "" || v.operand[0] == '[':
		return "", nil
	}
	return "", fmt.Errorf("%s takes one %s: name it, for example %s", v.name, v.operand, v.example)
}

// checkStore returns an error if the verb cannot do its work with the store of the settings.
func (v verb) checkStore(c config) error {
	switch {
	case v.neo4j && c.store == inProcess:
		return fmt.Errorf("%s is for a Neo4j: name it by -store", v.name)
	case v.data && c.data == "":
		return fmt.Errorf("%s is for a data directory: name it by -data", v.name)
	case c.data != "" && c.store != inProcess:
		return errors.New("-data and -store name two networks: leave one of them out")
	case v.name == "restore" && c.operand == "" && !c.accept:
		return errors.New("restore takes one FILE, or -accept to go on without the commits that damage has cost")
	}
	return nil
}

// serveLogged serves, with a log on stderr.
func serveLogged(c config, _, stderr io.Writer) error {
	log := newLogWriter(c, stderr)
	defer log.close()
	logger := newLogger(c, log)
	for _, name := range unknownVariables(os.Environ()) {
		logger.Warn("a variable sets nothing: `coopgraph help` lists the variables", "name", name)
	}
	return serve(c, logger)
}
