package site

import (
	"testing"

	"coopgraph/graph"
)

// Placeholders are counted as people count them: a chamber with its tie is one, and a pair that only moves is none.
func TestCountPlaceholders(t *testing.T) {
	placeholder := graph.Provenance{Evidence: graph.Synthetic}
	pair := func(id graph.ID) *graph.FriendlyPair {
		p := &graph.FriendlyPair{}
		p.ID, p.Provenance = id, placeholder
		return p
	}
	chamber, seat, real := &graph.Chamber{}, &graph.Seat{}, &graph.Chamber{}
	chamber.ID, chamber.Provenance = "chamber", placeholder
	seat.ID, seat.FromID, seat.Provenance = "seat", "chamber", placeholder
	real.ID, real.Evidence = "real", graph.Reported
	n := &graph.Network{Nodes: []graph.Node{chamber, real}, Ties: []graph.Tie{pair("a"), pair("b"), seat}}
	for _, test := range []struct {
		name    string
		changes []graph.Change
		want    placeholderCounts
	}{
		{"a chamber with its tie", []graph.Change{graph.Delete{ID: "seat"}, graph.Delete{ID: "chamber"}}, placeholderCounts{Removed: 1}},
		{"a chamber comes back", []graph.Change{graph.Create{Record: chamber}, graph.Create{Record: seat}}, placeholderCounts{Created: 1}},
		{"a pair that moves", []graph.Change{graph.Delete{ID: "a"}, graph.Create{Record: pair("c")}}, placeholderCounts{}},
		{"one of two pairs that move", []graph.Change{graph.Delete{ID: "a"}, graph.Delete{ID: "b"}, graph.Create{Record: pair("c")}}, placeholderCounts{Removed: 1}},
		{"a real record", []graph.Change{graph.Delete{ID: "real"}, graph.Create{Record: real}}, placeholderCounts{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := countPlaceholders(n, test.changes); got != test.want {
				t.Errorf("%+v: want %+v", got, test.want)
			}
		})
	}
}
