package resolve_test

import (
	"context"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/server/resolve"
)

// committingStore is a store in which somebody makes a commit after CommitAt has answered.
type committingStore struct {
	*memory.Store
	commit func()
}

func (s *committingStore) CommitAt(ctx context.Context, at time.Time) (*graph.Commit, error) {
	found, err := s.Store.CommitAt(ctx, at)
	s.commit()
	return found, err
}

// The network of a moment has the version that PastNetworks keeps it by, even if a commit gets a time before the moment meanwhile.
func TestPastNetworkHasItsVersion(t *testing.T) {
	network, err := datasetStore(t).Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	store := &committingStore{Store: memory.New(), commit: func() {}}
	apply := func(changes ...graph.Change) graph.Version {
		t.Helper()
		version, err := store.Apply(t.Context(), graph.CommitInfo{Actor: "test"}, changes)
		if err != nil {
			t.Fatal(err)
		}
		return version
	}
	var all []graph.Change
	for _, n := range network.Nodes {
		all = append(all, graph.Create{Record: n})
	}
	want := apply(all...)
	at := time.Now().Add(100 * time.Millisecond)
	store.commit = func() {
		apply(graph.Create{Record: network.Ties[0]})
		time.Sleep(time.Until(at))
	}
	past, err := resolve.NewPastNetworks(store).At(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := past.Version(t.Context()); err != nil || got != want {
		t.Errorf("the network has revision %d, and was found as that of revision %d: %v", got.Revision, want.Revision, err)
	}
}
