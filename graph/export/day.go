package export

import "coopgraph/graph"

// unattested counts the records that a day leaves out only because their beginning is not known.
type unattested struct{ nodes, ties int64 }

// holding is the part of a network that holds, as the network's own indices have it, and what is left out only because
// its beginning is not known. A tie holds by itself, as in the API, and brings its ends; a node that no such tie joins is
// there if it holds. A file of nodes has no ties to bring any, and one of ties takes its nodes from them.
func holding(n *graph.Network, meta Meta) (*graph.Network, unattested) {
	var out unattested
	today := graph.Today()
	leaves := graph.Unattested{Day: meta.AsOf}
	held := &graph.Network{Version: n.Version}
	joined := make([]bool, len(n.Nodes))
	var ties []int
	for i, tie := range n.Ties {
		if meta.AsOf != 0 && leaves.Holds(tie) {
			out.ties++
			continue
		}
		ties = append(ties, i)
		joined[n.From[i]], joined[n.To[i]] = true, true
	}
	at := make([]int32, len(n.Nodes)) // in what holds
	for i, node := range n.Nodes {
		switch {
		case meta.Part == Ties, meta.Part != Nodes && joined[i], meta.holds(node, today):
			at[i] = int32(len(held.Nodes))
			held.Nodes = append(held.Nodes, node)
		case meta.AsOf != 0 && leaves.Holds(node):
			out.nodes++
		}
	}
	for _, i := range ties {
		held.Ties, held.From, held.To = append(held.Ties, n.Ties[i]), append(held.From, at[n.From[i]]), append(held.To, at[n.To[i]])
	}
	return held, out
}

// holds says whether a node is in the file without any tie.
func (m *Meta) holds(n graph.Node, today graph.Date) bool {
	if m.AsOf != 0 {
		return graph.HeldOn{Day: m.AsOf}.Holds(n)
	}
	_, last := graph.Days(n)
	return !m.Ongoing || today <= last
}
