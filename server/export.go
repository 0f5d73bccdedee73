package main

import (
	"context"
	"io"
	"log/slog"
	"strings"

	"coopgraph/graph"
	"coopgraph/graph/export"
	"coopgraph/graph/neo4j"
)

// writeExport opens the store and writes the file that the operand asks for.
func writeExport(c config, stdout, _ io.Writer) error {
	name, query, _ := strings.Cut(c.operand, "?")
	r, err := export.ParseRequest(name, query)
	if err != nil {
		return usageError{withHint(err)}
	}
	ctx := context.Background()
	store, _, err := open(ctx, c, slog.New(slog.DiscardHandler), neo4j.Config{}, nil)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }() // nothing was written, so an error loses nothing
	snapshot, err := store.Snapshot(ctx, graph.Version{})
	if err != nil {
		return withHint(err)
	}
	e, err := r.Export(ctx, snapshot, datasetInfo)
	if err != nil {
		return err
	}
	return e.Write(stdout, r.Format, r.Part, r.Options)
}
