package neo4j_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
)

// hub is a place and so many friends of it, of which some are tied to it otherwise, and as many chambers and agreements:
// its ties are made in another order than they are listed in, and some are over.
//
//	hub ──FRIENDLY, COOPERATES──▶ counties     hub ◀──LOCATED── chambers     hub ──PARTY──▶ agreements
func hub(name string, pairs, others int) (hub graph.ID, changes []graph.Change) {
	dice := rand.New(rand.NewPCG(1, uint64(pairs)))
	known := graph.Provenance{Evidence: graph.Official, Sources: []graph.Citation{{SourceID: "s"}}}
	header := func(kind string, i int) graph.Header {
		h := graph.Header{ID: graph.ID(fmt.Sprintf("%s-%s-%d", name, kind, dice.IntN(1e6)*10000+i)), Provenance: known}
		if i%3 > 0 {
			h.Since = graph.NewDate(2000+dice.IntN(20), 1, 0)
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
			county.Code = fmt.Sprintf("%06d", dice.IntN(1e6))
		}
		to := create(county)
		create(&graph.FriendlyPair{TieHeader: tied("friendly", i, hub, to)})
		if i >= others {
			continue
		}
		create(&graph.Cooperation{TieHeader: tied("cooperates", i, hub, to)})
		chamber := &graph.Chamber{Delegation: graph.Delegation{NodeHeader: graph.NodeHeader{Header: header("chamber", i),
			SortKey: fmt.Sprintf("%x", dice.IntN(1e6))}}}
		agreement := &graph.Agreement{NodeHeader: graph.NodeHeader{Header: header("agreement", i)}}
		create(&graph.Seat{TieHeader: tied("located", i, create(chamber), hub)})
		create(&graph.AgreementParty{TieHeader: tied("party", i, hub, create(agreement))})
	}
	return hub, changes
}

