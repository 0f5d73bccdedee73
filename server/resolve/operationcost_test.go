package resolve_test

import (
	"testing"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
)

// measured are operations of typical sizes.
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

// The calls of the store and the allocations of an operation do not depend on the size of its answer. There is one call for
// each relation of each level, and one more if a level has several kinds of places. The totals come with the pages.
func TestOperationCost(t *testing.T) {
	limits := map[string]struct {
		calls       int64
		allocations float64
	}{"page": {5, 180}, "deep": {9, 270}, "pairs": {4, 150}}
	for _, m := range measured {
		t.Run(m.name, func(t *testing.T) {
			store := &countingStore{Store: datasetStore(t)}
			p := newPair(store, breadth.Options{})
			size := len(breadthtest.Data(t, p.Breadth, m.query, nil))
			before := store.calls.Load()
			breadthtest.Data(t, p.Breadth, m.query, nil)
			if calls := store.calls.Load() - before; calls != limits[m.name].calls {
				t.Errorf("%d calls of the store, want %d", calls, limits[m.name].calls)
			}
			if raceEnabled {
				return // the race detector empties pools
			}
			allocations := testing.AllocsPerRun(20, func() { breadthtest.Data(t, p.Breadth, m.query, nil) })
			if allocations > limits[m.name].allocations {
				t.Errorf("%.0f allocations, more than %.0f", allocations, limits[m.name].allocations)
			}
			t.Logf("%d bytes, %.0f allocations", size, allocations)
		})
	}
}
