package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"coopgraph/graph"
)

// generator makes networks and questions at random. It draws from few values, so values repeat and filters find some.
//
// A question is drawn from two sources: its shape, and the values in it. Questions of one shape are one statement to a
// store that plans statements.
type generator struct {
	*rand.Rand            // values, and networks
	shape      *rand.Rand // the same numbers again for the same shape
	*oracle
	made int // how many ids it has made
}

func oneOf[T any](r interface{ IntN(n int) int }, from ...T) T { return from[r.IntN(len(from))] }

func (g *generator) name() string {
	return oneOf(g, "", "a", "b", "ab", "ba", "abc", "宁波", "波", "宁", "Zhe-jiang", "ZJ", "zhe", "é", "n")
}

func (g *generator) date() graph.Date {
	s := oneOf(g, "", "2018", "2019", "2020", "2021", "2018-04", "2018-05", "2019-02", "2018-04-24", "2020-12-31", "2021-01-01")
	if s == "" {
		return 0
	}
	return day(s)
}

func (g *generator) life() graph.Life {
	l := graph.Life{Since: g.date(), Until: oneOf(g, 0, 0, 0, g.date()), Attested: oneOf(g, 0, g.date()), Assumed: oneOf(g, 0, 0, g.date())}
	for _, begun := range [...]graph.Date{l.Since.First(), l.Attested.Last(), l.Assumed.Last()} {
		if l.Until != 0 && begun > l.Until.Last() {
			return graph.Life{}
		}
	}
	return l
}

func (g *generator) decimal() graph.Decimal {
	return oneOf(g, graph.Decimal{}, *decimal(37, 1), *decimal(370, 2), *decimal(-5, 1), *decimal(12, 0), *decimal(1, 9), *decimal(1200, 2))
}

func (g *generator) direction() graph.TieDirection {
	return oneOf(g.shape, graph.Out, graph.In, graph.Both)
}

func nodeKind(r *rand.Rand) graph.NodeKind { return 1 + graph.NodeKind(r.IntN(graph.NumNodeKinds)) }

func tieKind(r *rand.Rand) graph.TieKind { return 1 + graph.TieKind(r.IntN(graph.NumTieKinds)) }

func (g *generator) nodeKinds() graph.NodeKinds {
	if g.shape.IntN(3) == 0 {
		return graph.NodeKindsOf(nodeKind(g.shape), nodeKind(g.shape))
	}
	return oneOf(g.shape, 0, 0, graph.Places, graph.AllNodes)
}

func (g *generator) tieKinds() graph.TieKinds {
	if g.shape.IntN(3) == 0 {
		return graph.TieKindsOf(tieKind(g.shape), tieKind(g.shape))
	}
	return oneOf(g.shape, 0, 0, graph.TieKindsOf(graph.Friendly, graph.Cooperates, graph.Within), graph.AllTies)
}

func (g *generator) field() graph.Field { return 1 + graph.Field(g.shape.IntN(graph.NumFields)) }

func (g *generator) order() graph.Order {
	desc := g.shape.IntN(2) == 0
	if g.shape.IntN(8) == 0 {
		return graph.Order{Near: graph.Near{Longitude: g.Float64()*360 - 180, Latitude: g.Float64()*180 - 90, Kilometres: 1}, Desc: desc}
	}
	return graph.Order{Field: oneOf(g.shape, 0, graph.FieldNameEN, graph.FieldSince, g.field()), Desc: desc}
}

func (g *generator) someID() graph.ID {
	switch n := g.IntN(12); {
	case n == 0:
		return "nobody"
	case n == 1:
		return g.Ties[g.IntN(len(g.Ties))].Head().ID
	}
	return g.Nodes[g.IntN(len(g.Nodes))].Head().ID
}

// window returns a window between some of these positions or others.
func (g *generator) window(at []graph.Position) graph.Window {
	w := graph.Window{Limit: oneOf(g.shape, graph.NoLimit, 0, 1, 2, 3, 10), Last: g.shape.IntN(2) == 0, Total: g.shape.IntN(2) == 0}
	edge := func() (p graph.Position) {
		switch n := g.shape.IntN(4); {
		case n == 0 && len(at) > 0:
			p = oneOf(g, at...)
		case n == 1 && len(at) > 0:
			p = graph.Position{Value: oneOf(g, at...).Value, ID: g.someID()}
		}
		return p
	}
	w.After, w.Before = edge(), edge()
	return w
}

