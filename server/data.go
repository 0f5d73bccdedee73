package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"coopgraph/graph"
	"coopgraph/graph/durable"
	"coopgraph/seed"
)

// openData opens the data directory. For a verb that writes, the directory gets the dataset. What was damaged or lost is
// logged.
func openData(ctx context.Context, c config, log *slog.Logger, dataset *seed.Dataset) (*durable.Store, error) {
	if !c.fills {
		if _, err := os.Stat(c.data); errors.Is(err, os.ErrNotExist) {
			return nil, holdsNothing(c.data)
		}
	}
	store, err := durable.Open(c.data)
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(store.Report().String()) {
		log.Error(strings.TrimSpace(line), "data", c.data)
	}
	if err := prepare(ctx, c, log, store, dataset); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}

// holdsNothing is the error of a data directory without a network.
func holdsNothing(dir string) error {
	return fmt.Errorf("%s holds no network: `coopgraph serve -data %[1]s` and `coopgraph import -data %[1]s FILE` fill it with the dataset", dir)
}

// prepare fills an open data directory with the dataset. If it holds an older one, the newer one is merged under what people
// wrote; each record that both have changed is a line in the log.
func prepare(ctx context.Context, c config, log *slog.Logger, store *durable.Store, dataset *seed.Dataset) error {
	network, err := store.Network(ctx, graph.Scope{})
	if err != nil {
		return err
	}
	if !c.fills && network.Version.Revision == 0 {
		return holdsNothing(c.data)
	}
	if !c.fills || isReadOnly(store) {
		return nil
	}
	if loaded, err := dataset.IsLoaded(ctx, store); loaded || err != nil {
		return err
	}
	merged, err := dataset.Merge(ctx, store, network)
	if err != nil {
		return err
	}
	for _, conflict := range merged.Conflicts {
		log.Warn("what people wrote stays, and the dataset differs from it", "record", conflict.String())
	}
	if len(merged.Changes) == 0 {
		return nil
	}
	info := dataset.CommitInfo()
	info.Base = network.Version
	version, err := store.Apply(ctx, info, merged.Changes)
	if err != nil {
		return err
	}
	created, replaced, deleted := merged.Changes.Count()
	log.Info("the data directory has the dataset of this program", "data", c.data, "revision", version.Revision, "created", created,
		"replaced", replaced, "deleted", deleted, "conflicts", len(merged.Conflicts))
	return nil
}

// isReadOnly reports whether a data directory takes no writes, since damage has cost commits.
func isReadOnly(store *durable.Store) bool { return store.ReadOnly() != nil }
