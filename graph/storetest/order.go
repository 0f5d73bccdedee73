package storetest

import (
	"slices"
	"testing"

	"coopgraph/graph"
)

// fields yields every field and, first, zero, which is no field.
func fields(yield func(graph.Field) bool) {
	for f := range graph.Field(graph.NumFields + 1) {
		if !yield(f) {
			return
		}
	}
}

// pageSizes returns the sizes of the pages in which a list of n items is read: every size if the list is short.
func pageSizes(n int) []int {
	if n <= 12 {
		sizes := []int{}
		for size := range n + 1 {
			sizes = append(sizes, size+1)
		}
		return sizes
	}
	return []int{1, 2, 5, n - 1, n, n + 1}
}

// readInPages reads a list in pages, forwards and backwards, and compares each page with that of the oracle.
func readInPages[T any](t *testing.T, what any, expected, read func(graph.Window) *graph.Page[T]) {
	t.Helper()
	n := len(expected(all).Edges)
	for _, size := range pageSizes(n) {
		for _, backwards := range []bool{false, true} {
			w := graph.Window{Limit: size, Last: backwards}
			for pages := 0; ; pages++ {
				got := read(w)
				samePage(t, []any{what, w}, got, expected(w))
				more := got.HasNext
				if backwards {
					more = got.HasPrevious
				}
				if !more || len(got.Edges) == 0 || t.Failed() {
					break
				}
				if pages > n {
					t.Fatalf("%+v: pages of %d do not come to an end", what, size)
				}
				if backwards {
					w.Before = got.Edges[0].At
				} else {
					w.After = got.Edges[len(got.Edges)-1].At
				}
			}
		}
	}
}

// readNodesInPages reads a list of nodes in pages and compares it with that of the oracle.
func readNodesInPages(t *testing.T, store graph.Store, o *oracle, q graph.Query) {
	t.Helper()
	readInPages(t, q, func(w graph.Window) *graph.Page[graph.Node] {
		q.Window = w
		return o.listNodes(q)
	}, func(w graph.Window) *graph.Page[graph.Node] {
		q.Window = w
		return must(store.ListNodes(t.Context(), q))(t)
	})
}

// nodeOrders: nodes by every field, in both directions, in pages of every size.
func (e effort) nodeOrders(t *testing.T, store graph.Store) {
	o := newOracle(t, store)
	var queries [][]graph.Query
	for _, desc := range []bool{false, true} {
		order := graph.Order{Desc: desc}
		queries = append(queries, []graph.Query{{Order: order}, {Kinds: graph.Places, Order: order}})
	}
	for field := range fields {
		for _, q := range combined(e.orders, int(field), queries) {
			q.Order.Field = field
			readNodesInPages(t, store, o, q)
		}
	}
}

// tieOrders: ties by every field of their own and of their ends, in both directions.
func (e effort) tieOrders(t *testing.T, store graph.Store) {
	o := newOracle(t, store)
	ties := graph.TieKindsOf(graph.Friendly, graph.Invests, graph.Cooperates)
	var steps [][]graph.Step
	for _, of := range []graph.Side{0, graph.From, graph.To} {
		steps = append(steps, []graph.Step{{Ties: ties, Order: graph.Order{Of: of}}, {Ties: ties, Order: graph.Order{Of: of, Desc: true}}})
	}
	for field := range fields {
		for _, s := range combined(e.orders, int(field), steps) {
			s.Order.Field = field
			readInPages(t, s, func(w graph.Window) *graph.Page[graph.Hop] {
				s.Window = w
				return o.listTies(s)
			}, func(w graph.Window) *graph.Page[graph.Hop] {
				s.Window = w
				return must(store.ListTies(t.Context(), s))(t)
			})
		}
	}
}

// expandOrders: the ties of a node by every field of their own and of their ends, in each direction.
func (e effort) expandOrders(t *testing.T, store graph.Store) {
	o := newOracle(t, store)
	var steps [][]graph.Step
	for _, of := range []graph.Side{0, graph.From, graph.To, graph.Far} {
		var row []graph.Step
		for _, direction := range []graph.TieDirection{graph.Out, graph.In, graph.Both} {
			row = append(row, graph.Step{Direction: direction, Order: graph.Order{Of: of, Desc: (int(of)+int(direction))%2 == 0}})
		}
		steps = append(steps, row)
	}
	for field := range fields {
		for _, s := range combined(e.orders, int(field), steps) {
			s.Order.Field = field
			from := []graph.ID{ningbo, pudong, shanghai}[int(field)%3]
			readInPages(t, s, func(w graph.Window) *graph.Page[graph.Hop] {
				s.Window = w
				return o.expand(from, s)
			}, func(w graph.Window) *graph.Page[graph.Hop] {
				s.Window = w
				return expandOne(t, store, from, s)
			})
		}
	}
}

// middleOfShanghai is the point from which distances are measured.
var middleOfShanghai = graph.Near{Longitude: 121.4737, Latitude: 31.2304, Kilometres: 1}

