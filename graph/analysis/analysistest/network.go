// Package analysistest is for the tests of graph/analysis and graph/report: it makes random networks and views, loads the
// dataset, and checks that an analysis stops when its context is canceled.
package analysistest

import (
	"context"
	"fmt"
	"math/rand/v2"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

// RandomNetwork is counties with ties between them at random, some parallel and some from a county to itself, of two
// kinds: COOPERATES, and SUPPORTS, which weighs 1 to 4 counties.
func RandomNetwork(r *rand.Rand, nodes, ties int, evidence ...graph.Evidence) *graph.Network {
	n := &graph.Network{Version: graph.Version{Revision: 7}, Nodes: make([]graph.Node, 0, nodes), Ties: make([]graph.Tie, 0, ties),
		From: make([]int32, ties), To: make([]int32, ties)}
	for i := range nodes {
		county := &graph.County{}
		county.ID, county.Evidence = graph.ID(fmt.Sprintf("n%07d", i)), graph.Official
		county.NameZH = string(county.ID)
		n.Nodes = append(n.Nodes, county)
	}
	for t := range ties {
		n.From[t], n.To[t] = r.Int32N(int32(nodes)), r.Int32N(int32(nodes))
		var tie graph.Tie = &graph.Cooperation{}
		if r.IntN(2) == 0 {
			tie = &graph.Pairing{CountyCount: 1 + r.Int32N(4)}
		}
		h := tie.TieHead()
		h.ID = graph.ID(fmt.Sprintf("t%08d", t))
		h.FromID, h.ToID = n.Nodes[n.From[t]].Head().ID, n.Nodes[n.To[t]].Head().ID
		h.Evidence = graph.Official
		if evidence != nil {
			h.Evidence = evidence[r.IntN(len(evidence))]
		}
		n.Ties = append(n.Ties, tie)
	}
	return n
}

// PutWithin makes about one in a number of the ties a WITHIN tie.
func PutWithin(r *rand.Rand, n *graph.Network, one int) {
	for t, tie := range n.Ties {
		if r.IntN(one) == 0 {
			n.Ties[t] = &graph.Containment{TieHeader: *tie.TieHead()}
		}
	}
}

// Random is a generator of random numbers, the same for the same seed.
func Random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

// View is the view of a network on this evidence, on all but placeholders if none is named.
func View(n *graph.Network, evidence ...graph.Evidence) *analysis.View {
	v, err := analysis.NewView(context.Background(), n, evidence, nil, nil)
	if err != nil {
		panic(err) // nobody cancels that context
	}
	return v
}

// IDs is the ids of the nodes.
func IDs(nodes []graph.Node) (ids []graph.ID) {
	for _, n := range nodes {
		ids = append(ids, n.Head().ID)
	}
	return ids
}

// IDsAt is the ids of the nodes with these indices.
func IDsAt(n *graph.Network, indices []int) (ids []graph.ID) {
	for _, i := range indices {
		ids = append(ids, n.Nodes[i].Head().ID)
	}
	return ids
}

// Star is one county that cooperates with three others, of which two cooperate with a fourth:
//
//	n1 ── n0 ── n2 ── n4
//	       └─── n3 ──┘
func Star() *graph.Network {
	n := RandomNetwork(Random(0), 5, 0)
	for _, ends := range [][2]int32{{0, 1}, {0, 2}, {0, 3}, {2, 4}, {3, 4}} {
		tie := &graph.Cooperation{}
		tie.ID, tie.Evidence = graph.ID("t"+string(rune('a'+len(n.Ties)))), graph.Official
		tie.FromID, tie.ToID = n.Nodes[ends[0]].Head().ID, n.Nodes[ends[1]].Head().ID
		n.Ties, n.From, n.To = append(n.Ties, tie), append(n.From, ends[0]), append(n.To, ends[1])
	}
	return n
}
