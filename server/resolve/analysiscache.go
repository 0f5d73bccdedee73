package resolve

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/schema/cache"
)

// cacheKey identifies the result of an analysis by the part of the network that it uses and by its query.
type cacheKey struct {
	version      graph.Version
	today        graph.Date // the ties that have not ended depend on it
	scope        graph.Scope
	asOf         graph.Date
	evidence     graph.EvidenceSet
	leftOutKinds graph.TieKinds
	unattested   graph.Filter
	query        any // an analysisQuery
}

// analysisQuery is a query by its value and the types of itself and its result, so the queries of two analyses are never
// equal. Each analysis has a type of its own for its queries.
type analysisQuery[Q comparable, T any] struct{ query Q }

// comparableList returns a list as a value that == compares by its items and their order.
func comparableList[T comparable](items []T) (list any) {
	type cell struct {
		item T
		rest any
	}
	for _, item := range slices.Backward(items) {
		list = cell{item, list}
	}
	return list
}

// comparableSet returns the different ids of a list as a value that == compares.
func comparableSet(ids []graph.ID) any {
	return comparableList(slices.Compact(slices.Sorted(slices.Values(ids))))
}

// cachedAnalysis is the result of an analysis and its size, or why there is none.
type cachedAnalysis struct {
	result any
	err    error
	bytes  int64
}

// defaultAnalysisBytes bounds the cache of analyses.
const defaultAnalysisBytes = 64 << 20

// bytesOfItem estimates the size of an item of a result, and of a node or tie of a view without the record, which the
// store has too.
const bytesOfItem = 256

type analysisCache = cache.Cache[cacheKey, cachedAnalysis]

func newAnalysisCache(bound int64) *analysisCache {
	return cache.New(bound, func(key cacheKey, a cachedAnalysis) int64 { return key.bytes() + a.bytes })
}

// bytes estimates the size of a key: filters and ids are as long as clients send them.
func (k cacheKey) bytes() int64 {
	return int64(len(fmt.Sprint(k.scope.Node, k.scope.Tie, k.unattested, k.query)))
}

// cached returns the result of a query from the cache, or computes it, once for all callers that ask at the same time. So
// compute must not depend on the caller, nor call cached. Items counts the items of a result.
func cached[Q comparable, T any](ctx context.Context, r *Resolver, key cacheKey, q Q, items func(T) int, compute func(context.Context) (T, error)) (T, error) {
	key.query = analysisQuery[Q, T]{q}
	var none T
	end, err := operationOf(ctx).beginAnalysis(ctx)
	if err != nil {
		return none, err
	}
	defer end()
	a, err := r.analyses.Load(ctx, key, func(ctx context.Context) (cachedAnalysis, error) {
		result, err := compute(ctx)
		switch {
		case isLasting(err):
			return cachedAnalysis{err: err, bytes: bytesOfItem}, nil
		case err != nil:
			return cachedAnalysis{}, err
		}
		return cachedAnalysis{result: result, bytes: int64(bytesOfItem * (items(result) + 1))}, nil
	})
	if err = cmp.Or(err, a.err); err != nil {
		return none, err
	}
	return a.result.(T), nil // the key has its type
}

// isLasting reports whether an error depends on nothing but the query and the network, such as that of a ranking that does
// not converge. A cancellation is none, nor is a store that cannot answer.
func isLasting(err error) bool {
	coded, ok := errors.AsType[*graph.Error](err)
	return ok && (coded.Code == graph.InvalidArgument || coded.Code == graph.NotFound || coded.Code == graph.Ambiguous)
}

// analyse returns the result of a query about a part of the network.
func analyse[Q comparable, T any](ctx context.Context, r *Resolver, scope analysisScope, q Q, items func(T) int, compute func(context.Context, *analysis.View) (T, error)) (T, error) {
	view, key, err := r.view(ctx, scope)
	if err != nil {
		var none T
		return none, err
	}
	return cached(ctx, r, key, q, items, func(ctx context.Context) (T, error) { return compute(ctx, view) })
}

// viewQuery is the query of a view, which the scope describes completely.
type viewQuery struct{}

// networkSource is a network that an analysis reads: its version, and a function that returns a reader of that version or
// of a newer one.
type networkSource struct {
	version graph.Version
	take    func(context.Context) (graph.Reader, error)
}

// source returns the network that the operation reads.
func (r *Resolver) source(ctx context.Context) (networkSource, error) {
	version, err := r.version(ctx)
	if err != nil {
		return networkSource{}, err
	}
	return networkSource{version, r.snapshotAt(ctx, version)}, nil
}

// view returns the view of a scope of the network that the operation reads, and the cache key of its analyses without a
// query.
func (r *Resolver) view(ctx context.Context, scope analysisScope) (*analysis.View, cacheKey, error) {
	if err := checkEvidence(scope.evidence); err != nil {
		return nil, cacheKey{}, err
	}
	source, err := r.source(ctx)
	if err != nil {
		return nil, cacheKey{}, err
	}
	return r.viewOf(ctx, source, scope)
}

// viewOf is view for any network. The scope has evidence.
func (r *Resolver) viewOf(ctx context.Context, source networkSource, scope analysisScope) (*analysis.View, cacheKey, error) {
	key := cacheKey{version: source.version, today: graph.Today(), scope: scope.Scope, evidence: graph.EvidenceSetOf(scope.evidence...),
		leftOutKinds: scope.leftOutKinds, unattested: scope.unattested}
	if scope.asOf != nil {
		key.asOf = *scope.asOf
	}
	items := func(v *analysis.View) int { return len(v.Network().Nodes) + len(v.Network().Ties) }
	view, err := cached(ctx, r, key, viewQuery{}, items, func(ctx context.Context) (*analysis.View, error) {
		snapshot, err := source.take(ctx)
		if err != nil {
			return nil, err
		}
		part, err := snapshot.Network(ctx, scope.Scope)
		if err != nil {
			return nil, err
		}
		unattested, err := scope.isUnattested(ctx, snapshot)
		if err != nil {
			return nil, err
		}
		v, err := analysis.NewView(ctx, part, scope.evidence, scope.asOf, unattested)
		if err == nil {
			v.LeaveOut(scope.leftOutKinds)
		}
		return v, err
	})
	return view, key, err
}
