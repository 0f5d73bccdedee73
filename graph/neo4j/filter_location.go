package neo4j

import (
	"fmt"
	"math"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"coopgraph/graph"
)

// Conditions on locations are looked up in an index of points, which finds all places that pass and perhaps a few more. A
// second condition then decides, with the same numbers and formulas as the embedded store.

// metres is the expression of the distance of a place from a point, by the formula of graph.Near. The names of parameters
// stand for the latitude of the point, the cosine of that latitude and the longitude. It is null for what is no place.
func metres(place, latitude, cosine, longitude string) string {
	return fmt.Sprintf("2 * 6371008.8 * asin(sqrt(head([h IN ["+
		"sin((%[1]s.latitude - %[2]s) * 0.017453292519943295 / 2) ^ 2 + cos(%[1]s.latitude * 0.017453292519943295) * %[3]s * "+
		"sin((%[1]s.longitude - %[4]s) * 0.017453292519943295 / 2) ^ 2"+
		"] | CASE WHEN h > 1.0 THEN 1.0 ELSE h END])))", place, latitude, cosine, longitude)
}

// cosine is that of a latitude in degrees.
func cosine(latitude float64) float64 { return math.Cos(latitude * math.Pi / 180) }

// near looks for points in a circle that is a little larger, and then compares the distance.
func (c compiler) near(f graph.Near) condition {
	within := where(metres(c.record, "?", "?", "?")+" <= ?", f.Latitude, cosine(f.Latitude), f.Longitude, f.Kilometres*1000)
	if !onEarth(f.Longitude, f.Latitude) {
		return within
	}
	return allOf(where(fmt.Sprintf("point.distance(%s.location, ?) <= ?", c.record), point(f.Longitude, f.Latitude), f.Kilometres*1003+1), within)
}

// inBox holds in a box, which crosses the antimeridian if its west lies east of its east.
func (c compiler) inBox(f graph.BBox) condition {
	join := " AND "
	if f.West > f.East {
		join = " OR "
	}
	within := where(fmt.Sprintf("%[1]s.latitude >= ? AND %[1]s.latitude <= ? AND (%[1]s.longitude >= ?%[2]s%[1]s.longitude <= ?)",
		c.record, join), f.South, f.North, f.West, f.East)
	if !onEarth(f.West, f.South) || !onEarth(f.East, f.North) {
		return within
	}
	return allOf(where(fmt.Sprintf("point.withinBBox(%s.location, ?, ?)", c.record), point(f.West, f.South), point(f.East, f.North)), within)
}

// onEarth reports whether Neo4j has such a point.
func onEarth(longitude, latitude float64) bool {
	return math.Abs(longitude) <= 180 && math.Abs(latitude) <= 90
}

const wgs84 = 4326 // EPSG

func point(longitude, latitude float64) dbtype.Point2D {
	return dbtype.Point2D{X: longitude, Y: latitude, SpatialRefId: wgs84}
}
