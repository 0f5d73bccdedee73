package analysis_test

import (
	"errors"
	"slices"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
)

// A neighbourhood is what a plain breadth-first search finds: nearest first, cut at its limit, with all ties within it.
func TestNeighbourhoodAgainstPlainSearch(t *testing.T) {
	cut := 0
	for seed := range uint64(300) {
		r := analysistest.Random(seed)
		nodes := 3 + r.IntN(40)
		v := analysistest.View(analysistest.RandomNetwork(r, nodes, r.IntN(2*nodes), graph.Official, graph.Synthetic))
		n := v.Network()
		of := []graph.ID{n.Nodes[r.IntN(nodes)].Head().ID, n.Nodes[r.IntN(nodes)].Head().ID}
		hops, limit := r.IntN(4), 1+r.IntN(nodes)

		distance := map[graph.ID]int32{of[0]: 0, of[1]: 0}
		for hop := range int32(hops) {
			for _, tie := range n.Ties {
				h := tie.TieHead()
				for _, ends := range [2][2]graph.ID{{h.FromID, h.ToID}, {h.ToID, h.FromID}} {
					d, near := distance[ends[0]]
					if _, known := distance[ends[1]]; near && d == hop && !known {
						distance[ends[1]] = hop + 1
					}
				}
			}
		}
		var want []graph.ID
		for _, node := range n.Nodes {
			if _, ok := distance[node.Head().ID]; ok {
				want = append(want, node.Head().ID)
			}
		}
		slices.SortStableFunc(want, func(a, b graph.ID) int { return int(distance[a] - distance[b]) })

		got, err := analysis.Neighbourhood(t.Context(), v, of, hops, limit)
		if err != nil {
			t.Fatal(err)
		}
		nearest := want[:min(limit, len(want))]
		if !slices.Equal(analysistest.IDs(got.Nodes), nearest) || int(got.Reached) != len(want) || got.Truncated() != (limit < len(want)) {
			t.Fatalf("seed %d: %v of %d, not %v of %d", seed, analysistest.IDs(got.Nodes), got.Reached, nearest, len(want))
		}
		for i, id := range nearest {
			if got.Distance[i] != distance[id] {
				t.Errorf("seed %d: %s is %d hops away, not %d", seed, id, got.Distance[i], distance[id])
			}
		}
		var ties []graph.Tie
		for _, tie := range n.Ties {
			if slices.Contains(nearest, tie.TieHead().FromID) && slices.Contains(nearest, tie.TieHead().ToID) {
				ties = append(ties, tie)
			}
		}
		if !slices.Equal(got.Ties, ties) {
			t.Errorf("seed %d: %d ties, not %d", seed, len(got.Ties), len(ties))
		}
		if got.Truncated() {
			cut++
		}
	}
	if cut < 30 {
		t.Errorf("only %d neighbourhoods were cut", cut)
	}
}

func TestNeighbourhoodRefuses(t *testing.T) {
	v := analysistest.View(analysistest.RandomNetwork(analysistest.Random(1), 5, 8))
	here := []graph.ID{"n0000000"}
	for name, c := range map[string]struct {
		of          []graph.ID
		hops, limit int
		want        error
	}{
		"unknown id":    {[]graph.ID{"nowhere"}, 1, 10, graph.ErrNotFound},
		"none":          {nil, 1, 10, graph.ErrInvalid},
		"negative hops": {here, -1, 10, graph.ErrInvalid},
		"endless hops":  {here, analysis.MaxPathHops + 1, 10, graph.ErrInvalid},
		"no limit":      {here, 1, 0, graph.ErrInvalid},
		"endless limit": {here, 1, analysis.MaxNeighbours + 1, graph.ErrInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := analysis.Neighbourhood(t.Context(), v, c.of, c.hops, c.limit); !errors.Is(err, c.want) {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
}
