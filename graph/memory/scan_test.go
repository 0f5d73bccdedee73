package memory

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// scanned is a network of counties in prefectures, and of chambers that represent counties and are located in others.
func scanned(random *rand.Rand, counties, chambers int) *Snapshot {
	n := &graph.Network{}
	evidence := func() graph.Provenance { return graph.Provenance{Evidence: graph.Evidences[random.IntN(4)]} }
	for i := range counties {
		c := &graph.County{PlaceHeader: graph.PlaceHeader{Code: fmt.Sprintf("%06d", 530_000+7*i), Level: graph.LevelCounty}}
		c.ID, c.Provenance, c.SortKey = graph.ID(fmt.Sprintf("a-county-%06d", i)), evidence(), fmt.Sprintf("n%d", random.IntN(counties))
		c.Terms.Names = []string{fmt.Sprintf("x%dy", i), fmt.Sprintf("z%d", i%50)}
		n.Nodes = append(n.Nodes, c)
	}
	for i := range chambers {
		c := &graph.Chamber{Delegation: graph.Delegation{Level: []graph.OrganizationLevel{graph.OrgProvincial, graph.OrgCounty, ""}[random.IntN(3)]}}
		c.ID, c.Provenance, c.SortKey = graph.ID(fmt.Sprintf("b-chamber-%06d", i)), evidence(), fmt.Sprintf("n%d", random.IntN(5))
		c.Since = graph.NewDate(1990+random.IntN(30), 1+random.IntN(12), 0)
		if i%9 == 0 {
			c.Until = graph.NewDate(2020, 1+random.IntN(12), 0)
		}
		n.Nodes = append(n.Nodes, c)
	}
	add := func(t graph.Tie, from, to int) {
		h := t.TieHead()
		h.ID, h.Provenance = graph.ID(fmt.Sprintf("%06d", len(n.Ties))), evidence()
		h.FromID, h.ToID = n.Nodes[from].Head().ID, n.Nodes[to].Head().ID
		h.Since = graph.NewDate(1990+random.IntN(30), 0, 0)
		if len(n.Ties)%11 == 0 {
			h.Until = graph.NewDate(2020+random.IntN(100), 0, 0)
		}
		n.Ties, n.From, n.To = append(n.Ties, t), append(n.From, int32(from)), append(n.To, int32(to))
	}
	for i := range counties {
		add(&graph.Containment{}, i, i/20)
	}
	for i := range chambers {
		add(&graph.Seat{}, counties+i, random.IntN(counties))
	}
	for i := range chambers {
		add(&graph.Representation{}, counties+i, random.IntN(counties))
	}
	return NewSnapshot(n)
}

func withCode(op graph.Op, code string) graph.Filter {
	return graph.Test{Field: graph.FieldCode, Op: op, Value: graph.TextValue(code)}
}

// tiedTo is the condition that a tie from a node leads to one that passes a filter.
func tiedTo(kind graph.TieKind, f graph.Filter) graph.Filter {
	return graph.Has{Quantifier: graph.Some, Ties: graph.TieKindsOf(kind), Direction: graph.Out, Filter: graph.End{Of: graph.Far, Filter: f}}
}

// The size of an index scan is the number of elements that are looked at: that of the answer, and not of the network.
func TestScanSize(t *testing.T) {
	s := scanned(rand.New(rand.NewPCG(1, 2)), 4_000, 2_000)
	county := s.network.Nodes[70].(*graph.County).Code
	home := tiedTo(graph.Represents, withCode(graph.Eq, county))
	unselective := graph.Test{Field: graph.FieldEvidence, Op: graph.Lte, Value: graph.IntValue(int64(graph.Derived))}
	none := graph.Not{Filter: withCode(graph.Eq, county)}
	const all = -1
	for name, c := range map[string]struct {
		filter graph.Filter
		most   int
	}{
		"a code":                        {withCode(graph.Eq, county), 1},
		"a code in a conjunction":       {graph.All(unselective, none, withCode(graph.Eq, county)), 1},
		"the rarer of two":              {graph.All(withCode(graph.Prefix, "5301"), withCode(graph.Eq, county)), 1},
		"codes":                         {graph.Any(withCode(graph.Eq, county), withCode(graph.Eq, "530007"), withCode(graph.Eq, "-")), 2},
		"a prefix":                      {withCode(graph.Prefix, "5301"), 15},
		"a range":                       {graph.All(withCode(graph.Gte, "530100"), withCode(graph.Lt, "530200")), 500},
		"a home":                        {home, 10},
		"a home or a code":              {graph.Any(home, withCode(graph.Eq, county)), 11},
		"what lies in it":               {tiedTo(graph.Within, withCode(graph.Eq, county)), 20},
		"what lies in what lies in it":  {tiedTo(graph.Within, tiedTo(graph.Within, withCode(graph.Eq, "530007"))), 400},
		"a name":                        {graph.Named{Form: "x70y"}, 1},
		"names":                         {graph.Any(graph.Named{Form: "x70y"}, graph.Named{Form: "x71y"}, graph.Named{Form: "-"}), 2},
		"no code":                       {graph.Never{}, 0},
		"those that have ended":         {graph.Not{Filter: graph.Ongoing{}}, 223},
		"those that fail one of two":    {graph.Not{Filter: graph.All(graph.Ongoing{}, graph.Not{Filter: home})}, 233},
		"all but few":                   {graph.Not{Filter: withCode(graph.Gte, "53")}, all},
		"few of all":                    {graph.Not{Filter: graph.Test{Field: graph.FieldEvidence, Op: graph.Lte, Value: graph.IntValue(4)}}, 0},
		"too many":                      {unselective, all},
		"a negation":                    {none, all},
		"a code, or any that is not it": {graph.Any(withCode(graph.Eq, county), none), all},
		"a part of a text":              {withCode(graph.Contains, "77"), all},
	} {
		t.Run(name, func(t *testing.T) {
			nodes := newCompiler(s, budget.Unlimited(t.Context())).ofNodes(0)
			if found, ok := nodes.scan(c.filter, len(s.network.Nodes)/8); ok != (c.most != all) || len(found) > c.most && ok {
				t.Errorf("%d nodes are looked at, %t", len(found), ok)
			}
		})
	}
}

