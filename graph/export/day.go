package export

import "coopgraph/graph"

// unattested counts the records that a day leaves out only because their beginning is not known.
type unattested struct{ nodes, ties int64 }

// attested is the part of a network that holds on a day, as the network's own indices have it, and what is left out only
// because its beginning is not known. A tie goes with its ends.
func attested(n *graph.Network, day graph.Date) (*graph.Network, unattested) {
	var out unattested
	leaves := graph.Unattested{Day: day}
	part := &graph.Network{Revision: n.Revision}
	at := make([]int32, len(n.Nodes)) // in the part; -1 of what is left out
	for i, node := range n.Nodes {
		if at[i] = -1; leaves.Holds(node) {
			out.nodes++
			continue
		}
		at[i] = int32(len(part.Nodes))
		part.Nodes = append(part.Nodes, node)
	}
	for i, tie := range n.Ties {
		from, to := at[n.From[i]], at[n.To[i]]
		switch {
		case leaves.Holds(tie):
			out.ties++
		case from >= 0 && to >= 0:
			part.Ties, part.From, part.To = append(part.Ties, tie), append(part.From, from), append(part.To, to)
		}
	}
	return part, out
}
