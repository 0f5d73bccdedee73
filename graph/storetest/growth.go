package storetest

import "coopgraph/graph"

// changes makes a batch of changes to what an oracle knows: most of them bring something new.
func (d *dice) changes(o *oracle, n int) (changes []graph.Change) {
	nodes := append([]graph.Node(nil), o.Nodes...)
	tied, gone := map[graph.ID]bool{}, map[graph.ID]bool{}
	for _, t := range o.Ties {
		tied[t.TieHead().FromID], tied[t.TieHead().ToID] = true, true
	}
	for range n {
		switch roll := d.IntN(20); {
		case roll < 7:
			nodes = append(nodes, d.node(d.nodeKind()))
			changes = append(changes, graph.Create{Record: nodes[len(nodes)-1]})
		case roll < 8 && len(o.Nodes) > 0:
			old := oneOf(d, o.Nodes...)
			if id := old.Head().ID; !gone[id] {
				r := d.node(old.Kind())
				r.Head().ID = id
				changes = append(changes, graph.Replace{Record: r})
			}
		case roll < 9 && len(o.Ties) > 0:
			old := oneOf(d, o.Ties...)
			if id := old.Head().ID; !gone[id] {
				r := d.tieBetween(old.Kind(), old.TieHead().FromID, old.TieHead().ToID)
				r.Head().ID = id
				changes = append(changes, graph.Replace{Record: r})
			}
		case roll < 10 && len(o.Ties) > 0:
			if id := oneOf(d, o.Ties...).Head().ID; !gone[id] {
				gone[id] = true
				changes = append(changes, graph.Delete{ID: id})
			}
		case roll < 11 && len(o.Nodes) > 0:
			if id := oneOf(d, o.Nodes...).Head().ID; !gone[id] && !tied[id] {
				gone[id] = true
				changes = append(changes, graph.Delete{ID: id})
			}
		case len(nodes) > 0:
			from, to, kind := oneOf(d, nodes...), oneOf(d, nodes...), d.tieKind()
			for range 50 {
				if kind.Joins(from.Kind(), to.Kind()) {
					break
				}
				from, to = oneOf(d, nodes...), oneOf(d, nodes...)
			}
			if gone[from.Head().ID] || gone[to.Head().ID] || !kind.Joins(from.Kind(), to.Kind()) {
				continue
			}
			tied[from.Head().ID], tied[to.Head().ID] = true, true
			changes = append(changes, graph.Create{Record: d.tieBetween(kind, from.Head().ID, to.Head().ID)})
		}
	}
	return changes
}

// node is a node of a kind with something in each of its fields.
func (d *dice) node(kind graph.NodeKind) graph.Node {
	n := graph.NewNode(kind)
	d.fill(n, kind.Fields())
	*n.Head() = header(d.id(kind.String()), 1+graph.Evidence(d.IntN(4)), d.life())
	return n
}

// tieBetween is a tie of a kind with something in each of its fields.
func (d *dice) tieBetween(kind graph.TieKind, from, to graph.ID) graph.Tie {
	t := graph.NewTie(kind)
	d.fill(t, kind.Fields())
	*t.TieHead() = tie(d.id(kind.String()), from, to, 1+graph.Evidence(d.IntN(4)), d.life())
	return t
}

// fill gives the fields of a record values, or leaves them out. Values with parts are those of the sample alone.
func (d *dice) fill(r graph.Record, fields []*graph.FieldInfo) {
	for _, f := range fields {
		switch f.Type {
		case graph.TextField:
			f.Set(r, d.name())
		case graph.IntField:
			f.Set(r, int64(d.IntN(4)))
		case graph.BoolField:
			f.Set(r, d.IntN(2) == 0)
		case graph.DecimalField:
			if d.IntN(4) > 0 {
				f.Set(r, d.decimal())
			}
		case graph.DateField:
			f.Set(r, d.date())
		case graph.TextsField:
			f.Set(r, oneOf(d, nil, []string{"a"}, []string{"b", "a"}))
		case graph.TermsField:
			f.Set(r, graph.Terms{Names: []string{graph.Fold("n" + d.name()), graph.Fold(d.name() + "x")},
				Initials: oneOf(d, nil, []string{"abc"})})
		case graph.LocationField:
			f.Set(r, graph.Location{Longitude: d.Float64()*360 - 180, Latitude: d.Float64()*180 - 90})
		}
	}
}
