package export

import "coopgraph/graph"

// unattestedCounts are how many records a day leaves out only because their beginning is not known.
type unattestedCounts struct{ nodes, ties int64 }

// asOf is the part of a network that holds on the day of meta, or, without a day, now. A tie is there if it holds, as in
// the API, whatever its ends are. A node is there if such a tie joins it or it holds itself; in a file of nodes, if it
// holds itself; in a file of ties, always, since ties chose it.
func asOf(n *graph.Network, meta Meta) (*graph.Network, unattestedCounts) {
	var leftOut unattestedCounts
	today := graph.Today()
	unattested := graph.Unattested{Day: meta.AsOf}
	part := &graph.Network{Version: n.Version}
	joined := make([]bool, len(n.Nodes))
	var ties []int
	for i, tie := range n.Ties {
		if meta.AsOf != 0 && unattested.Holds(tie) {
			leftOut.ties++
			continue
		}
		ties = append(ties, i)
		joined[n.From[i]], joined[n.To[i]] = true, true
	}
	index := make([]int32, len(n.Nodes)) // in part
	for i, node := range n.Nodes {
		switch {
		case meta.Part == Ties, meta.Part != Nodes && joined[i], meta.holdsAlone(node, today):
			index[i] = int32(len(part.Nodes))
			part.Nodes = append(part.Nodes, node)
		case meta.AsOf != 0 && unattested.Holds(node):
			leftOut.nodes++
		}
	}
	for _, i := range ties {
		part.Ties, part.From, part.To = append(part.Ties, n.Ties[i]), append(part.From, index[n.From[i]]), append(part.To, index[n.To[i]])
	}
	return part, leftOut
}

// holdsAlone reports whether a node that no tie joins is in the file.
func (m *Meta) holdsAlone(n graph.Node, today graph.Date) bool {
	if m.AsOf != 0 {
		return graph.HeldOn{Day: m.AsOf}.Holds(n)
	}
	_, last := graph.Days(n)
	return !m.Ongoing || today <= last
}
