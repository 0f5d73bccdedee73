package resolve_test

import (
	"context"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"coopgraph/schema/breadth"
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

// execute runs an operation that the query cache holds, as a transport does that lends a buffer.
func execute(t testing.TB, e *executor.Executor, query string, size *int) {
	ctx, release := breadth.WithBuffer(graphql.StartOperationTrace(context.Background()))
	defer release()
	oc, errs := e.CreateOperationContext(ctx, &graphql.RawParams{Query: query})
	if errs != nil {
		t.Fatal(errs)
	}
	respond, ctx := e.DispatchOperation(ctx, oc)
	r := respond(ctx)
	if len(r.Errors) > 0 {
		t.Fatal(r.Errors)
	}
	*size = len(r.Data)
}

// What an answer costs of the store and of the memory does not depend on its size: one call for each relation of each
// level, one more where a level has several kinds of places, and the totals; allocations are those of the resolvers.
func TestCost(t *testing.T) {
	most := map[string]struct {
		calls       int64
		allocations float64
	}{"page": {6, 180}, "deep": {9, 270}, "pairs": {4, 150}}
	for _, m := range measured {
		store := &counted{Store: open(t)}
		p := newPair(store, breadth.Options{})
		var size int
		execute(t, p.Other, m.query, &size)
		before := store.calls.Load()
		execute(t, p.Other, m.query, &size)
		if calls := store.calls.Load() - before; calls != most[m.name].calls {
			t.Errorf("%s takes %d calls of the store, want %d", m.name, calls, most[m.name].calls)
		}
		if raced {
			continue // pools forget under the race detector
		}
		allocations := testing.AllocsPerRun(20, func() { execute(t, p.Other, m.query, &size) })
		if allocations > most[m.name].allocations {
			t.Errorf("%s takes %.0f allocations, more than %.0f", m.name, allocations, most[m.name].allocations)
		}
		t.Logf("%s: %d bytes, %.0f allocations", m.name, size, allocations)
	}
}
