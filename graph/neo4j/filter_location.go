package neo4j

import (
	"fmt"
	"math"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"coopgraph/graph"
)

// Conditions on locations are looked up in an index of points, which finds all places that pass and perhaps a few more. A
// second condition then decides, with the same numbers and formulas as the embedded store.

// near looks for points in a circle that is a little larger, and then compares the distance by the haversine formula.
func (c compiler) near(f graph.Near) condition {
	lat, lon := c.record+".latitude", c.record+".longitude"
	within := where(fmt.Sprintf("2 * 6371.0088 * asin(sqrt(head([h IN ["+
		"sin((%s - ?) * 0.017453292519943295 / 2) ^ 2 + cos(%s * 0.017453292519943295) * ? * sin((%s - ?) * 0.017453292519943295 / 2) ^ 2"+
		"] | CASE WHEN h < 1.0 THEN h ELSE 1.0 END]))) <= ?", lat, lat, lon),
		f.Latitude, math.Cos(f.Latitude*math.Pi/180), f.Longitude, f.Kilometres)
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
