package durable

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

// replay returns the network of a version: another one with what commits after it have changed.
func replay(base *graph.Network, version graph.Version, entries []entry, block func(*entry) ([]byte, error)) (*graph.Network, error) {
	records := map[graph.ID]graph.Record{}
	for i := range entries {
		b, err := block(&entries[i])
		if err != nil {
			return nil, err
		}
		if err := readMade(b, records); err != nil {
			return nil, fmt.Errorf("commit %d: %w", entries[i].revision, err)
		}
	}
	return withRecords(base, version, records)
}

// withRecords returns a network with new records of some ids, nil if there is none. Each tie must have its ends.
func withRecords(base *graph.Network, version graph.Version, records map[graph.ID]graph.Record) (*graph.Network, error) {
	next := memory.NewSnapshot(base).With(version, slices.Sorted(maps.Keys(records)), func(id graph.ID) graph.Record { return records[id] })
	n, err := next.Network(context.Background(), graph.Scope{})
	if err != nil {
		return nil, err
	}
	for i, tie := range n.Ties {
		h, from, to := tie.TieHead(), int(n.From[i]), int(n.To[i])
		if from >= len(n.Nodes) || to >= len(n.Nodes) || n.Nodes[from].Head().ID != h.FromID || n.Nodes[to].Head().ID != h.ToID {
			return nil, fmt.Errorf("an end of the tie %q is missing", h.ID)
		}
	}
	return n, nil
}
