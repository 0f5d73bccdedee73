package analysis

import (
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// Known is the evidence of what is known: everything but the placeholders.
var Known = []graph.Evidence{graph.Official, graph.Reported, graph.Derived}

// StructureTies is the kinds of ties that say where a thing belongs, which is no cooperation: what lies in what, and what a
// figure is of.
var StructureTies = graph.TieKindsOf(graph.Within, graph.Measures)

// CooperationTies is the other kinds of ties.
var CooperationTies = graph.AllTies &^ StructureTies

// Basis says what an answer rests on.
type Basis struct {
	Revision      graph.Revision
	AsOf          *graph.Date           // the day that the ties hold on, as was asked for; nil for what has not ended
	Used, LeftOut []graph.EvidenceCount // in the order of graph.Evidences, without zeros
	// Unattested counts the ties that only the day left out, for their beginning is not known: see graph.Unattested.
	Unattested   int32
	LeftOutKinds []graph.TieKind // the kinds of ties that the network was asked for without, as none were named
}

// MayHold holds for what counts on a day: what holds then, and what does not only because its beginning is not known,
// which a view counts as such. On no day, 0, it is what has not ended, and the flows of every year: a year's flow is over
// when the year is.
func MayHold(day graph.Date) graph.Filter {
	if day != 0 {
		return graph.Any(graph.HeldOn{Day: day}, graph.Unattested{Day: day})
	}
	return graph.Any(graph.Ongoing{}, graph.OfKind{Kinds: graph.TieKindsOf(graph.Invests)})
}

// UnattestedOn says of which ties that may hold on a day it is not known whether they do; nil on no day, 0.
func UnattestedOn(day graph.Date) func(graph.Tie) bool {
	if day == 0 {
		return nil
	}
	return func(t graph.Tie) bool { return graph.Unattested{Day: day}.Holds(t) }
}

// Basis says what an answer over the view rests on.
func (v *View) Basis() Basis { return v.basis }

// LeaveOut notes in the basis that the network has no ties of these kinds because the question named none. It is for
// whoever makes the view, before others see it.
func (v *View) LeaveOut(kinds graph.TieKinds) {
	if kinds != 0 {
		v.basis.LeftOutKinds = slices.Collect(kinds.All)
	}
}

// Excluded is a tie of the network that a view leaves out.
type Excluded struct {
	Tie      graph.Tie
	From, To graph.Node
	Evidence graph.Evidence // as EvidenceOf
	// Unattested is true if the day leaves the tie out because its beginning is not known, false if its evidence alone does.
	Unattested bool
}

// Excluded is the ties that the view leaves out, in the order of their ids. Callers must not change it.
func (v *View) Excluded() []Excluded { return v.excluded }

// choose makes the view's network, and counts.
func (v *View) choose(m *budget.Budget, n *graph.Network, unattested func(graph.Tie) bool) error {
	// What grows as it goes would be copied for longer than a caller who has gone should wait.
	v.network = &graph.Network{Version: n.Version, Nodes: make([]graph.Node, 0, len(n.Nodes)),
		Ties: make([]graph.Tie, 0, len(n.Ties)), From: make([]int32, 0, len(n.Ties)), To: make([]int32, 0, len(n.Ties))}
	v.kinds = make([]graph.TieKind, 0, len(n.Ties))
	index := make([]int32, len(n.Nodes))
	for i, node := range n.Nodes {
		index[i] = int32(len(v.network.Nodes))
		if v.wanted[graph.Synthetic] || node.Head().Evidence != graph.Synthetic {
			v.network.Nodes = append(v.network.Nodes, node)
		}
		if err := m.Spend(1); err != nil {
			return err
		}
	}
	var tally graph.EvidenceTally
	for t, tie := range n.Ties {
		if err := m.Spend(1); err != nil {
			return err
		}
		from, to := n.From[t], n.To[t]
		e := EvidenceOf(tie, n.Nodes[from], n.Nodes[to])
		open := unattested != nil && unattested(tie)
		if open || !v.wanted[e] {
			v.excluded = append(v.excluded, Excluded{tie, n.Nodes[from], n.Nodes[to], e, open})
		}
		switch {
		case open:
			v.basis.Unattested += b2i(v.wanted[e])
			continue
		case v.wanted[e]:
			v.network.Ties = append(v.network.Ties, tie)
			v.network.From = append(v.network.From, index[from])
			v.network.To = append(v.network.To, index[to])
			kind := tie.Kind()
			v.kinds = append(v.kinds, kind)
			v.structured = v.structured || structural(kind)
		}
		tally[e]++
	}
	for _, c := range tally.Counts() {
		if v.wanted[c.Evidence] {
			v.basis.Used = append(v.basis.Used, c)
		} else {
			v.basis.LeftOut = append(v.basis.LeftOut, c)
		}
	}
	return nil
}

// EvidenceOf is how a tie is known: as a placeholder where one of its ends is one, whatever it says of itself.
func EvidenceOf(tie graph.Tie, from, to graph.Node) graph.Evidence {
	if from.Head().Evidence == graph.Synthetic || to.Head().Evidence == graph.Synthetic {
		return graph.Synthetic
	}
	return tie.Head().Evidence
}
