package resolve

import (
	"context"
	"time"

	"coopgraph/graph"
)

// operationReader reads from a store, and from one snapshot for each operation if the store has snapshots or the operation
// reads the past.
type operationReader struct {
	store graph.Reader
	past  *PastNetworks
	trace *Trace // nil if nobody listens
}

var _ graph.Reader = operationReader{}

// snapshot returns the snapshot that the operation of a context reads, nil if the operation reads the store.
func (r operationReader) snapshot(ctx context.Context) (graph.Reader, error) {
	store, ok := r.store.(graph.Snapshotter)
	switch o := operationOf(ctx); {
	case o == nil:
	case !o.at.IsZero():
		return o.take(ctx, func(ctx context.Context) (graph.Reader, error) { return r.past.At(ctx, o.at) })
	case ok:
		return o.take(ctx, func(ctx context.Context) (graph.Reader, error) { return store.Snapshot(ctx, observed(ctx)) })
	}
	return nil, nil
}

// read asks the snapshot that the operation reads, or the store if it reads none, and tells the trace about this call of a
// method with so many ids.
func read[T any](ctx context.Context, r operationReader, method string, ids int, ask func(context.Context, graph.Reader) (T, error)) (T, error) {
	return traced(ctx, r.trace, method, ids, func(ctx context.Context) (T, error) { return readUntraced(ctx, r, ask) })
}

// traced tells the trace, nil if nobody listens, about a call of a method of the store with so many ids.
func traced[T any](ctx context.Context, trace *Trace, method string, ids int, call func(context.Context) (T, error)) (T, error) {
	if trace == nil {
		return call(ctx)
	}
	info := StoreCallInfo{Method: method, IDs: ids}
	if trace.StoreCallStart != nil {
		ctx = trace.StoreCallStart(ctx, info)
	}
	start := time.Now()
	answer, err := call(ctx)
	if trace.StoreCallDone != nil {
		info.Duration, info.Err = time.Since(start), err
		trace.StoreCallDone(ctx, info)
	}
	return answer, err
}

func readUntraced[T any](ctx context.Context, r operationReader, ask func(context.Context, graph.Reader) (T, error)) (T, error) {
	snapshot, err := r.snapshot(ctx)
	switch {
	case err != nil:
		var none T
		return none, err
	case snapshot != nil:
		return ask(ctx, snapshot)
	}
	return ask(ctx, r.store)
}

func (r operationReader) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	return read(ctx, r, "Nodes", len(ids), func(ctx context.Context, reader graph.Reader) ([]graph.Node, error) { return reader.Nodes(ctx, ids) })
}

func (r operationReader) Ties(ctx context.Context, ids []graph.ID) ([]graph.Tie, error) {
	return read(ctx, r, "Ties", len(ids), func(ctx context.Context, reader graph.Reader) ([]graph.Tie, error) { return reader.Ties(ctx, ids) })
}

func (r operationReader) ListNodes(ctx context.Context, q graph.Query) (*graph.Page[graph.Node], error) {
	return read(ctx, r, "ListNodes", 0, func(ctx context.Context, reader graph.Reader) (*graph.Page[graph.Node], error) {
		return reader.ListNodes(ctx, q)
	})
}

func (r operationReader) ListTies(ctx context.Context, s graph.Step) (*graph.Page[graph.Hop], error) {
	return read(ctx, r, "ListTies", 0, func(ctx context.Context, reader graph.Reader) (*graph.Page[graph.Hop], error) {
		return reader.ListTies(ctx, s)
	})
}

func (r operationReader) Expand(ctx context.Context, from []graph.ID, s graph.Step) ([]*graph.Page[graph.Hop], error) {
	return read(ctx, r, "Expand", len(from), func(ctx context.Context, reader graph.Reader) ([]*graph.Page[graph.Hop], error) {
		return reader.Expand(ctx, from, s)
	})
}

// numbers returns the snapshot that the operation of a context reads, if its records have numbers, else nil.
func (r operationReader) numbers(ctx context.Context) (graph.NumberReader, error) {
	snapshot, err := r.snapshot(ctx)
	numbers, _ := snapshot.(graph.NumberReader)
	return numbers, err
}

func (r operationReader) Network(ctx context.Context, s graph.Scope) (*graph.Network, error) {
	return read(ctx, r, "Network", 0, func(ctx context.Context, reader graph.Reader) (*graph.Network, error) { return reader.Network(ctx, s) })
}

func (r operationReader) Version(ctx context.Context) (graph.Version, error) {
	return read(ctx, r, "Version", 0, func(ctx context.Context, reader graph.Reader) (graph.Version, error) { return reader.Version(ctx) })
}
