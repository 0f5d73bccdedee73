package analysis

import (
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// StructuralTies is the kinds of ties that say what something is part of, which is no cooperation: what a place lies in,
// and what a figure is of.
var StructuralTies = graph.TieKindsOf(graph.Within, graph.Measures)

// CooperationTies is the other kinds of ties.
var CooperationTies = graph.AllTies &^ StructuralTies

// structural reports whether ties of this kind are structural.
func structural(kind graph.TieKind) bool { return StructuralTies.Has(kind) }

// Basis says what an answer rests on.
type Basis struct {
	Revision      graph.Revision        // of the network
	AsOf          *graph.Date           // the day on which the ties hold; nil for the ties that have not ended
	Used, LeftOut []graph.EvidenceCount // ties by evidence, in the order of graph.Evidences, without zeros
	// Unattested is how many ties are left out only because their beginning is not known: see graph.Unattested.
	Unattested   int32
	LeftOutKinds []graph.TieKind // the kinds of ties that count only if they are named, and were not
}

// Basis says what an answer over the view rests on.
func (v *View) Basis() Basis { return v.basis }

// basisOf is the basis of an answer that uses only the ties for which counts is true: the others are neither used nor left
// out.
func (v *View) basisOf(b *budget.Budget, counts func(graph.Tie) bool) Basis {
	var used, leftOut graph.EvidenceTally
	basis, n := v.basis, v.network
	basis.Unattested = 0
	for t, tie := range n.Ties {
		if counts(tie) {
			used[EvidenceOf(tie, n.Nodes[n.From[t]], n.Nodes[n.To[t]])]++
		}
		if !b.Use(1) {
			return basis
		}
	}
	for _, x := range v.excluded {
		switch {
		case !b.Use(1):
			return basis
		case !counts(x.Tie):
		case !x.Unattested:
			leftOut[x.Evidence]++
		case v.wanted[x.Evidence]:
			basis.Unattested++
		}
	}
	basis.Used, basis.LeftOut = used.Counts(), leftOut.Counts()
	return basis
}

// LeaveOut records in the basis that the network has no ties of these kinds since the question did not name them. Only
// the maker of the view may call it, before others have the view.
func (v *View) LeaveOut(kinds graph.TieKinds) {
	if kinds != 0 {
		v.basis.LeftOutKinds = slices.Collect(kinds.All)
	}
}

// Excluded is a tie of the network that a view leaves out.
type Excluded struct {
	Tie      graph.Tie
	From, To graph.Node     // its ends
	Evidence graph.Evidence // as EvidenceOf has it
	// Unattested is true if the tie is left out because its beginning is not known, false if only its evidence is not
	// used.
	Unattested bool
}

// Excluded is the ties that the view leaves out, in the order of their ids. It must not be changed.
func (v *View) Excluded() []Excluded { return v.excluded }

// choose makes the view's network and counts its ties.
func (v *View) choose(b *budget.Budget, n *graph.Network, unattested func(graph.Tie) bool) {
	// Slices that grow would be copied, which on a million ties takes longer than a canceled caller should wait.
	v.network = &graph.Network{Version: n.Version, Nodes: make([]graph.Node, 0, len(n.Nodes)),
		Ties: make([]graph.Tie, 0, len(n.Ties)), From: make([]int32, 0, len(n.Ties)), To: make([]int32, 0, len(n.Ties))}
	v.kinds = make([]graph.TieKind, 0, len(n.Ties))
	index := make([]int32, len(n.Nodes)) // by node of n: its index in the view
	for i, node := range n.Nodes {
		index[i] = int32(len(v.network.Nodes))
		if v.wanted[graph.Synthetic] || node.Head().Evidence != graph.Synthetic {
			v.network.Nodes = append(v.network.Nodes, node)
		}
		if !b.Use(1) {
			return
		}
	}
	var tally graph.EvidenceTally
	for t, tie := range n.Ties {
		if !b.Use(1) {
			return
		}
		from, to := n.From[t], n.To[t]
		e := EvidenceOf(tie, n.Nodes[from], n.Nodes[to])
		unknown := unattested != nil && unattested(tie)
		if unknown || !v.wanted[e] {
			v.excluded = append(v.excluded, Excluded{tie, n.Nodes[from], n.Nodes[to], e, unknown})
		}
		if unknown {
			v.basis.Unattested += boolToInt(v.wanted[e])
			continue
		}
		tally[e]++
		if v.wanted[e] {
			v.add(tie, index[from], index[to])
		}
	}
	for _, c := range tally.Counts() {
		if v.wanted[c.Evidence] {
			v.basis.Used = append(v.basis.Used, c)
		} else {
			v.basis.LeftOut = append(v.basis.LeftOut, c)
		}
	}
}

// add adds a tie to the view's network.
func (v *View) add(tie graph.Tie, from, to int32) {
	n, kind := v.network, tie.Kind()
	n.Ties, n.From, n.To = append(n.Ties, tie), append(n.From, from), append(n.To, to)
	v.kinds = append(v.kinds, kind)
	v.hasStructural = v.hasStructural || structural(kind)
}

// EvidenceOf is the evidence of a tie, SYNTHETIC if one of its ends is a placeholder.
func EvidenceOf(tie graph.Tie, from, to graph.Node) graph.Evidence {
	if from.Head().Evidence == graph.Synthetic || to.Head().Evidence == graph.Synthetic {
		return graph.Synthetic
	}
	return tie.Head().Evidence
}

func boolToInt(b bool) int32 {
	if b {
		return 1
	}
	return 0
}
