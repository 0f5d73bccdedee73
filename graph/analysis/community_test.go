package analysis_test

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
)

// A partition is the same each time, holds every node that has a tie once, largest first, and each community is connected.
func TestCommunities(t *testing.T) {
	for seed := range uint64(60) {
		r := analysistest.Random(seed)
		nodes := 3 + r.IntN(200)
		n := analysistest.RandomNetwork(r, nodes, r.IntN(3*nodes))
		v := analysistest.View(n)
		resolution := []float64{1, 1e-12, 0.1, 5, 100}[seed%5]
		c, err := analysis.FindCommunities(t.Context(), v, resolution)
		if err != nil {
			t.Fatal(err)
		}
		again, err := analysis.FindCommunities(t.Context(), analysistest.View(n), resolution)
		if err != nil || !reflect.DeepEqual(c, again) {
			t.Fatalf("seed %d: the second answer is another one (%v)", seed, err)
		}
		of := map[graph.ID]int{}
		for i, one := range c.Communities {
			for _, id := range analysistest.IDs(one.Nodes) {
				if _, twice := of[id]; twice {
					t.Errorf("seed %d: %s is in two communities", seed, id)
				}
				of[id] = i
			}
			if i > 0 && len(one.Nodes) > len(c.Communities[i-1].Nodes) {
				t.Errorf("seed %d: community %d is larger than the one before it", seed, i)
			}
		}
		if len(of)+int(c.Alone) != nodes {
			t.Errorf("seed %d: %d nodes in communities and %d alone, of %d", seed, len(of), c.Alone, nodes)
		}
		checkConnected(t, fmt.Sprint("seed ", seed), n, c)
	}
}

// within is how many nodes of a community can be reached from one of them without leaving it.
func within(n *graph.Network, of map[graph.ID]int, community int, start graph.ID) int {
	seen := map[graph.ID]bool{start: true}
	for grown := true; grown; {
		grown = false
		for _, tie := range n.Ties {
			a, b := tie.TieHead().FromID, tie.TieHead().ToID
			if of[a] == community && of[b] == community && seen[a] != seen[b] {
				seen[a], seen[b], grown = true, true, true
			}
		}
	}
	return len(seen)
}

// A higher resolution never makes fewer communities of two cliques with a bridge: from one to one for each node.
func TestResolution(t *testing.T) {
	n := analysistest.RandomNetwork(analysistest.Random(0), 8, 0)
	join := func(a, b int32) {
		tie := &graph.Cooperation{}
		tie.ID, tie.Evidence = graph.NewID("tie", string(a), string(b)), graph.Official
		n.Ties, n.From, n.To = append(n.Ties, tie), append(n.From, a), append(n.To, b)
	}
	for a := range int32(4) {
		for b := range a {
			join(a, b)
			join(a+4, b+4)
		}
	}
	join(0, 4)
	for resolution, want := range map[float64]int{0.01: 1, 1: 2, 100: 8} {
		t.Run(fmt.Sprint(resolution), func(t *testing.T) {
			c, err := analysis.FindCommunities(t.Context(), analysistest.View(n), resolution)
			if err != nil || len(c.Communities) != want {
				t.Errorf("at %v there are %d communities, not %d (%v)", resolution, len(c.Communities), want, err)
			}
		})
	}
	for _, resolution := range []float64{0, -1, 101, math.NaN(), math.Inf(1)} {
		if _, err := analysis.FindCommunities(t.Context(), analysistest.View(n), resolution); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("at %v: %v", resolution, err)
		}
	}
}
