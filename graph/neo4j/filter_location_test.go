package neo4j_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
)

// locations: boxes and circles hold for the same places as in memory, to the last bit of a degree, and are looked up in
// the index of points.
func locations(t *testing.T, inNeo4j *neo4j.Store, inMemory graph.Store) {
	all, err := inMemory.Network(t.Context(), graph.Scope{Nodes: graph.Places})
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(7, 7))
	at := func() graph.Location {
		return all.Nodes[random.IntN(len(all.Nodes))].(graph.Place).PlaceHead().Location
	}
	nearby := func(f float64) float64 { // an edge runs through a place, or by it
		return []float64{f, math.Nextafter(f, -1000), math.Nextafter(f, 1000)}[random.IntN(3)]
	}
	var filters []graph.Filter
	for range 150 {
		a, b := at(), at()
		filters = append(filters,
			graph.BBox{West: nearby(a.Longitude), South: nearby(min(a.Latitude, b.Latitude)), East: nearby(b.Longitude), North: nearby(max(a.Latitude, b.Latitude))},
			graph.Near{Longitude: a.Longitude, Latitude: a.Latitude, Kilometres: 3000 * random.Float64() * random.Float64()})
	}
	a := at()
	filters = append(filters,
		graph.BBox{West: a.Longitude, South: a.Latitude, East: a.Longitude, North: a.Latitude},
		graph.BBox{West: a.Longitude, South: a.Latitude, East: a.Longitude, North: math.Nextafter(a.Latitude, -1000)},
		graph.BBox{West: -180, South: -90, East: 180, North: 90}, graph.BBox{West: 180, South: -90, East: -180, North: 90},
		graph.BBox{West: -200, South: -100, East: 200, North: 100}, graph.BBox{West: 170, South: 0, East: 200, North: 90},
		graph.Near{Longitude: 200, Latitude: 31, Kilometres: 9000}, graph.Near{Longitude: 121, Latitude: 31, Kilometres: 0})
	for _, f := range filters {
		q := graph.Query{Filter: f, Order: graph.Order{Field: graph.FieldID}, Window: graph.Window{Limit: 1000, Total: true}}
		compare(t, q, inNeo4j.ListNodes, inMemory.ListNodes)
	}
	for _, f := range filters[:2] {
		plan := inNeo4j.Plan(t, graph.Query{Kinds: graph.Places, Filter: f, Order: graph.Order{Field: graph.FieldCode}, Window: graph.Window{Limit: 50}})
		if !strings.Contains(plan, "POINT INDEX") {
			t.Errorf("%+v is not looked up in the index of points:\n%s", f, plan)
		}
	}
}
