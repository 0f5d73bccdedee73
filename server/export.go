package main

import (
	"io"
	"strings"

	"coopgraph/graph/export"
)

// writeExport prints the file that the operand asks for.
func writeExport(c config, stdout, stderr io.Writer) error {
	name, query, _ := strings.Cut(c.operand, "?")
	if _, err := export.ParseRequest(name, query); err != nil {
		return usageError{withHint(err)}
	}
	return getFrom(c, "/export/"+c.operand, nil, stdout, stderr)
}
