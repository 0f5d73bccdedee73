package main

import (
	"context"
	"log/slog"
	"runtime"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/schema/breadth/breadthtest"
	"coopgraph/server/resolve"
)

// lines sends each line of a log.
type lines chan string

func (l lines) Write(p []byte) (int, error) {
	l <- string(p)
	return len(p), nil
}

// allocated returns how many bytes a function allocates.
func allocated(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// After the start and after each commit the indexes are built without a request: the first ones find them, and so allocate little.
// Without that they allocate more than the index. Warming ends with its context.
func TestWarm(t *testing.T) {
	store := scaledStore(t, 1)
	es := resolve.Schema(store, store, resolve.Options{}, memoryExecution)
	ours := breadthtest.NewExecutor(es)
	first := func(query string) uint64 {
		return allocated(func() { breadthtest.Data(t, ours, query, nil) })
	}
	rename := func(name string) {
		page, err := store.ListNodes(t.Context(), graph.Query{Kinds: graph.NodeKindsOf(graph.KindCounty), Window: graph.Window{Limit: 1}})
		if err != nil {
			t.Fatal(err)
		}
		county := *page.Edges[0].Node.(*graph.County)
		county.Terms.Names = append([]string{name}, county.Terms.Names...)
		if _, err := store.Apply(t.Context(), graph.CommitInfo{}, []graph.Change{graph.Replace{Record: &county}}); err != nil {
			t.Fatal(err)
		}
	}
	questions := []string{`{ search(text: "剑川", first: 5) { totalCount nodes { id } } }`, `{ place(by: {name: "剑川县"}) { id } }`,
		`{ counties(first: 5) { nodes { id } } }`}
	const few, many = 200 << 10, 1 << 20 // bytes
	if got := first(questions[0]); got < many {
		t.Errorf("the first search of all allocates %d bytes: the test shows nothing", got)
	}
	rename("first")

	ctx, cancel := context.WithCancel(t.Context())
	log, ended := make(lines, 10), make(chan struct{})
	go func() {
		defer close(ended)
		warm(ctx, store, es, slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	}()
	for _, name := range []string{"second", "third"} {
		if line := <-log; !strings.Contains(line, "indexes are built") {
			t.Fatal(line)
		}
		for _, q := range questions {
			if got := first(q); got > few {
				t.Errorf("before the %s name, %s allocates %d bytes", name, q, got)
			}
		}
		rename(name)
	}
	<-log
	if answer := string(breadthtest.Data(t, ours, `{ search(text: "third") { totalCount } }`, nil)); answer != `{"search":{"totalCount":1}}` {
		t.Errorf("what the last commit has written is not found: %s", answer)
	}
	cancel()
	<-ended
}
