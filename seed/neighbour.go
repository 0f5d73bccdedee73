package seed

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"coopgraph/graph"
)

const neighboursFile = "geo/neighbours.csv"

// readNeighbours reads the pairs of places of one level whose seats are within a kilometre of each other, and adds a
// note to their sources. Any other such pair is an error of the coordinates, unless one of the two has the seat of the
// place above as its own.
func (b *builder) readNeighbours() {
	if b.hasProblems() {
		return
	}
	marked := map[[2]string]row{}
	for _, r := range b.rows(neighboursFile, "code", "neighbour_code", "note") {
		p, q := b.place(r, "code"), b.place(r, "neighbour_code")
		marked[codesOf(p, q)] = r
		b.noteNeighbour(p, q, r.text("note"))
		b.noteNeighbour(q, p, r.text("note"))
	}
	for _, pair := range b.nearPairs() {
		if _, known := marked[codesOf(pair[0], pair[1])]; !known {
			p, q := pair[0].PlaceHead(), pair[1].PlaceHead()
			b.add(position{file: divisionsFile}, "%s %s and %s %s are within a kilometre of each other: want other coordinates, or a row in %s",
				p.Code, p.NameZH, q.Code, q.NameZH, neighboursFile)
		}
		delete(marked, codesOf(pair[0], pair[1]))
	}
	for _, r := range marked {
		r.invalid("neighbour_code", "a place of the same level within a kilometre of "+r.optional("code"))
	}
}

func codesOf(p, q graph.Place) [2]string {
	codes := [2]string{p.PlaceHead().Code, q.PlaceHead().Code}
	slices.Sort(codes[:])
	return codes
}

// noteNeighbour adds a note to the source of a place's coordinates: another seat is near. Places share their sources,
// so they are copied first.
func (b *builder) noteNeighbour(p, neighbour graph.Place, note string) {
	h := p.PlaceHead()
	h.Sources = slices.Clone(h.Sources)
	for i := range h.Sources {
		if c := &h.Sources[i]; c.SourceID == b.geonames {
			c.Note = joinNotes(c.Note, fmt.Sprintf("within a kilometre of the seat of %s: %s", neighbour.PlaceHead().NameEN, note))
		}
	}
}

// nearPairs returns the pairs of places of one level that are within a kilometre of each other. Places without a point
// of their own are left out.
func (b *builder) nearPairs() (pairs [][2]graph.Place) {
	const (
		degree  = 111.195 // km of a degree of latitude
		closest = 1.0     // km
	)
	var points []graph.Place
	for _, p := range b.places.byCode {
		if p.PlaceHead().Location.Basis != graph.BasisParentSeat {
			points = append(points, p)
		}
	}
	slices.SortFunc(points, func(p, q graph.Place) int {
		return cmp.Or(cmp.Compare(p.PlaceHead().Location.Latitude, q.PlaceHead().Location.Latitude),
			cmp.Compare(p.PlaceHead().Code, q.PlaceHead().Code))
	})
	for i, p := range points {
		at := p.PlaceHead()
		for _, q := range points[i+1:] {
			to := q.PlaceHead()
			north := (to.Location.Latitude - at.Location.Latitude) * degree
			if north >= closest {
				break
			}
			east := (to.Location.Longitude - at.Location.Longitude) * degree * math.Cos(at.Location.Latitude*math.Pi/180)
			if at.Level == to.Level && math.Hypot(north, east) < closest {
				pairs = append(pairs, [2]graph.Place{p, q})
			}
		}
	}
	return pairs
}
