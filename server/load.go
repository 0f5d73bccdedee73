package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"coopgraph/graph"
	"coopgraph/seed"
)

// migrate brings the schema of the Neo4j up to date.
func migrate(c config, stdout io.Writer) error {
	store, err := connect(context.Background(), c)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "the schema of the Neo4j at %s is up to date\n", c.store)
	return store.Close()
}

// load makes the Neo4j hold the dataset, and prints what it did and what is held. It changes only what differs, all at
// once or nothing. What was last written by somebody else is changed or deleted only where -replace is given.
func load(c config, stdout, stderr io.Writer) (err error) {
	ctx := context.Background()
	dataset, err := seed.Load(c.layers...)
	if err != nil {
		return err
	}
	fmt.Fprintf(stderr, "connecting to %s\n", c.store)
	store, err := connect(ctx, c)
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
	return summarize(ctx, api(store, dataset.Layers, dataset.Totals, remote), stdout)
}

// apply makes the changes and says what they were.
func apply(ctx context.Context, store graph.Store, update []graph.Change, stdout, stderr io.Writer) error {
	if len(update) == 0 {
		fmt.Fprint(stdout, "nothing to change: it holds the dataset\n\n")
		return nil
	}
	created, replaced, deleted := 0, 0, 0
	for _, c := range update {
		switch c.(type) {
		case graph.Create:
			created++
		case graph.Replace:
			replaced++
		case graph.Delete:
			deleted++
		}
	}
	fmt.Fprintf(stderr, "writing %d changes\n", len(update))
	revision, err := store.Apply(ctx, seed.Actor, update)
	if err != nil {
		return hinted(err)
	}
	fmt.Fprintf(stdout, "revision %d: %d created, %d replaced, %d deleted\n\n", revision, created, replaced, deleted)
	return nil
}
