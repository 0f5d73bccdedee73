package main

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/seed"
)

// scaledStore is a store with factor copies of the dataset. The ties of a copy join its own nodes, except that about every
// tenth friendly pair starts at Pudong itself, so that Pudong is a hub. Equal factors give equal networks.
func scaledStore(t testing.TB, factor int) *memory.Store {
	t.Helper()
	dataset, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	changes := dataset.Changes()
	random := rand.New(rand.NewPCG(1, uint64(factor)))
	for n := 1; n < factor; n++ {
		for _, change := range dataset.Changes() {
			changes = append(changes, graph.Create{Record: copyRecord(change.(graph.Create).Record, n, random)})
		}
	}
	store := memory.New()
	t.Cleanup(func() { _ = store.Close() })
	if _, err := store.Apply(t.Context(), graph.CommitInfo{Actor: "scale"}, changes); err != nil {
		t.Fatal(err)
	}
	return store
}

// copyRecord is the n-th copy of a record.
func copyRecord(r graph.Record, n int, random *rand.Rand) graph.Record {
	of := func(id graph.ID) graph.ID { return graph.ID(fmt.Sprintf("%s.%d", id, n)) }
	v := reflect.New(reflect.TypeOf(r).Elem())
	v.Elem().Set(reflect.ValueOf(r).Elem())
	c := v.Interface().(graph.Record)
	c.Head().ID = of(c.Head().ID)
	switch c := c.(type) {
	case graph.Place:
		h := c.PlaceHead()
		h.Code = fmt.Sprintf("%s.%d", h.Code, n)
		h.Location.Longitude += random.Float64() / 10
	case graph.Tie:
		h := c.TieHead()
		h.FromID, h.ToID = of(h.FromID), of(h.ToID)
		if c.Kind() == graph.Friendly && random.IntN(10) == 0 {
			h.FromID = graph.PlaceID("310115")
		}
	}
	return c
}
