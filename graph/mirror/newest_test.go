package mirror_test

import (
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/graph/mirror"
)

// Newest is the network of the snapshot that is there. It makes no call.
func TestNewest(t *testing.T) {
	backing := memory.New()
	m := mirror.New(backing)
	if n := m.Newest(); n != nil {
		t.Errorf("before the first read the newest network is %v", n.Version)
	}
	for range 2 {
		version, err := m.Apply(t.Context(), graph.CommitInfo{Actor: "test"}, nil)
		if err != nil {
			t.Fatal(err)
		}
		before := m.Newest()
		if _, err := m.Nodes(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		if n := m.Newest(); n == nil || n.Version != version || n != before && before != nil && before.Version == version {
			t.Errorf("the newest network is %v, want version %v", n, version)
		}
		if n := backing.Newest(); n.Version != version {
			t.Errorf("that of the backing store is %v, want %v", n.Version, version)
		}
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	if m.Newest() != nil || backing.Newest() != nil {
		t.Error("a closed store has a network")
	}
}
