package export

import (
	"math"
	"slices"
	"strings"

	"coopgraph/graph"
)

// point is a longitude and a latitude, WGS-84, in degrees.
type point struct{ lon, lat float64 }

func pointOf(l graph.Location) point { return point{l.Longitude, l.Latitude} }

func compareIDs(a, b graph.ID) int { return strings.Compare(string(a), string(b)) }

// Places that share a point are drawn on Vogel's spiral around it (H. Vogel, A better way to construct the sunflower head,
// 1979, doi:10.1016/0025-5564(79)90080-4), so that none covers another, however many they are: the k-th at k golden
// angles and spiralSpacing*√k degrees of latitude from the point, the first about 2 km away.
const spiralSpacing = 0.02

var goldenAngle = math.Pi * (3 - math.Sqrt(5)) // in radians

// spreadNotice says so in a file.
const spreadNotice = "Places that share a point stand around it: the k-th by id 0.02·√k degrees of latitude from it, at " +
	"k golden angles (137.5°); the place whose own point it is stays there. longitude and latitude are the known point."

// placePoints counts the places at each point, and says where to draw those that share one with others. The first place
// whose own point it is stays there; the others stand around it. They are ordered by id, so the same places are always
// drawn alike.
func placePoints(nodes []graph.Node) (counts map[point]int, drawnAt map[graph.ID]point) {
	groups := map[point][]graph.Place{}
	for _, n := range nodes {
		if p, ok := n.(graph.Place); ok && p.PlaceHead().Location.Basis != "" {
			at := pointOf(p.PlaceHead().Location)
			groups[at] = append(groups[at], p)
		}
	}
	counts, drawnAt = make(map[point]int, len(groups)), map[graph.ID]point{}
	for at, group := range groups {
		counts[at] = len(group)
		slices.SortFunc(group, func(a, b graph.Place) int {
			if own := ownPoint(b) - ownPoint(a); own != 0 {
				return own
			}
			return compareIDs(a.Head().ID, b.Head().ID)
		})
		for k, p := range group[1:] {
			drawnAt[p.Head().ID] = spiralPoint(at, k+1)
		}
	}
	return counts, drawnAt
}

// ownPoint is 1 if the point of a place is its own, and 0 if it is the seat of the place above.
func ownPoint(p graph.Place) int {
	if p.PlaceHead().Location.Basis == graph.BasisParentSeat {
		return 0
	}
	return 1
}

// spiralPoint is the k-th point of the spiral around a point, to a millionth of a degree.
func spiralPoint(center point, k int) point {
	sin, cos := math.Sincos(goldenAngle * float64(k))
	r := spiralSpacing * math.Sqrt(float64(k))
	rounded := func(degrees float64) float64 { return math.Round(degrees*1e6) / 1e6 }
	return point{rounded(center.lon + r*cos/math.Cos(center.lat*math.Pi/180)), rounded(center.lat + r*sin)}
}
