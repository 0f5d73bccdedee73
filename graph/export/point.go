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

// goldenAngle, in radians, sets the places of a group around its point as a sunflower sets its seeds: none beside
// another, however many they are. The k-th stands spacing*√k degrees of latitude from the point, the first some 2 km.
var goldenAngle = math.Pi * (3 - math.Sqrt(5))

const spacing = 0.02

// spreading says so in a file.
const spreading = "Places that share a point stand around it: the k-th by id 0.02·√k degrees of latitude from it, at " +
	"k golden angles (137.5°); the place whose own point it is stays there. longitude and latitude are the known point."

// share counts the places at each point, and finds for those that share one where to draw them beside each other. The
// place whose own point it is stays there, the first by id among such; the others stand around it in the order of their
// ids. The same places are always drawn alike.
func share(nodes []graph.Node) (counts map[point]int, beside map[graph.ID]point) {
	groups := map[point][]graph.Place{}
	for _, n := range nodes {
		if p, ok := n.(graph.Place); ok && p.PlaceHead().Location.Basis != "" {
			at := pointOf(p.PlaceHead().Location)
			groups[at] = append(groups[at], p)
		}
	}
	counts, beside = make(map[point]int, len(groups)), map[graph.ID]point{}
	for at, group := range groups {
		counts[at] = len(group)
		slices.SortFunc(group, func(a, b graph.Place) int {
			if own := ownPoint(b) - ownPoint(a); own != 0 {
				return own
			}
			return compareIDs(a.Head().ID, b.Head().ID)
		})
		for k, p := range group[1:] {
			beside[p.Head().ID] = around(at, k+1)
		}
	}
	return counts, beside
}

func ownPoint(p graph.Place) int {
	if p.PlaceHead().Location.Basis == graph.BasisParentSeat {
		return 0
	}
	return 1
}

func around(at point, k int) point {
	sin, cos := math.Sincos(goldenAngle * float64(k))
	r := spacing * math.Sqrt(float64(k))
	micro := func(degrees float64) float64 { return math.Round(degrees*1e6) / 1e6 }
	return point{micro(at.lon + r*cos/math.Cos(at.lat*math.Pi/180)), micro(at.lat + r*sin)}
}
