package guard

import (
	"strings"
	"sync/atomic"

	"coopgraph/graph"
)

// listSize is how many items lists have.
type listSize struct {
	longest int // the most that one of the lists has
	total   int // what the lists of all different parents have together
}

// relation is the ties along which a relation of records goes.
type relation struct {
	ties      graph.TieKinds
	direction graph.TieDirection
}

// relations are the lists of records to which a record is tied, and the relations that filters have conditions on. All types
// of places have the relations of Place.
var relations = map[string]relation{
	"Place.ties":               {graph.AllTies, graph.Both},
	"Place.friendlyPairs":      {graph.TieKindsOf(graph.Friendly), graph.Both},
	"Place.pairings":           {graph.TieKindsOf(graph.Supports), graph.Both},
	"Place.cooperations":       {graph.TieKindsOf(graph.Cooperates), graph.Both},
	"Place.chambers":           {graph.TieKindsOf(graph.Located, graph.Represents), graph.In},
	"Place.liaisonOffices":     {graph.TieKindsOf(graph.Located, graph.Represents), graph.In},
	"Place.agreements":         {graph.TieKindsOf(graph.Party), graph.Out},
	"Place.memberships":        {graph.TieKindsOf(graph.Member), graph.Out},
	"Place.investmentOut":      {graph.TieKindsOf(graph.Invests), graph.Out},
	"Place.investmentIn":       {graph.TieKindsOf(graph.Invests), graph.In},
	"Organization.leads":       {graph.TieKindsOf(graph.Leads), graph.In},
	"Organization.parts":       {graph.TieKindsOf(graph.Within), graph.In},
	"Organization.memberships": {graph.TieKindsOf(graph.Member), graph.In},
	"Organization.indicators":  {graph.TieKindsOf(graph.Measures), graph.In},
	"Programme.indicators":     {graph.TieKindsOf(graph.Measures), graph.In},
	"Programme.participants":   {graph.TieKindsOf(graph.Participates), graph.In},
	"Agreement.parties":        {graph.TieKindsOf(graph.Party), graph.In},
	"Indicator.subjects":       {graph.TieKindsOf(graph.Measures), graph.Out},
	"filter.home":              {graph.TieKindsOf(graph.Represents), graph.Out},
	"filter.host":              {graph.TieKindsOf(graph.Located), graph.Out},
	"filter.party":             {graph.TieKindsOf(graph.Party), graph.In},
	"filter.participant":       {graph.TieKindsOf(graph.Participates), graph.In},
	"filter.within":            {graph.TieKindsOf(graph.Within), graph.Out},
}

// networkSizes are the sizes of the lists of a network.
type networkSizes struct {
	version   graph.Version
	all       int // nodes and ties
	ties      [graph.NumTieKinds + 1]map[graph.Evidence]int
	nodes     [graph.NumNodeKinds + 1]int
	lists     map[string]listSize
	below     map[string]listSize // the lists of places that ask for all below, likewise
	area      int                 // the most places that lie in a place, and that place
	sources   int                 // the most that a record has
	ancestors int                 // the most that a place has
	// figures is the most observations that an indicator has.
	figures int
}

// countSizes counts the lists of a network.
func countSizes(n *graph.Network) *networkSizes {
	s := &networkSizes{version: n.Version, all: len(n.Nodes) + len(n.Ties), lists: map[string]listSize{}, below: map[string]listSize{}}
	for k := range s.ties {
		s.ties[k] = map[graph.Evidence]int{}
	}
	for _, node := range n.Nodes {
		s.nodes[node.Kind()]++
		s.sources = max(s.sources, len(node.Head().Sources))
		if i, ok := node.(*graph.Indicator); ok {
			s.figures = max(s.figures, len(i.Observations(nil, nil)))
		}
	}
	for _, tie := range n.Ties {
		s.ties[tie.Kind()][tie.Head().Evidence]++
		s.sources = max(s.sources, len(tie.Head().Sources))
	}
	above := placesAbove(n)
	for name, r := range relations {
		s.lists[name] = sizeOfRelation(n, r, nil)
		if strings.HasPrefix(name, "Place.") {
			s.below[name] = sizeOfRelation(n, r, above)
		}
	}
	s.countPlaces(n, above)
	return s
}

