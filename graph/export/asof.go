package export

import "coopgraph/graph"

// unattestedCounts are how many records a day leaves out only because their beginning is not known.
type unattestedCounts struct{ nodes, ties int64 }

// asOf is the part of a network that holds on the day of meta, or, without a day, now. A tie is there if it holds, as in
// the API, whatever its ends are. A node is there if such a tie joins it or it holds itself; in a file of nodes, if it
// holds itself and meta does not leave isolated nodes out; in a file of ties, always, since ties chose it.
func asOf(n *graph.Network, meta Meta) (*graph.Network, unattestedCounts) {
	var leftOut unattestedCounts
	today := graph.Today()
	unattested := graph.Unattested{Day: meta.AsOf}
	nodes, ties := make([]bool, len(n.Nodes)), make([]bool, len(n.Ties))
	for i, tie := range n.Ties {
		if meta.AsOf != 0 && unattested.Holds(tie) {
			leftOut.ties++
			continue
		}
		ties[i] = true
		if meta.Part != Nodes {
			nodes[n.From[i]], nodes[n.To[i]] = true, true
		}
	}
	for i, node := range n.Nodes {
		switch {
		case nodes[i], meta.Tied:
		case meta.Part == Ties, meta.holdsAlone(node, today):
			nodes[i] = true
		case meta.AsOf != 0 && unattested.Holds(node):
			leftOut.nodes++
		}
	}
	return subgraph(n, nodes, ties), leftOut
}

// holdsAlone reports whether a node that no tie joins is in the file.
func (m *Meta) holdsAlone(n graph.Node, today graph.Date) bool {
	if m.AsOf != 0 {
		return graph.HeldOn{Day: m.AsOf}.Holds(n)
	}
	_, last := graph.Days(n)
	return !m.Ongoing || today <= last
}