// nullsLast: some orders, written out.
func nullsLast(t *testing.T, store graph.Store) {
	provinces := graph.NodeKindsOf(graph.KindProvince)
	districts := graph.NodeKindsOf(graph.KindDistrict)
	for _, c := range []struct {
		kinds graph.NodeKinds
		order graph.Order
		want  []graph.ID
	}{
		{provinces, graph.Order{}, []graph.ID{shanghai, zhejiang, chongqing, yunnan}},
		{provinces, graph.Order{Desc: true}, []graph.ID{yunnan, chongqing, zhejiang, shanghai}},
		{provinces, graph.Order{Field: graph.FieldNameEN}, []graph.ID{chongqing, shanghai, yunnan, zhejiang}},
		{districts, graph.Order{Field: graph.FieldNameEN}, []graph.ID{huangpu, xuhui, pudong}},
		{districts, graph.Order{Field: graph.FieldNameEN, Desc: true}, []graph.ID{xuhui, huangpu, pudong}},
		{districts, graph.Order{Field: graph.FieldSortKey}, []graph.ID{huangpu, xuhui, pudong}},
		{districts, graph.Order{Field: graph.FieldSortKey, Desc: true}, []graph.ID{pudong, xuhui, huangpu}},
		{districts, graph.Order{Field: graph.FieldForm, Desc: true}, []graph.ID{pudong, xuhui, huangpu}},
		{districts, graph.Order{Near: middleOfShanghai}, []graph.ID{huangpu, xuhui, pudong}},
		{districts, graph.Order{Near: middleOfShanghai, Desc: true}, []graph.ID{pudong, xuhui, huangpu}},
		{provinces, graph.Order{Near: middleOfShanghai}, []graph.ID{shanghai, zhejiang, chongqing, yunnan}},
	} {
		same(t, c, nodes(t, store, graph.Query{Kinds: c.kinds, Order: c.order, Window: all}), c.want)
	}
	invests, friendly, cooperates := graph.TieKindsOf(graph.Invests), graph.TieKindsOf(graph.Friendly), graph.TieKindsOf(graph.Cooperates)
	for _, c := range []struct {
		kinds graph.TieKinds
		order graph.Order
		want  []graph.ID
	}{
		{invests, graph.Order{Field: graph.FieldAmount}, []graph.ID{"i4", "i1", "i2", "i5", "i3"}},
		{invests, graph.Order{Field: graph.FieldAmount, Desc: true}, []graph.ID{"i3", "i5", "i2", "i1", "i4"}},
		{invests, graph.Order{Field: graph.FieldGrowth}, []graph.ID{"i4", "i2", "i3", "i1", "i5"}},
		{invests, graph.Order{Field: graph.FieldGrowth, Desc: true}, []graph.ID{"i3", "i2", "i4", "i5", "i1"}},
		{friendly, graph.Order{Field: graph.FieldSince}, []graph.ID{"f1", "f6", "f3", "f4", "f2", "f5"}},
		{friendly, graph.Order{Field: graph.FieldSince, Desc: true}, []graph.ID{"f4", "f3", "f6", "f1", "f5", "f2"}},
		{friendly, graph.Order{Field: graph.FieldInPublishedTotal}, []graph.ID{"f3", "f4", "f5", "f1", "f2", "f6"}},
		{friendly, graph.Order{Field: graph.FieldCode, Of: graph.To, Desc: true}, []graph.ID{"f2", "f4", "f6", "f3", "f1", "f5"}},
		{friendly, graph.Order{Field: graph.FieldNameEN, Of: graph.From}, []graph.ID{"f1", "f2", "f3", "f4", "f5", "f6"}},
		{cooperates, graph.Order{Field: graph.FieldForm}, []graph.ID{"c2", "c1", "c4", "c3"}},
	} {
		same(t, c, ties(t, store, graph.Step{Ties: c.kinds, Order: c.order, Window: all}), c.want)
	}
	// Seen from huangpu the far ends of f1, f2 and f5 are ningbo, honghe and pudong, which has no English name.
	for order, want := range map[graph.Order][]graph.ID{
		{Field: graph.FieldNameEN, Of: graph.Far}:             {honghe, ningbo, pudong},
		{Field: graph.FieldNameEN, Of: graph.Far, Desc: true}: {ningbo, honghe, pudong},
		{Field: graph.FieldCode, Of: graph.Far}:               {pudong, ningbo, honghe},
		{Near: middleOfShanghai, Of: graph.Far, Desc: true}:   {honghe, ningbo, pudong},
	} {
		same(t, order, endIDs(expandOne(t, store, huangpu,
			graph.Step{Ties: friendly, Direction: graph.Both, Order: order, Window: all})), want)
	}
	if got := nodes(t, store, graph.Query{Window: all}); !slices.IsSorted(got) {
		t.Errorf("the zero order is not by id: %v", got)
	}
}
