package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"coopgraph/graph"
	"coopgraph/seed"
)

// migrate brings the schema of the Neo4j up to date, and prints what that took.
func migrate(c config, stdout io.Writer) error {
	store, err := connect(context.Background(), c, true)
	if err != nil {
		return err
	}
	took := "nothing was to be done"
	if steps := store.Migrated(); len(steps) > 0 {
		took = "it took " + strings.Join(steps, ", ")
	}
	fmt.Fprintf(stdout, "the schema of the Neo4j at %s is up to date: %s\n", c.store, took)
	return store.Close()
}

// load makes the Neo4j hold the dataset, and prints what it did and what is held. It changes only what differs, all of
// it at once up to atOnce changes; where more of them are interrupted, the next load goes on. What was last written by
// somebody else is changed or deleted only where -replace is given.
func load(c config, stdout, stderr io.Writer) (err error) {
	ctx := context.Background()
	dataset, err := seed.Load(c.layers...)
	if err != nil {
		return err
	}
	fmt.Fprintf(stderr, "connecting to %s\n", c.store)
	store, err := connect(ctx, c, true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	fmt.Fprintln(stderr, "comparing what it holds with the dataset")
	held, err := store.Network(ctx, graph.Scope{})
	if err != nil {
		return hinted(err)
	}
	update := dataset.Update(held)
	if !c.replace {
		foreign, err := seed.Foreign(ctx, store, held, update)
		if err != nil {
			return hinted(err)
		}
		if len(foreign) > 0 {
			return fmt.Errorf("%d of the records to change or delete were written by others, such as %s: nothing was changed; -replace overwrites them",
				len(foreign), foreign[0])
		}
	}
	if err := apply(ctx, store, update, stdout, stderr); err != nil {
		return err
	}
	return summarize(ctx, api(store, dataset.Totals, remote), stdout)
}

// atOnce is how many changes are made at once: a server has all of them in its memory.
const atOnce = 10_000

// apply makes the changes and says what they were.
func apply(ctx context.Context, store graph.Store, update seed.Update, stdout, stderr io.Writer) error {
	if len(update) == 0 {
		fmt.Fprint(stdout, "nothing to change: it holds the dataset\n\n")
		return nil
	}
	var version graph.Version
	var err error
	written := 0
	for part := range slices.Chunk(update, atOnce) {
		fmt.Fprintf(stderr, "writing changes %d to %d of %d\n", written+1, written+len(part), len(update))
		if version, err = store.Apply(ctx, seed.Actor, part); err != nil {
			return hinted(err)
		}
		written += len(part)
	}
	created, replaced, deleted := update.Count()
	fmt.Fprintf(stdout, "revision %d: %d created, %d replaced, %d deleted\n\n", version.Revision, created, replaced, deleted)
	return nil
}
