package export

import (
	"math"
	"testing"

	"coopgraph/graph"
)

// Places that share a point are marked, and are drawn apart, near it, alike every time; all others where they are.
func TestSpread(t *testing.T) {
	n := dataset(t)
	e, again := New(n, n, meta), New(n, n, meta)
	drawn := map[point]graph.ID{}
	moved, shared := 0, 0
	for _, node := range n.Nodes {
		p, ok := node.(graph.Place)
		if !ok {
			continue
		}
		id, known := p.Head().ID, pointOf(p.PlaceHead().Location)
		g := e.geometryOfEnds(true, p)
		if len(g.points) != 1 {
			t.Fatalf("%s is not drawn", id)
		}
		at := g.points[0]
		if other, taken := drawn[at]; taken {
			t.Errorf("%s and %s are drawn at one point", id, other)
		}
		drawn[at] = id
		if same := again.geometryOfEnds(true, p); same.points[0] != at || g.aside != (at != known) {
			t.Errorf("%s is drawn at %v, aside %t, and at %v", id, at, g.aside, same)
		}
		if off := math.Hypot((at.lon-known.lon)*math.Cos(at.lat*math.Pi/180), at.lat-known.lat); off > 0.2 {
			t.Errorf("%s is drawn %.2f degrees from its point", id, off)
		}
		if at != known {
			moved++
		}
		if e.placesAt[known] > 1 {
			shared++
		} else if at != known {
			t.Errorf("%s has its point for itself, and is moved", id)
		}
		if plainly := e.geometryOfEnds(false, p); plainly.points[0] != known || plainly.aside {
			t.Errorf("%s is drawn at %v, not at %v", id, plainly, known)
		}
	}
	if moved == 0 || shared <= moved {
		t.Errorf("%d places share points, %d are moved", shared, moved)
	}
	t.Logf("%d places share %d points; %d are drawn beside theirs", shared, shared-moved, moved)
}
