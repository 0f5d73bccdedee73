package resolve_test

import (
	"bytes"
	"context"
	"encoding/json"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
)

// measured are operations that the executor is measured by.
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

// The structs that encoding/json writes the same answers from.
type (
	jsonAnswer struct {
		Districts struct {
			Nodes []jsonPlace `json:"nodes"`
		} `json:"districts"`
	}
	jsonPlace struct {
		Code     string        `json:"code,omitempty"`
		Name     string        `json:"name,omitempty"`
		NameEn   string        `json:"nameEn,omitempty"`
		Location *jsonLocation `json:"location,omitempty"`
		Pairs    *jsonPairs    `json:"friendlyPairs,omitempty"`
		Within   *jsonPlace    `json:"within,omitempty"`
		Chambers *jsonChambers `json:"chambers,omitempty"`
	}
	jsonLocation struct {
		Latitude  float64 `json:"latitude"`
		Longitude float64 `json:"longitude"`
	}
	jsonPairs struct {
		TotalCount *int `json:"totalCount,omitempty"`
		PageInfo   *struct {
			HasNextPage bool    `json:"hasNextPage"`
			EndCursor   *string `json:"endCursor"`
		} `json:"pageInfo,omitempty"`
		Edges []struct {
			Cursor string   `json:"cursor"`
			Node   jsonPair `json:"node"`
		} `json:"edges,omitempty"`
		Nodes []jsonPair `json:"nodes,omitempty"`
	}
	jsonPair struct {
		ID       string     `json:"id"`
		Kind     string     `json:"kind"`
		Label    string     `json:"label,omitempty"`
		Since    *string    `json:"since"`
		Evidence string     `json:"evidence,omitempty"`
		Total    *bool      `json:"inPublishedTotal,omitempty"`
		District *jsonPlace `json:"district,omitempty"`
		Partner  *jsonPlace `json:"partner"`
	}
	jsonChambers struct {
		Nodes []struct {
			ID      string    `json:"id"`
			Name    string    `json:"name"`
			Founded *string   `json:"founded"`
			Host    jsonPlace `json:"host"`
		} `json:"nodes"`
	}
)

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

// BenchmarkExecution compares the two executors and encoding/json, which is given the answer as structs. Run it with
// -cpu 1: gqlgen's executor uses every processor.
func BenchmarkExecution(b *testing.B) {
	p := newPair(open(b), breadth.Options{})
	for _, m := range measured {
		want, _ := breadthtest.Execute(b.Context(), p.Gqlgen, m.query, nil)
		var ready jsonAnswer
		if err := json.Unmarshal(want.Data, &ready); err != nil || len(want.Errors) > 0 {
			b.Fatal(err, want.Errors)
		}
		if again, err := json.Marshal(ready); err != nil || len(again) < len(want.Data)*9/10 {
			b.Fatalf("the structs lack some of the answer: %v\n%s", err, again)
		}
		for name, e := range map[string]*executor.Executor{"gqlgen": p.Gqlgen, "breadth": p.Other} {
			b.Run(m.name+"/"+name, func(b *testing.B) {
				b.ReportAllocs()
				var size int
				for b.Loop() {
					execute(b, e, m.query, &size)
				}
				b.SetBytes(int64(size))
			})
		}
		b.Run(m.name+"/json", func(b *testing.B) {
			b.ReportAllocs()
			var w bytes.Buffer
			for b.Loop() {
				w.Reset()
				if err := json.NewEncoder(&w).Encode(ready); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(w.Len()))
		})
	}
}
