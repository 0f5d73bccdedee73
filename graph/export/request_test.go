package export

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

// A value is taken once, however often it is repeated.
func TestRequestRepeatedValues(t *testing.T) {
	r, err := ParseRequest("ties.csv", "evidence="+strings.Repeat("OFFICIAL,DERIVED,", 10_000)+"REPORTED")
	if err != nil || len(r.evidence) != 3 {
		t.Errorf("%d kinds of evidence, %v", len(r.evidence), err)
	}
}

// busyStore is a store that somebody writes to before each of its first reads.
type busyStore struct {
	graph.Store
	reads, writes int
}

func (s *busyStore) Network(ctx context.Context, scope graph.Scope) (*graph.Network, error) {
	s.reads++
	if s.reads <= s.writes {
		id := graph.ID(fmt.Sprintf("source-%d", s.reads))
		source := &graph.Source{NodeHeader: graph.NodeHeader{NameZH: "新", SortKey: "xin", Header: graph.Header{ID: id,
			Provenance: graph.Provenance{Evidence: graph.Reported, Sources: []graph.Citation{{SourceID: id}}}}}}
		if _, err := s.Apply(ctx, graph.Actor{Name: "writer"}, []graph.Change{graph.Create{Record: source}}); err != nil {
			return nil, err
		}
	}
	return s.Store.Network(ctx, scope)
}

// A file is of one revision: the network is read again if a change came between, but not for ever.
func TestRequestDuringChanges(t *testing.T) {
	r, err := ParseRequest("network.csv", "")
	if err != nil {
		t.Fatal(err)
	}
	data := Dataset{Layers: func(*graph.Network) []string { return nil }}
	for _, c := range []struct {
		name          string
		writes, reads int
		err           error
	}{
		{"no change", 0, 2, nil},
		{"changes before the last reads", 2*maxReads - 1, 2 * maxReads, nil},
		{"a change before every read", 1000, 2 * maxReads, graph.ErrUnavailable},
	} {
		t.Run(c.name, func(t *testing.T) {
			store := &busyStore{Store: memory.New(), writes: c.writes}
			defer func() { _ = store.Close() }()
			e, err := r.Export(t.Context(), store, data)
			if !errors.Is(err, c.err) || store.reads != c.reads {
				t.Errorf("%v after %d reads: want %v after %d", err, store.reads, c.err, c.reads)
			}
			if err == nil && e.Version().Revision != graph.Revision(c.writes) {
				t.Errorf("the file is of revision %d, and the network of %d", e.Version().Revision, c.writes)
			}
		})
	}
}
