package guard

import (
	"testing"

	"coopgraph/graph"
)

// The sizes of the lists of a place and all below it are those that a network has.
func TestSizesBelow(t *testing.T) {
	n := &graph.Network{}
	place := func(p graph.Place) int32 {
		n.Nodes = append(n.Nodes, p)
		return int32(len(n.Nodes) - 1)
	}
	tie := func(t graph.Tie, from, to int32) {
		n.Ties, n.From, n.To = append(n.Ties, t), append(n.From, from), append(n.To, to)
	}
	shanghai, yunnan, honghe := place(&graph.Province{}), place(&graph.Province{}), place(&graph.Prefecture{})
	gejiu, mengzi, huangpu := place(&graph.County{}), place(&graph.County{}), place(&graph.District{})
	tie(&graph.Containment{}, honghe, yunnan)
	tie(&graph.Containment{}, gejiu, honghe)
	tie(&graph.Containment{}, mengzi, honghe)
	tie(&graph.Containment{}, huangpu, shanghai)
	tie(&graph.Pairing{}, huangpu, gejiu)
	tie(&graph.Pairing{}, huangpu, mengzi)
	tie(&graph.Pairing{}, shanghai, honghe)
	s := countSizes(n)
	for name, want := range map[string]struct{ alone, below listSize }{
		// At huangpu 2, at gejiu, mengzi, honghe and shanghai 1; and below: at shanghai and yunnan 3, at honghe 3.
		"Place.pairings":      {listSize{2, 6}, listSize{3, 2 + 1 + 1 + 3 + 3 + 3}},
		"Place.friendlyPairs": {},
	} {
		if s.lists[name] != want.alone || s.below[name] != want.below {
			t.Errorf("%s: %v, and %v below, want %v", name, s.lists[name], s.below[name], want)
		}
	}
	if s.area != 4 { // yunnan
		t.Errorf("an area has %d places", s.area)
	}
}
