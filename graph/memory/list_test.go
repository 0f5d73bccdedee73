package memory

import (
	"fmt"
	"testing"

	"coopgraph/graph"
)

// A count sorts nothing, whatever the order of the list: it takes no more memory than one without an order.
func TestCountIsNotSorted(t *testing.T) {
	network := &graph.Network{}
	for i := range 1_000 {
		county := &graph.County{}
		county.ID = graph.ID(fmt.Sprintf("county-%04d", i))
		county.Evidence, county.Location = graph.Official, graph.Location{Longitude: 100 + float64(i%17), Latitude: 30, Basis: graph.BasisSeat}
		network.Nodes = append(network.Nodes, county)
	}
	near := graph.Near{Longitude: 100, Latitude: 30, Kilometres: 1_000}
	allocations := func(order graph.Order, window graph.Window) float64 {
		return testing.AllocsPerRun(10, func() {
			s := NewSnapshot(network) // without what an order leaves behind
			page, err := s.ListNodes(t.Context(), graph.Query{Kinds: graph.NodeKindsOf(graph.KindCounty), Filter: near, Order: order, Window: window})
			if err != nil || window.Total && page.Total.Of(graph.AllEvidence) < 100 {
				t.Errorf("%v, %v", page, err)
			}
		})
	}
	total := graph.Window{Total: true}
	unsorted, sorted := allocations(graph.Order{}, total), allocations(graph.Order{Near: near}, graph.Window{Limit: 1})
	if got := allocations(graph.Order{Near: near}, total); got > unsorted || got >= sorted {
		t.Errorf("a count by distance takes %.0f allocations, one without an order %.0f, a list %.0f", got, unsorted, sorted)
	}
}
