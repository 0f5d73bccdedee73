package resolve

import (
	"context"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"coopgraph/graph"
	"coopgraph/schema/cache"
)

// PastNetworks are the networks of a store as they were known, of which the last few that were asked for are in a cache. A
// network of the past does not change.
type PastNetworks struct {
	history  graph.Historian
	networks *cache.Cache[graph.Version, graph.Reader]
}

// NewPastNetworks returns those of a store.
func NewPastNetworks(history graph.Historian) *PastNetworks {
	return &PastNetworks{history, cache.New(maxVersions, func(graph.Version, graph.Reader) int64 { return 1 })}
}

// PastNetworksOf returns those that the operations of an executable schema read, so that others can share them. If the schema is
// not one of Schema, they are new ones of the store.
func PastNetworksOf(es graphql.ExecutableSchema, history graph.Historian) *PastNetworks {
	if s, ok := es.(operationSchema); ok {
		return s.past
	}
	return NewPastNetworks(history)
}

// Version returns the version of the network as it was known at a moment.
func (p *PastNetworks) Version(ctx context.Context, at time.Time) (graph.Version, error) {
	commit, err := p.commitAt(ctx, at)
	if err != nil {
		return graph.Version{}, err
	}
	return commit.Version, nil
}

// commitAt returns the last commit at or before a moment.
func (p *PastNetworks) commitAt(ctx context.Context, at time.Time) (*graph.Commit, error) {
	commit, err := p.history.CommitAt(ctx, at)
	if err != nil {
		return nil, err
	}
	return commit, checkMoment(at, commit)
}

// At returns the network as it was known at a moment. It is made once for all who ask at the same time. It is asked for by
// the time of its commit: a further commit may get a time before the moment while this runs.
func (p *PastNetworks) At(ctx context.Context, at time.Time) (graph.Reader, error) {
	commit, err := p.commitAt(ctx, at)
	if err != nil {
		return nil, err
	}
	return p.networks.Load(ctx, commit.Version, func(ctx context.Context) (graph.Reader, error) { return p.history.AsKnownAt(ctx, commit.At) })
}

// sourceAt returns the network as it was known at a moment.
func (r *Resolver) sourceAt(ctx context.Context, at time.Time) (networkSource, error) {
	commit, err := r.store.past.commitAt(ctx, at)
	if err != nil {
		return networkSource{}, err
	}
	return networkSource{commit.Version, func(ctx context.Context) (graph.Reader, error) { return r.store.past.At(ctx, commit.At) }}, nil
}
