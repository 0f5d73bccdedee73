package memory

import "coopgraph/graph"

// kindStats says what holds for every record of some kinds. It shows when a condition need not be tested record by record.
type kindStats struct {
	begun, ended  graph.Date      // each of the records holds on every day from begun to ended
	from, to, far graph.NodeKinds // the kinds of the nodes at the ends of ties; here zero means none
}

func newKindStats() kindStats { return kindStats{ended: graph.EndOfTime} }

func (k *kindStats) add(r graph.Record) {
	first, last := graph.Days(r)
	k.begun, k.ended = max(k.begun, first), min(k.ended, last)
}

func (k *kindStats) merge(other kindStats) {
	k.begun, k.ended = max(k.begun, other.begun), min(k.ended, other.ended)
	k.from, k.to = k.from|other.from, k.to|other.to
}

// statsOfNodes returns the statistics of all nodes of these kinds.
func (s *Snapshot) statsOfNodes(kinds graph.NodeKinds) kindStats {
	byKind := s.nodes.stats.get(func() *[graph.NumNodeKinds + 1]kindStats {
		var byKind [graph.NumNodeKinds + 1]kindStats
		for k := range byKind {
			byKind[k] = newKindStats()
		}
		for _, n := range s.network.Nodes {
			byKind[n.Kind()].add(n)
		}
		return &byKind
	})
	merged := newKindStats()
	for k := range kinds.All {
		merged.merge(byKind[k])
	}
	return merged
}

// statsOfTies returns the statistics of all ties of these kinds, met in this direction.
func (s *Snapshot) statsOfTies(kinds graph.TieKinds, direction graph.TieDirection) kindStats {
	byKind := s.tieStats.get(func() *[graph.NumTieKinds + 1]kindStats {
		var byKind [graph.NumTieKinds + 1]kindStats
		for k := range byKind {
			byKind[k] = newKindStats()
		}
		for i, t := range s.network.Ties {
			k := &byKind[t.Kind()]
			k.add(t)
			k.from |= 1 << s.network.Nodes[s.network.From[i]].Kind()
			k.to |= 1 << s.network.Nodes[s.network.To[i]].Kind()
		}
		return &byKind
	})
	merged := newKindStats()
	for k := range kinds.All {
		merged.merge(byKind[k])
	}
	switch merged.far = merged.to; direction {
	case graph.In:
		merged.far = merged.from
	case graph.Both:
		merged.far = merged.from | merged.to
	}
	return merged
}
