package observe

import (
	"fmt"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
	"coopgraph/seed"
	"coopgraph/server/resolve"
)

// Resolvers that run concurrently are explained as those that run one after the other.
func TestConcurrentExplanation(t *testing.T) {
	dataset, err := seed.Load(seed.Official)
	if err != nil {
		t.Fatal(err)
	}
	store := memory.Of(&graph.Network{Version: graph.Version{Database: dataset.Identity}})
	if _, err := store.Apply(t.Context(), seed.CommitInfo, dataset.Changes()); err != nil {
		t.Fatal(err)
	}
	const query = `{ a: districts { nodes { pairings { nodes { since } } } } b: provinces { nodes { name } } c: counties { nodes { name } }
		d: prefectures { nodes { name } } e: agreements { nodes { id } } f: chambers { nodes { id } } }`
	explain := func(concurrent bool) string {
		o := New(Options{Explain: ExplainAlways})
		es := resolve.Schema(store, store, resolve.Options{Trace: o.StoreCalls()}, breadth.Options{Concurrent: concurrent, Trace: o.Levels()})
		ctx := withExplanation(t.Context())
		breadthtest.Execute(ctx, breadthtest.NewExecutor(es), query, nil)
		e := positionOf(ctx).explanation
		calls := 0
		for _, l := range e.Levels {
			calls += len(l.StoreCalls)
		}
		if calls != e.StoreCalls {
			t.Errorf("%d calls of the store in levels, and %d in all", calls, e.StoreCalls)
		}
		return fmt.Sprintf("%s: %d levels, %d calls", e.Executor, len(e.Levels), e.StoreCalls)
	}
	const want = "breadth: 5 levels, 7 calls"
	for _, concurrent := range []bool{false, true} {
		if got := explain(concurrent); got != want {
			t.Errorf("concurrently %t: %s, want %s", concurrent, got, want)
		}
	}
}
