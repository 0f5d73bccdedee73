package graph_test

import (
	"testing"

	"coopgraph/graph"
)

// The filter of a set holds for what the set has, whatever set it is; what is known is one comparison.
func TestEvidenceSets(t *testing.T) {
	for s := graph.EvidenceSet(0); s <= graph.AllEvidence; s += 2 {
		for _, e := range graph.Evidences {
			r := &graph.Source{}
			r.Evidence = e
			if holds := holds(s.Filter(), r); holds != s.Has(e) {
				t.Errorf("%08b holds for %v: %t", s, e, holds)
			}
		}
	}
	if f := graph.KnownEvidence.Filter(); f != (graph.Test{Field: graph.FieldEvidence, Op: graph.Lte, Value: graph.IntValue(int64(graph.Derived))}) {
		t.Errorf("what is known is %+v", f)
	}
	if f := graph.AllEvidence.Filter(); f != nil {
		t.Errorf("all is %+v", f)
	}
}

// holds evaluates the filters that sets of evidence have.
func holds(f graph.Filter, r graph.Record) bool {
	switch f := f.(type) {
	case nil:
		return true
	case graph.Test:
		return f.Holds(r.Value(f.Field))
	case graph.Or:
		return holds(f.A, r) || holds(f.B, r)
	}
	return false
}

func TestTally(t *testing.T) {
	tally := graph.EvidenceTally{graph.Official: 1, graph.Reported: 2, graph.Synthetic: 30}
	if all, known, none := tally.Of(graph.AllEvidence), tally.Of(graph.KnownEvidence), tally.Of(0); all != 33 || known != 3 || none != 0 {
		t.Errorf("%d, %d known, %d of none", all, known, none)
	}
}
