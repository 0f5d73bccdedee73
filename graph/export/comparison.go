package export

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/report"
)

// comparison is what began, ended and stayed between two days.
type comparison struct {
	from, to graph.Date
	change   *report.NetworkChange
	ties     []*changedTie // those of both days, by id, as the export's network has them
}

// changedTie is a tie of one of the days, or of both.
type changedTie struct{ *report.TieChange }

// NewComparison makes two networks ready to be written as Compare: the ties are those of the day from in the earlier network
// and those of the day to, which is not before it, in the later one. Both may be one network. The ties are of this evidence; an
// empty list is all but SYNTHETIC. Each network must have all ties that may hold on its day, and the reference the ties of kind
// WITHIN too.
func NewComparison(ctx context.Context, earlier, later, reference *graph.Network, meta Meta, from, to graph.Date, evidence []graph.Evidence) (*Export, error) {
	before, err := viewOf(ctx, earlier, from, evidence)
	if err != nil {
		return nil, err
	}
	after, err := viewOf(ctx, later, to, evidence)
	if err != nil {
		return nil, err
	}
	change, err := report.Compare(ctx, before, after, graph.NewHierarchy(reference))
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	ties, err := change.TieChanges(ctx)
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	c := &comparison{from: from, to: to, change: change}
	for _, t := range ties {
		c.ties = append(c.ties, &changedTie{t})
	}
	e := New(c.part(union(earlier, later)), reference, meta)
	e.comparison = c
	return e, nil
}

// viewOf is the view of the ties that hold on a day.
func viewOf(ctx context.Context, network *graph.Network, day graph.Date, evidence []graph.Evidence) (*analysis.View, error) {
	part := &graph.Network{Version: network.Version, Nodes: network.Nodes}
	held, unattested := graph.HeldOn{Day: day}, graph.UnattestedOn(day)
	for i, t := range network.Ties {
		if held.Holds(t) || unattested(t) {
			part.Ties, part.From, part.To = append(part.Ties, t), append(part.From, network.From[i]), append(part.To, network.To[i])
		}
	}
	view, err := analysis.NewView(ctx, part, evidence, &day, unattested)
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	return view, nil
}

// union returns the network that has the records of both networks. A record of both is that of the later one, whose version
// it has.
func union(earlier, later *graph.Network) *graph.Network {
	if earlier == later {
		return later
	}
	all := &graph.Network{Version: later.Version, Nodes: unionOf(earlier.Nodes, later.Nodes), Ties: unionOf(earlier.Ties, later.Ties)}
	index := func(id graph.ID) int32 {
		i, _ := slices.BinarySearchFunc(all.Nodes, id, func(n graph.Node, id graph.ID) int { return cmp.Compare(n.Head().ID, id) })
		return int32(i)
	}
	for _, t := range all.Ties {
		all.From, all.To = append(all.From, index(t.TieHead().FromID)), append(all.To, index(t.TieHead().ToID))
	}
	return all
}

// unionOf returns the records of two lists that are sorted by id.
func unionOf[R graph.Record](earlier, later []R) []R {
	all := make([]R, 0, len(later))
	for _, r := range later {
		for len(earlier) > 0 && earlier[0].Head().ID < r.Head().ID {
			all, earlier = append(all, earlier[0]), earlier[1:]
		}
		if len(earlier) > 0 && earlier[0].Head().ID == r.Head().ID {
			earlier = earlier[1:]
		}
		all = append(all, r)
	}
	return append(all, earlier...)
}

// part is the part of a network that the comparison has: its ties and the nodes at their ends.
func (c *comparison) part(n *graph.Network) *graph.Network {
	nodes, ties := make([]bool, len(n.Nodes)), make([]bool, len(n.Ties))
	found := 0
	for i, t := range n.Ties {
		if found < len(c.ties) && c.ties[found].Tie.Head().ID == t.Head().ID {
			found++
			ties[i], nodes[n.From[i]], nodes[n.To[i]] = true, true, true
		}
	}
	return subgraph(n, nodes, ties)
}

// comparisonColumns are those of ties, and what a comparison says of a tie.
var comparisonColumns = newComparisonColumns()

func newComparisonColumns() []column {
	t := columnSet{kinds: graph.NumTieKinds}
	for k := 1; k <= graph.NumTieKinds; k++ {
		for _, c := range tieColumns {
			if cell := c.cells[k]; cell != nil {
				t.add(k, c.name, c.typ, func(e *Export, r any) any { return cell(e, r.(*changedTie).Tie) })
			}
		}
	}
	add := func(name string, typ cellType, cell func(*report.TieChange) any) {
		for k := 1; k <= graph.NumTieKinds; k++ {
			t.add(k, name, typ, func(_ *Export, r any) any { return cell(r.(*changedTie).TieChange) })
		}
	}
	add("outcome", textCell, func(c *report.TieChange) any { return string(c.Outcome()) })
	add("before", boolCell, func(c *report.TieChange) any { return c.Before })
	add("after", boolCell, func(c *report.TieChange) any { return c.After })
	add("began", intCell, func(c *report.TieChange) any { return int64(c.Began) })
	add("ended", intCell, func(c *report.TieChange) any { return int64(c.Ended) })
	add("stayed", intCell, func(c *report.TieChange) any { return int64(c.Stayed) })
	add("undated", intCell, func(c *report.TieChange) any { return int64(c.Undated) })
	add("hands", textCell, func(c *report.TieChange) any { return string(c.Subject.Hands) })
	return t.columns
}

// metadata says what is compared, the sums, and what each day leaves out.
func (c *comparison) metadata() []metaEntry {
	n := c.change
	return []metaEntry{
		{"from", c.from.String()}, {"to", c.to.String()},
		{"began", int64(n.Began)}, {"ended", int64(n.Ended)}, {"stayed", int64(n.Stayed)}, {"undated", int64(n.Undated)},
		{"changedHands", int64(n.ChangedHands)}, {"narrowed", int64(n.Narrowed)},
		{"counts", comparisonNotice}, {"colours", colourNotice()},
		{"tiesBefore", jsonCounts(n.Before.Used)}, {"tiesLeftOutBefore", jsonCounts(n.Before.LeftOut)}, {"tiesUnattestedBefore", int64(n.Before.Unattested)},
		{"tiesAfter", jsonCounts(n.After.Used)}, {"tiesLeftOut", jsonCounts(n.After.LeftOut)}, {"tiesUnattested", int64(n.After.Unattested)},
	}
}

// comparisonNotice says in a file what its counts are.
const comparisonNotice = "began, ended, stayed and undated are counties for SUPPORTS, whose ties may each stand for several, and ties " +
	"for other kinds. Ties are compared by their kind and their second end. A tie of the earlier day in whose place another one " +
	"stands counts as nothing: hands says whether the first ends are others. UNDATED: no source shows when it began, so it may " +
	"have held on the earlier day too."
