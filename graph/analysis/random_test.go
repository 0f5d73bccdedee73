package analysis_test

import (
	"context"
	"fmt"
	"math/rand/v2"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

// randomNetwork is counties with ties between them at random, some parallel and some from a county to itself, of two
// kinds: COOPERATES, and SUPPORTS, which weighs 1 to 4 counties.
func randomNetwork(r *rand.Rand, nodes, ties int, evidence ...graph.Evidence) *graph.Network {
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

// contain makes some of the ties, one in so many, WITHIN ties.
func contain(r *rand.Rand, n *graph.Network, one int) {
	for t, tie := range n.Ties {
		if r.IntN(one) == 0 {
			n.Ties[t] = &graph.Containment{TieHeader: *tie.TieHead()}
		}
	}
}

// tiedIn is the indices of the nodes that have ties.
func tiedIn(n *graph.Network) map[int32]bool {
	tied := map[int32]bool{}
	for t, from := range n.From {
		tied[from], tied[n.To[t]] = true, true
	}
	return tied
}

// unnamed is the hierarchy of what is in no other place and shares no name.
var unnamed = graph.NewHierarchy(&graph.Network{})

func dice(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

// viewOf is the view of a network on this evidence, on all but placeholders where none is named.
func viewOf(n *graph.Network, evidence ...graph.Evidence) *analysis.View {
	v, err := analysis.NewView(context.Background(), n, evidence, nil, nil)
	if err != nil {
		panic(err) // nobody cancels that context
	}
	return v
}

func idsOf(nodes []graph.Node) (ids []graph.ID) {
	for _, n := range nodes {
		ids = append(ids, n.Head().ID)
	}
	return ids
}
