package graph

import "math"

// earthRadius is the mean radius of the Earth, in metres: (2a + b) / 3 of the ellipsoid of WGS-84 (Moritz 2000, "Geodetic
// Reference System 1980", doi:10.1007/s001900050278).
const earthRadius = 6_371_008.8

// metres returns the great-circle distance of a point from the middle of the circle, by the haversine formula (Sinnott
// 1984, "Virtues of the haversine", Sky and Telescope 68).
func (n Near) metres(at Location) float64 {
	const degree = math.Pi / 180
	lat := math.Sin((at.Latitude - n.Latitude) * degree / 2)
	lon := math.Sin((at.Longitude - n.Longitude) * degree / 2)
	h := lat*lat + math.Cos(at.Latitude*degree)*math.Cos(n.Latitude*degree)*lon*lon
	return 2 * earthRadius * math.Asin(math.Sqrt(min(1, h)))
}

// Holds reports whether a point is in the circle.
func (n Near) Holds(at Location) bool { return n.metres(at) <= n.Kilometres*1000 }

// Metres returns the distance of a place from the middle of the circle, in whole metres, so that every store has the same
// number. It is null for other records.
func (n Near) Metres(r Record) Value {
	p, ok := r.(Place)
	if !ok {
		return Value{}
	}
	return IntValue(int64(math.Round(n.metres(p.PlaceHead().Location))))
}

// Check refuses a circle whose middle is not on the globe or that has no size.
func (n Near) Check() error {
	if !isLongitude(n.Longitude) || !isLatitude(n.Latitude) || !(n.Kilometres > 0) {
		return &Error{Code: InvalidArgument, Message: "near is no circle on the globe",
			Hint: "Longitudes are -180 to 180, latitudes -90 to 90, kilometres above 0."}
	}
	return nil
}

// Check refuses a box that is not on the globe.
func (b BBox) Check() error {
	if !isLongitude(b.West) || !isLongitude(b.East) || !isLatitude(b.South) || !isLatitude(b.North) || b.South > b.North {
		return &Error{Code: InvalidArgument, Message: "bbox is no box on the globe",
			Hint: "Longitudes are -180 to 180, latitudes -90 to 90, south is not above north."}
	}
	return nil
}

// NaN is neither.
func isLongitude(x float64) bool { return x >= -180 && x <= 180 }
func isLatitude(y float64) bool  { return y >= -90 && y <= 90 }
