package resolve_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"coopgraph/graph/mirror"
	"coopgraph/schema"
	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
	"coopgraph/server/resolve"
)

// A trace is told about each call of the store, and about no other.
func TestTrace(t *testing.T) {
	for _, concurrent := range []bool{false, true} {
		t.Run(fmt.Sprint("concurrent ", concurrent), func(t *testing.T) {
			type key struct{}
			var mu sync.Mutex
			var got []string
			trace := &resolve.Trace{
				StoreCallStart: func(ctx context.Context, c resolve.StoreCallInfo) context.Context {
					return context.WithValue(ctx, key{}, c.Method)
				},
				StoreCallDone: func(ctx context.Context, c resolve.StoreCallInfo) {
					if ctx.Value(key{}) != c.Method || c.Duration <= 0 || c.Err != nil {
						t.Errorf("%s is done with the context of %v after %s: %v", c.Method, ctx.Value(key{}), c.Duration, c.Err)
					}
					mu.Lock()
					defer mu.Unlock()
					got = append(got, fmt.Sprint(c.Method, " ", c.IDs))
				},
			}
			store := &countingStore{Store: datasetStore(t)}
			config := schema.Config{Resolvers: resolve.New(store, mirror.New(store), resolve.Options{Trace: trace})}
			executor := breadthtest.NewExecutor(schema.Breadth(config, breadth.Options{Concurrent: concurrent}))
			breadthtest.Data(t, executor, `{ districts(first: 16) { nodes { friendlyPairs(first: 2) { nodes { since } } } } }`, nil)
			if want := []string{"ListNodes 0", "Expand 16"}; !slices.Equal(got, want) {
				t.Errorf("%q, want %q", got, want)
			}
			if n := store.calls.Load(); n != int64(len(got)) {
				t.Errorf("%d calls of the store, and %d are told", n, len(got))
			}
		})
	}
}
