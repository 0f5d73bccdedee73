package analysistest

import (
	"fmt"
	"sync"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

// BigNetwork is a network that gives every analysis a lot to do: groups of fifty places, of which one is a province, five are
// districts of Shanghai and the others are counties of the province, with most ties inside the groups; and a council
// that the counties of the first groups are in.
type BigNetwork struct {
	*graph.Network
	View      *analysis.View
	Hierarchy *graph.Hierarchy
}

// Big makes the one BigNetwork of a test binary at the first call.
var Big = sync.OnceValue(func() *BigNetwork {
	const group = 50
	r := Random(1)
	n := RandomNetwork(r, bigTies/5, bigTies)
	within := &graph.Network{}
	for i := range n.Nodes {
		id := n.Nodes[i].Head().ID
		var place graph.Place = &graph.County{}
		switch i % group {
		case 0:
			place = &graph.Province{}
		case 1, 2, 3, 4, 5:
			place = &graph.District{}
		default:
			within.Ties, within.From, within.To = append(within.Ties, &graph.Containment{}),
				append(within.From, int32(i)), append(within.To, int32(i-i%group))
		}
		h := place.PlaceHead()
		h.ID, h.Evidence, h.NameZH, h.Code = id, graph.Official, string(id), string(id)
		n.Nodes[i] = place
	}
	within.Nodes = n.Nodes
	for t := range n.Ties {
		if r.IntN(10) > 0 {
			n.To[t] = n.From[t] - n.From[t]%group + r.Int32N(group)
			n.Ties[t].TieHead().ToID = n.Nodes[n.To[t]].Head().ID
		}
	}
	council := &graph.Organization{OrgKind: graph.Council}
	council.ID, council.Evidence, council.NameZH = "o", graph.Official, "council"
	for i := range 1_000 {
		member := &graph.Membership{}
		member.ID, member.Evidence = graph.ID(fmt.Sprintf("u%07d", i)), graph.Official
		member.FromID, member.ToID = n.Nodes[i].Head().ID, council.ID
		n.Ties, n.From, n.To = append(n.Ties, member), append(n.From, int32(i)), append(n.To, int32(len(n.Nodes)))
	}
	n.Nodes = append(n.Nodes, council)
	return &BigNetwork{n, View(n), graph.NewHierarchy(within)}
})
