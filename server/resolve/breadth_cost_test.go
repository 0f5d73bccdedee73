package resolve_test

import (
	"testing"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
)

// measured are operations of the sizes that clients ask for.
var measured = []struct{ name, query string }{
	{"page", `{ districts(first: 1) { nodes { code name nameEn: name(language: EN) friendlyPairs(first: 50) {
		totalCount pageInfo { hasNextPage endCursor }
		edges { cursor node { id kind label since evidence inPublishedTotal partner {
			code name nameEn: name(language: EN) location { latitude longitude } within { code name } } } } } } } }`},
	{"deep", `{ districts(first: 16) { nodes { code name friendlyPairs(first: 100) { nodes { id kind since partner {
		code name within { code name within { code name chambers(first: 10) { nodes { id name founded host { code name } } } } }
		} } } } } }`},
	{"pairs", `{ districts(first: 16) { nodes { friendlyPairs(first: 100) { nodes { id kind label since evidence
		district { code name location { latitude longitude } } partner { code name location { latitude longitude } } } } } } }`},
}

// What an answer costs of the store and of the memory does not depend on its size: one call for each relation of each
// level, one more where a level has several kinds of places, and the totals; allocations are those of the resolvers.
func TestCost(t *testing.T) {
	most := map[string]struct {
		calls       int64
		allocations float64
	}{"page": {6, 180}, "deep": {9, 270}, "pairs": {4, 150}}
	for _, m := range measured {
		store := &countingStore{Store: open(t)}
		p := newPair(store, breadth.Options{})
		size := len(breadthtest.Data(t, p.Breadth, m.query, nil))
		before := store.calls.Load()
		breadthtest.Data(t, p.Breadth, m.query, nil)
		if calls := store.calls.Load() - before; calls != most[m.name].calls {
			t.Errorf("%s takes %d calls of the store, want %d", m.name, calls, most[m.name].calls)
		}
		if raced {
			continue // pools forget under the race detector
		}
		allocations := testing.AllocsPerRun(20, func() { breadthtest.Data(t, p.Breadth, m.query, nil) })
		if allocations > most[m.name].allocations {
			t.Errorf("%s takes %.0f allocations, more than %.0f", m.name, allocations, most[m.name].allocations)
		}
		t.Logf("%s: %d bytes, %.0f allocations", m.name, size, allocations)
	}
}
