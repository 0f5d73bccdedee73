package report

import "coopgraph/graph"

// countyCounter counts the counties that pairings stand for: each county that pairings name once, however many support it; and
// of each pairing that stands for several, and so names none of them, as many as it states.
type countyCounter map[graph.ID]bool

// add returns how many counties a pairing adds.
func (c countyCounter) add(p *graph.Pairing) int32 {
	if p.CountyCount > 1 {
		return p.CountyCount
	}
	if c[p.ToID] {
		return 0
	}
	c[p.ToID] = true
	return p.CountyCount
}
