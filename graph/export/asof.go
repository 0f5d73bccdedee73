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
	held := &graph.Network{Version: n.Version}
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
	index := make([]int32, len(n.Nodes)) // in held
	for i, node := range n.Nodes {
		switch {
		case meta.Part == Ties, meta.Part != Nodes && joined[i], meta.holdsAlone(node, today):
			index[i] = int32(len(held.Nodes))
			held.Nodes = append(held.Nodes, node)
		case meta.AsOf != 0 && unattested.Holds(node):
			leftOut.nodes++
		}
	}
	for _, i := range ties {
		held.Ties, held.From, held.To = append(held.Ties, n.Ties[i]), append(held.From, index[n.From[i]]), append(held.To, index[n.To[i]])
	}
	return held, leftOut
}

// holdsAlone says whether a node that no tie joins is in the file.
func (m *Meta) holdsAlone(n graph.Node, today graph.Date) bool {
	if m.AsOf != 0 {
		return graph.HeldOn{Day: m.AsOf}.Holds(n)
	}
	_, last := graph.Days(n)
	return !m.Ongoing || today <= last
}
