package gazetteer_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/gazetteer"
	"coopgraph/seed"
)

// dataset is the hierarchy of the project's own places.
var dataset = sync.OnceValues(func() (*graph.Hierarchy, error) {
	data, err := seed.Load()
	if err != nil {
		return nil, err
	}
	network := &graph.Network{Version: graph.Version{Revision: 1}}
	index := map[graph.ID]int32{}
	for _, record := range data.Records {
		switch r := record.(type) {
		case graph.Node:
			index[r.Head().ID] = int32(len(network.Nodes))
			network.Nodes = append(network.Nodes, r)
		case graph.Tie:
			network.Ties = append(network.Ties, r)
			network.From = append(network.From, index[r.TieHead().FromID])
			network.To = append(network.To, index[r.TieHead().ToID])
		}
	}
	return graph.NewHierarchy(network), nil
})

// built is the gazetteer of these places.
var built = sync.OnceValues(func() (*gazetteer.Gazetteer, error) {
	h, err := dataset()
	if err != nil {
		return nil, err
	}
	return gazetteer.New(h), nil
})

// describe writes matches as text: the way, the cost and the places.
func describe(found gazetteer.Matches) string {
	var all []string
	for _, m := range found {
		all = append(all, fmt.Sprintf("%s %d %s", m.By, m.Cost, m.Place.PlaceHead().NameZH))
	}
	return strings.Join(all, ", ")
}

func places(t testing.TB) *gazetteer.Gazetteer {
	t.Helper()
	g, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func resolved(t testing.TB, text string) gazetteer.Matches {
	t.Helper()
	return places(t).Resolve(text)
}

// codes returns the codes of matches, with spaces between.
func codes(found gazetteer.Matches) string {
	var all []string
	for _, m := range found {
		all = append(all, m.Place.PlaceHead().Code)
	}
	return strings.Join(all, " ")
}
