package resolve_test

import (
	"context"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/schema"
	"coopgraph/server/resolve"
)

// countedNetworks is a store that counts how often a network is read from its snapshots.
type countedNetworks struct {
	*memory.Store
	count int
}

type countedSnapshot struct {
	graph.Reader
	store *countedNetworks
}

func (s *countedNetworks) Snapshot(ctx context.Context, atLeast graph.Version) (graph.Reader, error) {
	snapshot, err := s.Store.Snapshot(ctx, atLeast)
	return countedSnapshot{snapshot, s}, err
}

func (s countedSnapshot) Network(ctx context.Context, scope graph.Scope) (*graph.Network, error) {
	s.store.count++
	return s.Reader.Network(ctx, scope)
}

// The hierarchy of places is made once for each version, and operations over the version before the newest one use it too.
func TestEachVersionIsDerivedOnce(t *testing.T) {
	network, err := datasetStore(t).Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	store := &countedNetworks{Store: memory.Of(network)}
	query := resolve.New(store, store, resolve.Options{}).Query()
	name := "浦东新区"
	ask := func(operation context.Context) {
		t.Helper()
		if place, err := query.Place(operation, schema.PlaceBy{Name: &name}, nil); err != nil || place == nil {
			t.Fatal(place, err)
		}
	}
	before := resolve.WithOperation(t.Context())
	ask(before)
	if _, err := store.Apply(t.Context(), graph.CommitInfo{}, []graph.Change{graph.Replace{Record: network.Ties[0]}}); err != nil {
		t.Fatal(err)
	}
	after := resolve.WithOperation(t.Context())
	for range 3 {
		ask(after)
		ask(before)
	}
	if store.count != 2 {
		t.Errorf("two versions of the network are read %d times", store.count)
	}
}
