package memory

import "coopgraph/graph"

// headColumns has what filters and totals read most of every node, or of every tie: ten bytes a record. Where a look at a record
// waits for the memory, columns are read from beginning to end: to count those of 10⁶ ties that have not ended takes 13 ms instead
// of 200.
type headColumns struct {
	kinds       []uint8 // graph.NodeKind or graph.TieKind
	evidence    []graph.Evidence
	first, last []graph.Date // the days that graph.Days returns
	byKind      []kindStats
}

// kindStats says what holds for every record of some kinds. It shows when a condition need not be tested record by record.
type kindStats struct {
	tally         graph.EvidenceTally
	begun, ended  graph.Date      // each of the records holds on every day from begun to ended
	from, to, far graph.NodeKinds // the kinds of the nodes at the ends of ties; here zero means none
}

func (k *kindStats) merge(other *kindStats) {
	for e, n := range other.tally {
		k.tally[e] += n
	}
	k.begun, k.ended = max(k.begun, other.begun), min(k.ended, other.ended)
	k.from, k.to = k.from|other.from, k.to|other.to
}

// size is the number of the records.
func (k *kindStats) size() int { return int(k.tally.Of(graph.AllEvidence)) }

func newHeadColumns[R interface {
	graph.Record
	Kind() K
}, K ~uint8](records []R, numKinds int) *headColumns {
	n := len(records)
	h := &headColumns{make([]uint8, n), make([]graph.Evidence, n), make([]graph.Date, n), make([]graph.Date, n), make([]kindStats, numKinds+1)}
	for k := range h.byKind {
		h.byKind[k].ended = graph.EndOfTime
	}
	for i, r := range records {
		h.kinds[i], h.evidence[i] = uint8(r.Kind()), r.Head().Evidence
		h.first[i], h.last[i] = graph.Days(r)
		k := &h.byKind[h.kinds[i]]
		k.tally[h.evidence[i]]++
		k.begun, k.ended = max(k.begun, h.first[i]), min(k.ended, h.last[i])
	}
	return h
}

// nodeHeads returns the head columns of the nodes.
func (s *Snapshot) nodeHeads() *headColumns {
	return s.nodes.heads.get(func() *headColumns { return newHeadColumns(s.network.Nodes, graph.NumNodeKinds) })
}

// tieHeads returns the head columns of the ties.
func (s *Snapshot) tieHeads() *headColumns {
	return s.heads.get(func() *headColumns {
		h, nodes := newHeadColumns(s.network.Ties, graph.NumTieKinds), s.nodeHeads().kinds
		for i, kind := range h.kinds {
			k := &h.byKind[kind]
			k.from |= 1 << nodes[s.network.From[i]]
			k.to |= 1 << nodes[s.network.To[i]]
		}
		return h
	})
}

// statsOfNodes returns the statistics of all nodes of these kinds.
func (s *Snapshot) statsOfNodes(kinds graph.NodeKinds) kindStats {
	merged := kindStats{ended: graph.EndOfTime}
	for k := range kinds.All {
		merged.merge(&s.nodeHeads().byKind[k])
	}
	return merged
}

// statsOfTies returns the statistics of all ties of these kinds, met in this direction.
func (s *Snapshot) statsOfTies(kinds graph.TieKinds, direction graph.TieDirection) kindStats {
	merged := kindStats{ended: graph.EndOfTime}
	for k := range kinds.All {
		merged.merge(&s.tieHeads().byKind[k])
	}
	switch merged.far = merged.to; direction {
	case graph.In:
		merged.far = merged.from
	case graph.Both:
		merged.far = merged.from | merged.to
	}
	return merged
}
