package resolve

import (
	"context"

	"coopgraph/graph"
)

// operationReader reads from a store, and from one snapshot for each operation if the store has snapshots.
type operationReader struct{ store graph.Reader }

var _ graph.Reader = operationReader{}

// snapshot returns the snapshot that the operation of a context reads, nil if the operation reads the store.
func (r operationReader) snapshot(ctx context.Context) (graph.Reader, error) {
	store, ok := r.store.(graph.Snapshotter)
	if o := operationOf(ctx); ok && o != nil {
		return o.take(ctx, store)
	}
	return nil, nil
}

// read asks the snapshot that the operation reads, or the store if it reads none.
func read[T any](ctx context.Context, r operationReader, ask func(graph.Reader) (T, error)) (T, error) {
	snapshot, err := r.snapshot(ctx)
	switch {
	case err != nil:
		var none T
		return none, err
	case snapshot != nil:
		return ask(snapshot)
	}
	return ask(r.store)
}

func (r operationReader) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	return read(ctx, r, func(reader graph.Reader) ([]graph.Node, error) { return reader.Nodes(ctx, ids) })
}

func (r operationReader) Ties(ctx context.Context, ids []graph.ID) ([]graph.Tie, error) {
	return read(ctx, r, func(reader graph.Reader) ([]graph.Tie, error) { return reader.Ties(ctx, ids) })
}

func (r operationReader) ListNodes(ctx context.Context, q graph.Query) (*graph.Page[graph.Node], error) {
	return read(ctx, r, func(reader graph.Reader) (*graph.Page[graph.Node], error) { return reader.ListNodes(ctx, q) })
}

func (r operationReader) ListTies(ctx context.Context, s graph.Step) (*graph.Page[graph.Hop], error) {
	return read(ctx, r, func(reader graph.Reader) (*graph.Page[graph.Hop], error) { return reader.ListTies(ctx, s) })
}

func (r operationReader) Expand(ctx context.Context, from []graph.ID, s graph.Step) ([]*graph.Page[graph.Hop], error) {
	return read(ctx, r, func(reader graph.Reader) ([]*graph.Page[graph.Hop], error) { return reader.Expand(ctx, from, s) })
}

func (r operationReader) Network(ctx context.Context, s graph.Scope) (*graph.Network, error) {
	return read(ctx, r, func(reader graph.Reader) (*graph.Network, error) { return reader.Network(ctx, s) })
}

func (r operationReader) Version(ctx context.Context) (graph.Version, error) {
	return read(ctx, r, func(reader graph.Reader) (graph.Version, error) { return reader.Version(ctx) })
}
