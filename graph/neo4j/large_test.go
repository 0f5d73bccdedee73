package neo4j_test

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
)

// large is the size of a network. Its first ties, as many as hub says, all go from the first node. The i-th node and the
// i-th tie by id are always the same.
type large struct{ nodes, ties, hub int }

func (large) header(id string) graph.Header {
	return graph.Header{ID: graph.ID(id), Provenance: graph.Provenance{Evidence: graph.Synthetic,
		Sources: []graph.Citation{{SourceID: "source", Locator: "表7", Confidence: graph.High}}}}
}

func (l large) node(i int) graph.Node {
	c := &graph.County{PlaceHeader: graph.PlaceHeader{Code: fmt.Sprintf("%06d", i), Level: graph.LevelCounty}}
	c.Header, c.NameZH, c.SortKey = l.header(fmt.Sprintf("node-%06d", i)), fmt.Sprintf("县%d", i), fmt.Sprintf("x%06d", i*7919%l.nodes)
	c.Terms.Names = []string{c.NameZH, c.Code}
	return c
}

func (l large) tie(i int) graph.Tie {
	c := &graph.Cooperation{TieHeader: graph.TieHeader{Header: l.header(fmt.Sprintf("tie-%07d", i)), LabelZH: fmt.Sprintf("结对%d", i)}}
	from, to := l.ends(i)
	c.FromID, c.ToID, c.Form = l.node(from).Head().ID, l.node(to).Head().ID, "结对"
	c.Since = graph.NewDate(2000+i%20, 1+i%12, 1+i%28)
	return c
}

func (l large) ends(i int) (from, to int) {
	if i >= l.hub {
		from = i * 7919 % l.nodes
	}
	return from, i * 104729 % l.nodes
}

// changes are those that create it.
func (l large) changes(yield func(graph.Change) bool) {
	for i := range l.nodes + l.ties {
		var r graph.Record
		if i < l.nodes {
			r = l.node(i)
		} else {
			r = l.tie(i - l.nodes)
		}
		if !yield(graph.Create{Record: r}) {
			return
		}
	}
}

// TestLarge: a network that is larger than the memory which the server allows a transaction is written and read in
// parts, and comes back whole. With COOPGRAPH_TEST_LARGE set it is 10^5 nodes and 10^6 ties, in a server's 512 MB.
func TestLarge(t *testing.T) {
	t.Parallel()
	l, options, size := large{2000, 24_000, 12_000}, neo4jtest.Options{Settings: []string{"db.memory.transaction.max=40m"}}, 2000
	if os.Getenv("COOPGRAPH_TEST_LARGE") != "" {
		l, options, size = large{100_000, 1_000_000, 30_000}, neo4jtest.Options{}, 10_000
	}
	server := neo4jtest.Start(t, options)
	store, err := neo4j.Open(t.Context(), neo4j.Config{Address: server.Address()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	all := slices.Collect(l.changes)
	if options.Settings != nil {
		_, err := store.Apply(t.Context(), graph.CommitInfo{}, all)
		if !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), "memory") {
			t.Errorf("all at once: %v", err)
		}
	}
	start := time.Now()
	for part := range slices.Chunk(all, size) {
		if _, err := store.Apply(t.Context(), graph.CommitInfo{}, part); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d nodes and %d ties are written in %v", l.nodes, l.ties, time.Since(start).Round(time.Millisecond))
	before := store.Statements()
	start = time.Now()
	got, err := store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("they are read in %v by %d statements", time.Since(start).Round(time.Millisecond), store.Statements()-before)
	if len(got.Nodes) != l.nodes || len(got.Ties) != l.ties {
		t.Fatalf("%d nodes and %d ties, want %d and %d", len(got.Nodes), len(got.Ties), l.nodes, l.ties)
	}
	for i, n := range got.Nodes {
		if !reflect.DeepEqual(n, l.node(i)) {
			t.Fatalf("node %d: %+v, want %+v", i, n, l.node(i))
		}
	}
	for i, tie := range got.Ties {
		if from, to := l.ends(i); !reflect.DeepEqual(tie, l.tie(i)) || int(got.From[i]) != from || int(got.To[i]) != to {
			t.Fatalf("tie %d: %+v from %d to %d, want %+v from %d to %d", i, tie, got.From[i], got.To[i], l.tie(i), from, to)
		}
	}
}
