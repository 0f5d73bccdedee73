package memory

import (
	"math"

	"coopgraph/graph"
)

// located reports whether a node is a place whose location passes a filter.
func located[F any](n graph.Node, f F, passes func(F, graph.Location) bool) bool {
	p, ok := n.(graph.Place)
	return ok && passes(f, p.PlaceHead().Location)
}

const earthRadius = 6371.0088 // mean, km

// isNear measures the great-circle distance by the haversine formula (Sinnott 1984, "Virtues of the haversine").
func isNear(f graph.Near, at graph.Location) bool {
	const degree = math.Pi / 180
	lat := math.Sin((at.Latitude - f.Latitude) * degree / 2)
	lon := math.Sin((at.Longitude - f.Longitude) * degree / 2)
	h := lat*lat + math.Cos(at.Latitude*degree)*math.Cos(f.Latitude*degree)*lon*lon
	return 2*earthRadius*math.Asin(math.Sqrt(min(1, h))) <= f.Kilometres
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
