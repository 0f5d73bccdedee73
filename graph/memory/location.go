package memory

import "coopgraph/graph"

// located reports whether a node is a place whose location passes a filter.
func located[F any](n graph.Node, f F, passes func(F, graph.Location) bool) bool {
	p, ok := n.(graph.Place)
	return ok && passes(f, p.PlaceHead().Location)
}

// inBox reports whether a location is in a box, which crosses the antimeridian if its western edge is east of its eastern
// edge.
func inBox(f graph.BBox, at graph.Location) bool {
	east, west := at.Longitude <= f.East, f.West <= at.Longitude
	if f.West > f.East {
		return f.South <= at.Latitude && at.Latitude <= f.North && (east || west)
	}
	return f.South <= at.Latitude && at.Latitude <= f.North && east && west
}
