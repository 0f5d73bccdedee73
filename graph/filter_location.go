package graph

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
