package export

import "coopgraph/graph"

// unattested counts the records that a day leaves out only because their beginning is not known.
type unattested struct{ nodes, ties int64 }

// attested is the part of a network that holds on a day, as the network's own indices have it, and what is left out only
// because its beginning is not known. A tie goes with its ends, and counts like them; of a file of ties it is the other
// way round, so that it has what a list of ties has.
func attested(n *graph.Network, day graph.Date, part Part) (*graph.Network, unattested) {
	var out unattested
	leaves := graph.Unattested{Day: day}
	held := &graph.Network{Revision: n.Revision}
	at := make([]int32, len(n.Nodes)) // in what holds; -1 of what is left out
	for i, node := range n.Nodes {
		if at[i] = -1; part != Ties && leaves.Holds(node) {
			out.nodes++
			continue
		}
		at[i] = int32(len(held.Nodes))
		held.Nodes = append(held.Nodes, node)
	}
	for i, tie := range n.Ties {
		from, to := at[n.From[i]], at[n.To[i]]
		if leaves.Holds(tie) || from < 0 || to < 0 {
			out.ties++
			continue
		}
		held.Ties, held.From, held.To = append(held.Ties, tie), append(held.From, from), append(held.To, to)
	}
	return held, out
}