// Every window of every order of a filtered list is the same by index scan and by looking at each element of the list.
func TestScanOracle(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	s := scanned(random, 300, 200)
	code := func() graph.Filter {
		digits := s.network.Nodes[random.IntN(300)].(*graph.County).Code[:4+random.IntN(3)]
		return withCode([]graph.Op{graph.Eq, graph.Prefix, graph.Gt, graph.Lte, graph.Contains}[random.IntN(5)], digits)
	}
	var filter func(depth int) graph.Filter
	filter = func(depth int) graph.Filter {
		switch n := random.IntN(14); {
		case n == 12:
			return graph.Ongoing{}
		case n == 13:
			return graph.Any(graph.Named{Form: fmt.Sprintf("z%d", random.IntN(60))}, graph.Named{Form: fmt.Sprintf("x%dy", random.IntN(400))})
		case n < 3 || depth == 0:
			return code()
		case n == 3:
			return graph.Test{Field: graph.FieldEvidence, Op: graph.Eq, Value: graph.IntValue(1 + random.Int64N(4))}
		case n == 4:
			return graph.Test{Field: graph.FieldLevel, Op: graph.Eq, Value: graph.TextValue(string(graph.OrgCounty))}
		case n == 5:
			return graph.HeldOn{Day: graph.NewDate(1990+random.IntN(30), 6, 1)}
		case n == 6:
			return graph.Not{Filter: filter(depth - 1)}
		case n == 7:
			return graph.Any(filter(depth-1), code(), filter(depth-1))
		case n == 8:
			return graph.Has{Quantifier: 1 + graph.Quantifier(random.IntN(3)), Direction: 1 + graph.TieDirection(random.IntN(3)),
				Filter: graph.End{Of: 1 + graph.Side(random.IntN(3)), Filter: filter(depth - 1)}}
		case n == 9:
			return tiedTo([]graph.TieKind{graph.Within, graph.Located, graph.Represents}[random.IntN(3)], filter(depth-1))
		}
		return graph.All(filter(depth-1), filter(depth-1))
	}
	tieFilter := func() graph.Filter {
		f := graph.Filter(graph.End{Of: 1 + graph.Side(random.IntN(3)), Filter: filter(2)})
		switch random.IntN(6) {
		case 4:
			return graph.Ongoing{}
		case 5:
			return graph.All(graph.Ongoing{}, graph.Negate(f))
		case 0:
			return graph.Any(f, graph.End{Of: graph.From, Filter: filter(1)})
		case 1:
			return graph.All(f, graph.OfKind{Kinds: graph.TieKindsOf(graph.Within, graph.Located)})
		}
		return f
	}
	var byIndex, byFailing int
	for i := range 10_000 {
		order := graph.Order{Field: []graph.Field{0, graph.FieldCode, graph.FieldSortKey, graph.FieldSince, graph.FieldLevel}[random.IntN(5)], Desc: i%2 == 0}
		w := graph.Window{Limit: []int{graph.NoLimit, 0, 1, 5}[random.IntN(4)], Last: random.IntN(2) == 0, Total: random.IntN(2) == 0}
		c := newCompiler(s, budget.Unlimited(t.Context()))
		var same bool
		if i%3 == 0 {
			order.Of = graph.Side(random.IntN(3))
			hops := c.ofHops(0, graph.Out)
			hops.evidence = s.evidence(graph.Step{})
			same = sameWindow(t, hops, tieFilter(), order, s.hopOrdering(order), w, random, &byIndex, &byFailing)
		} else {
			nodes := c.ofNodes(0)
			nodes.evidence = func(n int32) graph.Evidence { return s.network.Nodes[n].Head().Evidence }
			same = sameWindow(t, nodes, filter(3), order, s.nodeOrdering(order), w, random, &byIndex, &byFailing)
		}
		if !same {
			t.Fatalf("question %d: the windows differ", i)
		}
	}
	if byIndex < 2_000 || byFailing < 200 {
		t.Errorf("%d of the questions are answered by an index scan, %d by one of the elements that fail", byIndex, byFailing)
	}
}

func sameWindow[E ~int32](t *testing.T, c *elementCompiler[E], f graph.Filter, order graph.Order, o *ordering[E], w graph.Window, random *rand.Rand, byIndex, byFailing *int) bool {
	all := c.list(order)
	for _, position := range []*graph.Position{&w.After, &w.Before} {
		if random.IntN(3) == 0 {
			*position = o.position(all[random.IntN(len(all))])
		}
	}
	c.tally = &c.stats.tally
	most := c.stats.size() / 8
	if _, ok := c.scan(f, most); ok {
		*byIndex++
	} else if _, ok := c.scan(graph.Negate(f), most); ok && w.Total {
		*byFailing++
	}
	got := c.window(t.Context(), f, order, o, w)
	passes := c.compile(f)
	if passes == nil {
		passes = func(E) bool { return true }
	}
	want := newList(all, o, w).window(c.budget, w, passes, c.evidence)
	if !slices.Equal(got.elements, want.elements) || got.before != want.before || got.after != want.after || got.total != want.total {
		t.Logf("%+v %+v %+v:\n got %+v\nwant %+v", f, order, w, got, want)
		return false
	}
	return c.budget.OK()
}