// TestFlatPages: a page of 50 costs no more at a node with 5,600 friends, and 1,120 ties of each other kind, than at one
// with 56 of each, by what Neo4j counts, in the order that each relation has by default, and it is the page that the embedded store shows.
func TestFlatPages(t *testing.T) {
	store, here := opened(t, neo4jtest.Address(t)), memory.New()
	t.Cleanup(func() { _ = store.Close() })
	few, changes := hub("few", 56, 56)
	many, more := hub("many", 5600, 1120)
	for _, s := range []graph.Store{store, here} {
		for part := range slices.Chunk(append(changes, more...), 10000) {
			if _, err := s.Apply(t.Context(), graph.Actor{}, part); err != nil {
				t.Fatal(err)
			}
		}
	}
	steps := relations()
	for name, step := range relations() {
		step.Order.Desc = true
		steps[name+", descending"] = step
	}
	for name, step := range steps {
		t.Run(name, func(t *testing.T) {
			step.Filter, step.Window.Limit = graph.Ongoing{}, 50
			flat(t, store, few, many, step)
			same := func(step graph.Step, what string) {
				t.Helper()
				samePage(t, what, expanded(t, store, many, step), expanded(t, here, many, step))
			}
			same(step, "the first")
			last := step
			last.Window.Last = true
			same(last, "the last")
			flat(t, store, few, many, last)
			whole := step
			whole.Window = graph.Window{Limit: graph.NoLimit}
			total := len(expanded(t, here, many, whole).Edges)
			for _, depth := range []int{50, total / 2, total - 60} { // the last is among those without a value, where there are such
				all, after, before := step, step, last
				all.Window.Limit = depth
				at := expanded(t, here, many, all).Edges[depth-1].At
				after.Window.After, before.Window.Before = at, at
				same(after, fmt.Sprint("after ", depth))
				same(before, fmt.Sprint("before ", depth))
				if depth != total/2 {
					continue
				}
				first := store.Hits(t, many, step)
				for _, deep := range []graph.Step{after, before} {
					if hits := store.Hits(t, many, deep); hits > first+first/4 {
						t.Errorf("a page in the middle costs %d hits, the first one %d", hits, first)
					}
				}
			}
		})
	}
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

// TestKeys: ties are listed by what their ends are now, and where the schema had no lanes yet.
func TestKeys(t *testing.T) {
	at := neo4jtest.Address(t)
	store, here := opened(t, at), memory.New()
	few, changes := hub("few", 56, 56)
	apply := func(changes []graph.Change) {
		t.Helper()
		for _, s := range []graph.Store{store, here} {
			if _, err := s.Apply(t.Context(), graph.Actor{}, changes); err != nil {
				t.Fatal(err)
			}
		}
	}
	same := func(when string) {
		t.Helper()
		for name, step := range relations() {
			step.Window.Limit = 100
			samePage(t, name+" "+when, expanded(t, store, few, step), expanded(t, here, few, step))
		}
	}
	apply(changes)
	same("at first")
	var other []graph.Change
	for i, c := range changes {
		switch r := c.(graph.Create).Record.(type) {
		case *graph.County:
			replaced := *r
			replaced.Code = fmt.Sprint(i * 7919 % 1000)
			other = append(other, graph.Replace{Record: &replaced})
		case *graph.Chamber:
			replaced := *r
			replaced.SortKey = fmt.Sprint(i * 7919 % 1000)
			other = append(other, graph.Replace{Record: &replaced})
		case *graph.Agreement:
			replaced := *r
			replaced.Since = graph.NewDate(1000+i*7919%1000, 0, 0)
			other = append(other, graph.Replace{Record: &replaced})
		case *graph.Cooperation:
			replaced := *r
			replaced.Since = graph.NewDate(1000+i*7919%1000, 0, 0)
			other = append(other, graph.Replace{Record: &replaced})
		}
	}
	apply(other)
	same("after their ends were replaced")
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	cypher(t, at, "MATCH (m:_Migration) WHERE m.version > 1 DELETE m WITH count(*) AS gone MATCH ()-[r]->() "+
		"REMOVE r.sinceKey, r.toCode, r.fromSortKey, r.toSince")
	cypher(t, at, "MATCH (n) WHERE n.heldFrom = 2147483647 SET n.heldFrom = 0 WITH count(*) AS nodes "+ // as it was before 0005
		"MATCH ()-[r]->() WHERE r.heldFrom = 2147483647 SET r.heldFrom = 0")
	var err error
	if store, err = neo4j.Open(t.Context(), neo4j.Config{Address: at}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	same("after the schema was brought up to date")
}

// flat compares what a page costs at two nodes.
func flat(t *testing.T, store *neo4j.Store, few, many graph.ID, step graph.Step) {
	t.Helper()
	a, b := store.Hits(t, few, step), store.Hits(t, many, step)
	t.Logf("%d hits with few ties, %d with many", a, b)
	if b > a+a/4 {
		t.Errorf("a page costs %d hits with few ties, %d with many", a, b)
	}
}

// BenchmarkPage is a page of 50 of a node with many ties and of one with few, as above, in turns: their medians in
// milliseconds, and how they compare. With -short they take one turn.
func BenchmarkPage(b *testing.B) {
	turns := 100
	if testing.Short() {
		turns = 1
	}
	store := opened(b, neo4jtest.Address(b))
	b.Cleanup(func() { _ = store.Close() })
	few, changes := hub("few", 56, 56)
	many, more := hub("many", 5600, 1120)
	for part := range slices.Chunk(append(changes, more...), 10000) {
		if _, err := store.Apply(b.Context(), graph.Actor{}, part); err != nil {
			b.Fatal(err)
		}
	}
	for name, step := range relations() {
		b.Run(name, func(b *testing.B) {
			step.Filter, step.Window.Limit = graph.Ongoing{}, 50
			took := map[graph.ID][]float64{}
			for i := range turns + 1 {
				for _, from := range []graph.ID{few, many} {
					start := time.Now()
					expanded(b, store, from, step)
					if i > 0 { // the first one is planned
						took[from] = append(took[from], time.Since(start).Seconds()*1000)
					}
				}
			}
			for b.Loop() { // the framework wants one; what is reported was measured above
			}
			median := func(of []float64) float64 {
				slices.Sort(of)
				return of[len(of)/2]
			}
			a, z := median(took[few]), median(took[many])
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(a, "ms-of-few")
			b.ReportMetric(z, "ms-of-many")
			b.ReportMetric(z/a, "many/few")
		})
	}
}

func expanded(t testing.TB, s graph.Store, from graph.ID, step graph.Step) *graph.Page[graph.Hop] {
	t.Helper()
	pages, err := s.Expand(t.Context(), []graph.ID{from}, step)
	if err != nil {
		t.Fatal(err)
	}
	return pages[0]
}
