package neo4j_test

import (
	"fmt"
	"math/rand/v2"

	"coopgraph/graph"
)

// hub is a place with a number of friends. Others of them are tied to it otherwise too, and there are as many chambers and
// agreements. Its ties are made in another order than they are listed in, and some have ended.
//
//	hub ──FRIENDLY, COOPERATES──▶ counties     hub ◀──LOCATED── chambers     hub ──PARTY──▶ agreements
func hub(name string, pairs, others int) (hub graph.ID, changes []graph.Change) {
	random := rand.New(rand.NewPCG(1, uint64(pairs)))
	provenance := graph.Provenance{Evidence: graph.Official, Sources: []graph.Citation{{SourceID: "s"}}}
	header := func(kind string, i int) graph.Header {
		h := graph.Header{ID: graph.ID(fmt.Sprintf("%s-%s-%d", name, kind, random.IntN(1e6)*10000+i)), Provenance: provenance}
		if i%3 > 0 {
			h.Since = graph.NewDate(2000+random.IntN(20), 1, 0)
		}
		return h
	}
	create := func(r graph.Record) graph.ID {
		changes = append(changes, graph.Create{Record: r})
		return r.Head().ID
	}
	tied := func(kind string, i int, from, to graph.ID) graph.TieHeader {
		h := graph.TieHeader{Header: header(kind, i), FromID: from, ToID: to}
		if i%50 == 7 {
			h.Until = graph.NewDate(2020, 1, 1)
		}
		return h
	}
	hub = create(&graph.District{PlaceHeader: graph.PlaceHeader{NodeHeader: graph.NodeHeader{Header: header("hub", 0)}, Code: name}})
	for i := range pairs {
		county := &graph.County{PlaceHeader: graph.PlaceHeader{NodeHeader: graph.NodeHeader{Header: header("county", i)}}}
		if i%10 > 0 {
			county.Code = fmt.Sprintf("%06d", random.IntN(1e6))
		}
		to := create(county)
		create(&graph.FriendlyPair{TieHeader: tied("friendly", i, hub, to)})
		if i >= others {
			continue
		}
		create(&graph.Cooperation{TieHeader: tied("cooperates", i, hub, to)})
		chamber := &graph.Chamber{Delegation: graph.Delegation{NodeHeader: graph.NodeHeader{Header: header("chamber", i),
			SortKey: fmt.Sprintf("%x", random.IntN(1e6))}}}
		agreement := &graph.Agreement{NodeHeader: graph.NodeHeader{Header: header("agreement", i)}}
		create(&graph.Seat{TieHeader: tied("located", i, create(chamber), hub)})
		create(&graph.AgreementParty{TieHeader: tied("party", i, hub, create(agreement))})
	}
	return hub, changes
}

// relations are steps in the orders that the API's relations have by default.
func relations() map[string]graph.Step {
	one := graph.TieKindsOf
	return map[string]graph.Step{
		"ties":          {Direction: graph.Both, Order: graph.Order{Field: graph.FieldID}},
		"friendlyPairs": {Ties: one(graph.Friendly), Direction: graph.Both, Order: graph.Order{Field: graph.FieldCode, Of: graph.To}},
		"cooperations":  {Ties: one(graph.Cooperates), Direction: graph.Both, Order: graph.Order{Field: graph.FieldSince}},
		"chambers": {Ties: one(graph.Located, graph.Represents), Direction: graph.In, Ends: graph.NodeKindsOf(graph.KindChamber),
			Order: graph.Order{Field: graph.FieldSortKey, Of: graph.Far}},
		"agreements": {Ties: one(graph.Party), Direction: graph.Out, Order: graph.Order{Field: graph.FieldSince, Of: graph.Far}},
	}
}