// test compares a field with a value that a record of the network has in it, or with null, or with a value of another field.
func (g *generator) test() graph.Filter {
	f := oneOf(g.shape, graph.FieldSince, graph.FieldNameEN, graph.FieldEvidence, g.field(), g.field())
	v := g.value(f)
	switch g.shape.IntN(10) {
	case 0:
		f = g.field()
	case 1:
		v = graph.Value{}
	}
	op := 1 + graph.Op(g.shape.IntN(int(graph.Prefix)))
	if v.Text() == "" && op > graph.Gte {
		op = graph.Eq
	}
	return graph.Test{Field: f, Op: op, Value: v}
}

// value returns a value of a field, or null if a few attempts find no record that has one.
func (g *generator) value(f graph.Field) (v graph.Value) {
	for attempt := 0; attempt < 50 && v.IsNull(); attempt++ {
		var r graph.Record = g.Nodes[g.IntN(len(g.Nodes))]
		if g.IntN(2) == 0 {
			r = g.Ties[g.IntN(len(g.Ties))]
		}
		v = r.Value(f)
	}
	return v
}

// logic returns a filter that joins filters made by other. ok is false if the caller is to make a filter of its own.
func (g *generator) logic(depth int, other func(depth int) graph.Filter) (f graph.Filter, ok bool) {
	switch n := g.shape.IntN(10); {
	case n == 0:
		return nil, true
	case n == 1:
		return oneOf[graph.Filter](g.shape, graph.HeldOn{Day: g.date().Last()}, graph.Unattested{Day: g.date().Last()}), true
	case n == 2:
		return oneOf[graph.Filter](g.shape, graph.Ongoing{}, graph.Never{}), true
	case n < 5 || depth == 0:
		return g.test(), true
	case n == 5:
		return graph.Not{Filter: other(depth - 1)}, true
	case n == 6:
		return graph.And{A: other(depth - 1), B: other(depth - 1)}, true
	case n == 7:
		return graph.Or{A: graph.Or{A: g.test(), B: other(depth - 1)}, B: g.test()}, true
	}
	return nil, false
}

func (g *generator) nodeFilter(depth int) graph.Filter {
	if f, ok := g.logic(depth, g.nodeFilter); ok {
		return f
	}
	switch g.shape.IntN(8) {
	case 0:
		return graph.Near{Longitude: g.Float64()*360 - 180, Latitude: g.Float64()*180 - 90, Kilometres: g.Float64() * 15000}
	case 1:
		return graph.BBox{West: g.Float64()*360 - 180, South: g.Float64()*90 - 90, East: g.Float64()*360 - 180, North: g.Float64() * 90}
	case 2:
		return g.named()
	case 3:
		return graph.Or{A: graph.Or{A: g.named(), B: g.test()}, B: g.named()}
	}
	return graph.Has{Quantifier: 1 + graph.Quantifier(g.shape.IntN(3)), Ties: g.tieKinds(), Direction: g.direction(),
		Among: oneOf(g.shape, nil, g.tieFilter(depth-1, true)), Filter: g.tieFilter(depth-1, true)}
}

// named returns a condition on a term of a node. The term may be its initials, which are no name.
func (g *generator) named() graph.Filter {
	terms := slices.Collect(g.Nodes[g.IntN(len(g.Nodes))].NodeHead().Terms.All)
	return graph.Named{Form: oneOf(g, append(terms, "nobody")...)}
}

// searchText returns a text to search for: a part of a term of a node, or of a name.
func (g *generator) searchText() string {
	terms := slices.Collect(g.Nodes[g.IntN(len(g.Nodes))].NodeHead().Terms.All)
	text := []rune(oneOf(g, append(terms, g.name())...))
	from := g.IntN(len(text) + 1)
	return string(text[from : from+g.IntN(len(text)-from+1)])
}

// tieFilter returns a condition on ties. It is about the far end only if there is one.
func (g *generator) tieFilter(depth int, far bool) graph.Filter {
	if f, ok := g.logic(depth, func(depth int) graph.Filter { return g.tieFilter(depth, far) }); ok {
		return f
	}
	if g.shape.IntN(5) == 0 {
		return graph.OfKind{Kinds: g.tieKinds()}
	}
	of := oneOf(g.shape, graph.From, graph.To)
	if far && g.shape.IntN(2) == 0 {
		of = graph.Far
	}
	return graph.End{Of: of, Kinds: g.nodeKinds(), Filter: g.nodeFilter(depth - 1)}
}

func (g *generator) id(kind string) graph.ID {
	g.made++
	return graph.ID(fmt.Sprintf("%s-%d", oneOf(g, "a", "b", kind), g.made))
}
