package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/seed"
)

// migrate brings the schema of the Neo4j up to date, and prints the steps that were missing.
func migrate(c config, stdout, _ io.Writer) error {
	store, err := connect(context.Background(), c, neo4j.Config{SkipWarmUp: true})
	if err != nil {
		return err
	}
	done := "no step was missing"
	if steps := store.Migrated(); len(steps) > 0 {
		done = "ran " + strings.Join(steps, ", ")
	}
	fmt.Fprintf(stdout, "the schema of the Neo4j at %s is up to date: %s\n", c.store, done)
	return store.Close()
}

// load writes the dataset into the Neo4j, and prints what it changed and what the Neo4j then holds. It changes only what
// differs, in commits of up to commitSize changes; if it is interrupted between two of them, the next load goes on. What
// others wrote is changed or deleted only with -replace, and so is a damaged record.
func load(c config, stdout, stderr io.Writer) (err error) {
	ctx := context.Background()
	dataset, err := seed.Load(c.layers...)
	if err != nil {
		return err
	}
	fmt.Fprintf(stderr, "connecting to %s\n", c.store)
	var damaged damageList
	store, err := connect(ctx, c, neo4j.Config{SkipWarmUp: true, OnDamage: damaged.add})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	fmt.Fprintln(stderr, "comparing it with the dataset")
	current, err := store.Network(ctx, graph.Scope{})
	if err != nil {
		return withHint(err)
	}
	update := dataset.Update(current, damaged.ids()...)
	if !c.replace {
		if err := damaged.err("nothing was changed; -replace writes these records again"); err != nil {
			return err
		}
		merged, err := dataset.Merge(ctx, store, current)
		if err != nil {
			return withHint(err)
		}
		for _, conflict := range merged.Conflicts {
			fmt.Fprintf(stderr, "left as it is (-replace overwrites it): %s\n", conflict)
		}
		update = merged.Changes
	}
	if err := apply(ctx, store, update, stdout, stderr); err != nil {
		return err
	}
	_, es := newMirror(store, readStore, schemaOptions{totals: dataset.Totals})
	return summarize(ctx, es, stdout)
}

// commitSize is the most changes of one commit. A Neo4j holds the changes of a commit in its memory.
const commitSize = 10_000

// apply makes the changes, and prints how many they were.
func apply(ctx context.Context, store graph.Store, update seed.Update, stdout, stderr io.Writer) error {
	if len(update) == 0 {
		fmt.Fprint(stdout, "nothing to change: it holds the dataset\n\n")
		return nil
	}
	var last graph.Version
	var err error
	written := 0
	for part := range slices.Chunk(update, commitSize) {
		fmt.Fprintf(stderr, "writing changes %d to %d of %d\n", written+1, written+len(part), len(update))
		if last, err = store.Apply(ctx, seed.CommitInfo, part); err != nil {
			return withHint(err)
		}
		written += len(part)
	}
	created, replaced, deleted := update.Count()
	fmt.Fprintf(stdout, "revision %d: %d created, %d replaced, %d deleted\n\n", last.Revision, created, replaced, deleted)
	return nil
}
