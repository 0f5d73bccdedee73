package explorer_test

import (
	"strings"
	"testing"

	"coopgraph/server/explorer"
)

func TestCheckMap(t *testing.T) {
	const area = `{"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[100, 20], [101, 20], [101, 21], [100, 20]]]}}`
	collection := func(credit, features string) string {
		return `{"type": "FeatureCollection", "credit": "` + credit + `", "features": [` + features + `]}`
	}
	geometry := func(kind, coordinates string) string {
		return `{"geometry": {"type": "` + kind + `", "coordinates": ` + coordinates + `}}`
	}
	const credit = "审图号：GS(2024)0000号"
	for _, c := range []struct{ name, file, want string }{
		{"an area", collection(credit, area), ""},
		{"areas and lines", collection(credit, area+","+geometry("MultiPolygon", "[[[[1, 2], [3, 4]]]]")+","+geometry("LineString", "[[1, 2, 3], [3, 4]]")+
			","+geometry("MultiLineString", "[[[1, 2], [3, 4]]]")+`, {"geometry": null}`), ""},
		{"no JSON", "<svg/>", "it is no GeoJSON"},
		{"a feature", area, `its type is "Feature": it must be FeatureCollection`},
		{"no credit", collection(" ", area), `it has no member "credit"`},
		{"no area", collection(credit, geometry("LineString", "[[1, 2], [3, 4]]")), "it has no area"},
		{"a point", collection(credit, area+","+geometry("Point", "[1, 2]")), `feature 1 is a "Point"`},
		{"metres", collection(credit, geometry("Polygon", "[[[11131949, 2273030]]]")), "feature 0: [11131949, 2273030] is not in degrees"},
		{"latitude first", collection(credit, geometry("Polygon", "[[[20, 100]]]")), "is not in degrees, longitude first"},
		{"a flat polygon", collection(credit, geometry("Polygon", "[[100, 20], [101, 20]]")), "100 is no position"},
		{"a number", collection(credit, geometry("MultiPolygon", "7")), "its coordinates are not nested as its type demands"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := explorer.CheckMap([]byte(c.file))
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("%v: want %q", err, c.want)
			}
		})
	}
}
