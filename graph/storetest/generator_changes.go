package storetest

import (
	"math/rand/v2"

	"coopgraph/graph"
)

// Changes returns a function that makes up to n valid changes to a whole network, at random. Most of them create something.
// The same seed and networks give the same changes.
func Changes(seed uint64) func(network *graph.Network, n int) []graph.Change {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 0))}
	return func(network *graph.Network, n int) []graph.Change { return g.changes(oracleOf(network), n) }
}

// changes returns a batch of up to n changes to the network that an oracle knows. Most of them create something.
func (g *generator) changes(o *oracle, n int) []graph.Change {
	b := &batch{g, o, append([]graph.Node(nil), o.Nodes...), map[graph.ID]bool{}, map[graph.ID]bool{}, nil}
	for _, t := range o.Ties {
		b.tied[t.TieHead().FromID], b.tied[t.TieHead().ToID] = true, true
	}
	choices := []struct {
		weight int
		add    func()
	}{{7, b.createNode}, {9, b.createTie}, {1, b.replaceNode}, {1, b.replaceTie}, {1, b.deleteNode}, {1, b.deleteTie}}
	total := 0
	for _, m := range choices {
		total += m.weight
	}
	for range n {
		at := g.IntN(total)
		for _, m := range choices {
			if at -= m.weight; at < 0 {
				m.add()
				break
			}
		}
	}
	return b.changes
}

// batch is changes that are valid one after the other. Each of its methods adds one, or none if there is no record for it.
type batch struct {
	*generator
	before  *oracle
	nodes   []graph.Node      // those of the oracle and those that the batch creates
	tied    map[graph.ID]bool // the nodes that have a tie, or had one
	deleted map[graph.ID]bool
	changes []graph.Change
}

func (b *batch) createNode() {
	n := b.node(nodeKind(b.Rand))
	b.nodes = append(b.nodes, n)
	b.changes = append(b.changes, graph.Create{Record: n})
}

// createTie joins two nodes that may be joined by a tie of some kind, if a few attempts find any.
func (b *batch) createTie() {
	if len(b.nodes) == 0 {
		return
	}
	kind := tieKind(b.Rand)
	for range 50 {
		from, to := oneOf(b.generator, b.nodes...), oneOf(b.generator, b.nodes...)
		if !kind.Joins(from.Kind(), to.Kind()) {
			continue
		}
		if a, z := from.Head().ID, to.Head().ID; !b.deleted[a] && !b.deleted[z] {
			b.tied[a], b.tied[z] = true, true
			b.changes = append(b.changes, graph.Create{Record: b.tieBetween(kind, a, z)})
		}
		return
	}
}

func (b *batch) replaceNode() {
	if len(b.before.Nodes) == 0 {
		return
	}
	if old := oneOf(b.generator, b.before.Nodes...); !b.deleted[old.Head().ID] {
		n := b.node(old.Kind())
		n.Head().ID = old.Head().ID
		b.changes = append(b.changes, graph.Replace{Record: n})
	}
}

func (b *batch) replaceTie() {
	if len(b.before.Ties) == 0 {
		return
	}
	if old := oneOf(b.generator, b.before.Ties...); !b.deleted[old.Head().ID] {
		t := b.tieBetween(old.Kind(), old.TieHead().FromID, old.TieHead().ToID)
		t.Head().ID = old.Head().ID
		b.changes = append(b.changes, graph.Replace{Record: t})
	}
}

func (b *batch) deleteNode() {
	if len(b.before.Nodes) == 0 {
		return
	}
	if id := oneOf(b.generator, b.before.Nodes...).Head().ID; !b.tied[id] {
		b.delete(id)
	}
}

func (b *batch) deleteTie() {
	if len(b.before.Ties) > 0 {
		b.delete(oneOf(b.generator, b.before.Ties...).Head().ID)
	}
}

func (b *batch) delete(id graph.ID) {
	if !b.deleted[id] {
		b.deleted[id] = true
		b.changes = append(b.changes, graph.Delete{ID: id})
	}
}

// node returns a node of a kind with values in its fields.
func (g *generator) node(kind graph.NodeKind) graph.Node {
	n := graph.NewNode(kind)
	g.fill(n, kind.Fields())
	*n.Head() = header(g.id(kind.String()), 1+graph.Evidence(g.IntN(4)), g.life())
	return n
}

// tieBetween returns a tie of a kind with values in its fields.
func (g *generator) tieBetween(kind graph.TieKind, from, to graph.ID) graph.Tie {
	t := graph.NewTie(kind)
	g.fill(t, kind.Fields())
	*t.TieHead() = tie(g.id(kind.String()), from, to, 1+graph.Evidence(g.IntN(4)), g.life())
	return t
}

// fill gives the fields of a record values, or leaves some of them out. Citations are in the header.
func (g *generator) fill(r graph.Record, fields []*graph.FieldInfo) {
	for _, f := range fields {
		switch f.Type {
		case graph.TextField:
			f.Set(r, g.name())
		case graph.IntField:
			f.Set(r, int64(g.IntN(4)))
		case graph.BoolField:
			f.Set(r, g.IntN(2) == 0)
		case graph.DecimalField:
			if g.IntN(4) > 0 {
				f.Set(r, g.decimal())
			}
		case graph.DateField:
			f.Set(r, g.date())
		case graph.TextsField:
			f.Set(r, oneOf(g, nil, []string{"a"}, []string{"b", "a"}))
		case graph.TermsField:
			f.Set(r, graph.Terms{Names: []string{graph.Fold("n" + g.name()), graph.Fold(g.name() + "x")},
				Initials: oneOf(g, nil, []string{"abc"})})
		case graph.LocationField:
			f.Set(r, graph.Location{Longitude: g.Float64()*360 - 180, Latitude: g.Float64()*180 - 90})
		case graph.DocumentField:
			g.fillDocument(f.Pointer(r))
		}
	}
}

// fillDocument gives a field that has parts of its own a value, or leaves it out.
func (g *generator) fillDocument(field any) {
	printed := func() graph.PrintedFigure {
		d := g.decimal()
		return graph.PrintedFigure{Value: oneOf(g, nil, &d), Text: g.name(), Qualifier: oneOf(g, "", graph.Exact, graph.About)}
	}
	randomFigure := func() graph.Figure {
		return graph.Figure{Provenance: provenance(1 + graph.Evidence(g.IntN(4))), PrintedFigure: printed(), Basis: oneOf(g, "", graph.Annual)}
	}
	switch field := field.(type) {
	case **graph.Target:
		if by2025 := printed(); g.IntN(2) == 0 {
			*field = &graph.Target{Figure: randomFigure(), From: g.date(), Until: g.date(), By2025: oneOf(g, nil, &by2025)}
		}
	case *[]graph.Observation:
		for range g.IntN(3) {
			*field = append(*field, graph.Observation{Figure: randomFigure(), From: g.date(), Until: g.date()})
		}
	}
}