// placesAbove returns for each node the index of the place that it lies in plus 1; 0 if it lies in none or is no place.
func placesAbove(n *graph.Network) []int32 {
	above := make([]int32, len(n.Nodes))
	for i, t := range n.Ties {
		if t.Kind() == graph.Within && graph.Places.Has(n.Nodes[n.From[i]].Kind()) {
			above[n.From[i]] = n.To[i] + 1
		}
	}
	return above
}

// sizeOfRelation counts the ties of a relation at each node. With the places above each, it also counts them at these.
func sizeOfRelation(n *graph.Network, r relation, above []int32) (size listSize) {
	degrees := make([]int, len(n.Nodes))
	add := func(node int32) {
		for levels := 0; node >= 0 && levels <= maxLevels; levels++ {
			degrees[node]++
			size.longest, size.total = max(size.longest, degrees[node]), size.total+1
			if above == nil {
				return
			}
			node = above[node] - 1
		}
	}
	for i, t := range n.Ties {
		if !r.ties.Has(t.Kind()) {
			continue
		}
		if r.direction != graph.In {
			add(n.From[i])
		}
		if r.direction != graph.Out {
			add(n.To[i])
		}
	}
	return size
}

// maxLevels bounds the walk up from a place, should places lie in each other.
const maxLevels = 16

// countPlaces counts the places above each place, and the prefectures, the counties and all places in it.
func (s *networkSizes) countPlaces(n *graph.Network, above []int32) {
	areas := make([]int, len(n.Nodes))
	below := map[graph.NodeKind][]int{graph.KindPrefecture: make([]int, len(n.Nodes)), graph.KindCounty: make([]int, len(n.Nodes))}
	names := map[graph.NodeKind]string{graph.KindPrefecture: "Place.prefectures", graph.KindCounty: "Place.counties"}
	for i, node := range n.Nodes {
		if graph.Places.Has(node.Kind()) {
			areas[i]++
			s.area = max(s.area, areas[i])
		}
		levels := 0
		for at := above[i]; at > 0 && levels < maxLevels; at = above[at-1] {
			levels++
			areas[at-1]++
			s.area = max(s.area, areas[at-1])
			if counts := below[node.Kind()]; counts != nil {
				counts[at-1]++
				size := s.lists[names[node.Kind()]]
				s.lists[names[node.Kind()]] = listSize{max(size.longest, counts[at-1]), size.total + 1}
			}
		}
		s.ancestors = max(s.ancestors, levels)
	}
}

// nodesOf returns how many nodes of some kinds there are.
func (s *networkSizes) nodesOf(kinds graph.NodeKinds) (n int) {
	for k := range kinds.All {
		n += s.nodes[k]
	}
	return n
}

// tiesOf returns how many ties of some kinds and some evidence there are.
func (s *networkSizes) tiesOf(kinds graph.TieKinds, evidence []graph.Evidence) (n int) {
	for k := range kinds.All {
		for _, e := range evidence {
			n += s.ties[k][e]
		}
	}
	return n
}

// sizeCache has the sizes of the newest version of the network.
type sizeCache struct {
	network func() *graph.Network // nil if the network is not known
	newest  atomic.Pointer[networkSizes]
}

// get returns the sizes of the lists of the network.
func (c *sizeCache) get() *networkSizes {
	var n *graph.Network
	if c.network != nil {
		n = c.network()
	}
	if n == nil {
		return unknownSizes
	}
	s := c.newest.Load()
	if s == nil || s.version != n.Version {
		s = countSizes(n)
		c.newest.Store(s)
	}
	return s
}

// unknownSizes are the sizes of the lists of a network that is not known: at least those of the dataset.
var unknownSizes = func() *networkSizes {
	const nodes, ties, longest = 4_000, 5_000, 700
	s := &networkSizes{all: nodes + ties, lists: map[string]listSize{}, below: map[string]listSize{}, area: nodes,
		sources: 2, ancestors: 2, figures: 10}
	for k := range s.nodes {
		s.nodes[k] = nodes
	}
	for k := range s.ties {
		s.ties[k] = map[graph.Evidence]int{graph.Official: ties / graph.NumTieKinds}
	}
	for name := range relations {
		s.lists[name], s.below[name] = listSize{longest, ties}, listSize{ties, 3 * ties}
	}
	s.lists["Place.prefectures"], s.lists["Place.counties"] = listSize{longest, nodes}, listSize{longest, nodes}
	return s
}()
