package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"coopgraph/graph"
)

// dice makes networks and questions at random. What it draws from is small, so that values repeat and filters meet.
type dice struct {
	*rand.Rand
	*oracle
	made int // how many ids there have been
}

func oneOf[T any](d *dice, from ...T) T { return from[d.IntN(len(from))] }

func (d *dice) name() string {
	return oneOf(d, "", "a", "b", "ab", "ba", "abc", "宁波", "波", "宁", "Zhe-jiang", "ZJ", "zhe", "é", "n")
}

func (d *dice) date() graph.Date {
	s := oneOf(d, "", "2018", "2019", "2020", "2021", "2018-04", "2018-05", "2019-02", "2018-04-24", "2020-12-31", "2021-01-01")
	if s == "" {
		return 0
	}
	return day(s)
}

func (d *dice) life() graph.Life {
	l := graph.Life{Since: d.date(), Until: oneOf(d, 0, 0, 0, d.date()), Attested: oneOf(d, 0, d.date()), Assumed: oneOf(d, 0, 0, d.date())}
	for _, begun := range [...]graph.Date{l.Since.First(), l.Attested.Last(), l.Assumed.Last()} {
		if l.Until != 0 && begun > l.Until.Last() {
			return graph.Life{}
		}
	}
	return l
}

func (d *dice) decimal() graph.Decimal {
	return oneOf(d, graph.Decimal{}, *decimal(37, 1), *decimal(370, 2), *decimal(-5, 1), *decimal(12, 0), *decimal(1, 9), *decimal(1200, 2))
}

func (d *dice) direction() graph.Arrow { return oneOf(d, graph.Out, graph.In, graph.Both) }

func (d *dice) nodeKind() graph.NodeKind { return 1 + graph.NodeKind(d.IntN(graph.NumNodeKinds)) }

func (d *dice) tieKind() graph.TieKind { return 1 + graph.TieKind(d.IntN(graph.NumTieKinds)) }

func (d *dice) nodeKinds() graph.NodeKinds {
	if d.IntN(3) == 0 {
		return graph.NodeKindsOf(d.nodeKind(), d.nodeKind())
	}
	return oneOf(d, 0, 0, graph.Places, graph.AllNodes)
}

func (d *dice) tieKinds() graph.TieKinds {
	if d.IntN(3) == 0 {
		return graph.TieKindsOf(d.tieKind(), d.tieKind())
	}
	return oneOf(d, 0, 0, graph.TieKindsOf(graph.Friendly, graph.Cooperates, graph.Within), graph.AllTies)
}

func (d *dice) field() graph.Field { return 1 + graph.Field(d.IntN(graph.NumFields)) }

func (d *dice) order() graph.Order {
	return graph.Order{Field: oneOf(d, 0, graph.FieldNameEN, graph.FieldSince, d.field()), Desc: d.IntN(2) == 0}
}

func (d *dice) someID() graph.ID {
	switch n := d.IntN(12); {
	case n == 0:
		return "nobody"
	case n == 1:
		return d.Ties[d.IntN(len(d.Ties))].Head().ID
	}
	return d.Nodes[d.IntN(len(d.Nodes))].Head().ID
}

// window lies between some of these positions, or others.
func (d *dice) window(at []graph.Position) graph.Window {
	w := graph.Window{Limit: oneOf(d, graph.NoLimit, 0, 1, 2, 3, 10), Last: d.IntN(2) == 0, Total: d.IntN(2) == 0}
	edge := func() (p graph.Position) {
		switch n := d.IntN(4); {
		case n == 0 && len(at) > 0:
			p = oneOf(d, at...)
		case n == 1 && len(at) > 0:
			p = graph.Position{Value: oneOf(d, at...).Value, ID: d.someID()}
		}
		return p
	}
	w.After, w.Before = edge(), edge()
	return w
}

// test compares a field with a value that a record of this network has, in it or in another field.
func (d *dice) test() graph.Filter {
	var r graph.Record = d.Nodes[d.IntN(len(d.Nodes))]
	if d.IntN(2) == 0 {
		r = d.Ties[d.IntN(len(d.Ties))]
	}
	f := oneOf(d, graph.FieldSince, graph.FieldNameEN, graph.FieldEvidence, d.field(), d.field())
	v := r.Value(f)
	if d.IntN(10) == 0 {
		f = d.field()
	}
	op := 1 + graph.Op(d.IntN(int(graph.Prefix)))
	if v.Text() == "" && op > graph.Gte {
		op = graph.Eq
	}
	return graph.Test{Field: f, Op: op, Value: v}
}

// logic joins filters that other makes; false where it leaves the filter to the caller.
func (d *dice) logic(depth int, other func(depth int) graph.Filter) (graph.Filter, bool) {
	switch n := d.IntN(10); {
	case n == 0:
		return nil, true
	case n == 1:
		return oneOf[graph.Filter](d, graph.HeldOn{Day: d.date().Last()}, graph.Unattested{Day: d.date().Last()}), true
	case n == 2:
		return oneOf[graph.Filter](d, graph.Ongoing{}, graph.Never{}), true
	case n < 5 || depth == 0:
		return d.test(), true
	case n == 5:
		return graph.Not{Filter: other(depth - 1)}, true
	case n == 6:
		return graph.And{A: other(depth - 1), B: other(depth - 1)}, true
	case n == 7:
		return graph.Or{A: graph.Or{A: d.test(), B: other(depth - 1)}, B: d.test()}, true
	}
	return nil, false
}

func (d *dice) nodeFilter(depth int) graph.Filter {
	if f, ok := d.logic(depth, d.nodeFilter); ok {
		return f
	}
	switch d.IntN(8) {
	case 0:
		return graph.Near{Longitude: d.Float64()*360 - 180, Latitude: d.Float64()*180 - 90, Kilometres: d.Float64() * 15000}
	case 1:
		return graph.BBox{West: d.Float64()*360 - 180, South: d.Float64()*90 - 90, East: d.Float64()*360 - 180, North: d.Float64() * 90}
	case 2:
		return d.named()
	case 3:
		return graph.Or{A: graph.Or{A: d.named(), B: d.test()}, B: d.named()}
	}
	return graph.Has{Quantifier: 1 + graph.Quantifier(d.IntN(3)), Ties: d.tieKinds(), Direction: d.direction(),
		Among: oneOf(d, nil, d.tieFilter(depth-1, true)), Filter: d.tieFilter(depth-1, true)}
}

// named asks for a term of a node, which may be its initials.
func (d *dice) named() graph.Filter {
	terms := slices.Collect(d.Nodes[d.IntN(len(d.Nodes))].NodeHead().Terms.All)
	return graph.Named{Form: oneOf(d, append(terms, "nobody")...)}
}

// tieFilter names the far end only where there is one.
func (d *dice) tieFilter(depth int, far bool) graph.Filter {
	if f, ok := d.logic(depth, func(depth int) graph.Filter { return d.tieFilter(depth, far) }); ok {
		return f
	}
	if d.IntN(5) == 0 {
		return graph.OfKind{Kinds: d.tieKinds()}
	}
	of := oneOf(d, graph.From, graph.To)
	if far && d.IntN(2) == 0 {
		of = graph.Far
	}
	return graph.End{Of: of, Kinds: d.nodeKinds(), Filter: d.nodeFilter(depth - 1)}
}

func (d *dice) id(kind string) graph.ID {
	d.made++
	return graph.ID(fmt.Sprintf("%s-%d", oneOf(d, "a", "b", kind), d.made))
}
