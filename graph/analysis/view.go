package analysis

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"sync"
	"sync/atomic"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// Arc is a tie as a node sees it: what is at the tie's other end, as indices in the Nodes and Ties of the view's
// Network.
type Arc struct{ Node, Tie int32 }

// View is the part of a network that an analysis rests on: the ties of the chosen evidence, in compressed sparse rows.
// It is safe for concurrent use.
type View struct {
	network *graph.Network
	wanted  [graph.Synthetic + 1]bool // by evidence
	basis   Basis
	// The arcs of node i are arcs[starts[2i]:starts[2i+2]]: first those of the ties that go out of it, from
	// starts[2i+1] on those of the ties that come in; each part is sorted by the node at the other end, then the tie.
	starts []int32
	arcs   []Arc
	kinds  []graph.TieKind // by tie
	tied   []int32         // the nodes that have arcs, ascending
	// structured is whether there are ties of structure.
	structured bool

	excluded []Excluded // in the order of the network's ties

	joined   atomic.Pointer[simple] // made when it is first asked for
	searches sync.Pool              // of *search, whose arrays are as long as the nodes
}

// NewView uses the ties of n whose evidence is one of these and leaves the others out; no evidence stands for Known.
// A tie of a placeholder node is a placeholder whatever it says of itself: it is used, and counted, as SYNTHETIC.
// Placeholder nodes are left out with them; no other node is left out, for a node's evidence is that of its name.
// A tie that the day of asOf leaves out only because a beginning is not known, as unattested says, is counted only;
// nil says that of none.
func NewView(ctx context.Context, n *graph.Network, evidence []graph.Evidence, asOf *graph.Date, unattested func(graph.Tie) bool) (*View, error) {
	if len(evidence) == 0 {
		evidence = Known
	}
	v := &View{basis: Basis{Revision: n.Version.Revision, AsOf: asOf}}
	for _, e := range evidence {
		v.wanted[e] = true
	}
	m := budget.Unlimited(ctx)
	if err := v.choose(m, n, unattested); err != nil {
		return nil, err
	}
	return v, v.connect(m)
}

// connect lays out the arcs. It sorts in linear time: what is put down in the order of the far ends comes to lie in that
// order at each near end.
func (v *View) connect(m *budget.Budget) error {
	n := v.network
	outs, err := rows(m, n.From, len(n.Nodes))
	if err != nil {
		return err
	}
	ins, err := rows(m, n.To, len(n.Nodes))
	if err != nil {
		return err
	}
	v.starts = make([]int32, 2*len(n.Nodes)+1)
	v.tied = make([]int32, 0, min(len(n.Nodes), 2*len(n.Ties)))
	for i := range n.Nodes {
		v.starts[2*i] = outs[i] + ins[i]
		v.starts[2*i+1] = outs[i+1] + ins[i]
		if v.starts[2*i] < outs[i+1]+ins[i+1] {
			v.tied = append(v.tied, int32(i))
		}
	}
	v.starts[2*len(n.Nodes)] = int32(2 * len(n.Ties))
	v.arcs = make([]Arc, 2*len(n.Ties))
	next := slices.Clone(v.starts)
	put := func(row, node, tie int32) error {
		v.arcs[next[row]] = Arc{node, tie}
		next[row]++
		return m.Spend(1)
	}
	byTo, err := grouped(m, n.To, ins)
	if err != nil {
		return err
	}
	for _, t := range byTo {
		if err := put(2*n.From[t], n.To[t], t); err != nil {
			return err
		}
	}
	byFrom, err := grouped(m, n.From, outs)
	if err != nil {
		return err
	}
	for _, t := range byFrom {
		if err := put(2*n.To[t]+1, n.From[t], t); err != nil {
			return err
		}
	}
	return nil
}

// rows is where the ties of each node begin that have it at this end of theirs, when they are sorted by it.
func rows(m *budget.Budget, end []int32, nodes int) ([]int32, error) {
	starts := make([]int32, nodes+1)
	for _, i := range end {
		starts[i+1]++
		if err := m.Spend(1); err != nil {
			return nil, err
		}
	}
	for i := range nodes {
		starts[i+1] += starts[i]
	}
	return starts, nil
}

// grouped is the ties sorted by the node at this end of theirs, then by tie.
func grouped(m *budget.Budget, end, rows []int32) ([]int32, error) {
	sorted, next := make([]int32, len(end)), slices.Clone(rows)
	for t, i := range end {
		sorted[next[i]] = int32(t)
		next[i]++
		if err := m.Spend(1); err != nil {
			return nil, err
		}
	}
	return sorted, nil
}

// Network is the network of the view: what is left out is not in it.
func (v *View) Network() *graph.Network { return v.network }

// Uses says whether ties of this evidence are used.
func (v *View) Uses(e graph.Evidence) bool { return v.wanted[e] }

// Out is the ties that go out of node i, sorted by the node that they lead to, then by tie.
func (v *View) Out(i int32) []Arc { return v.arcs[v.starts[2*i]:v.starts[2*i+1]] }

// In is the ties that come in to node i, sorted by the node that they come from, then by tie.
func (v *View) In(i int32) []Arc { return v.arcs[v.starts[2*i+1]:v.starts[2*i+2]] }

// Arcs is Out, then In; a tie between a node and itself is in both.
func (v *View) Arcs(i int32) []Arc { return v.arcs[v.starts[2*i]:v.starts[2*i+2]] }

// around yields Arcs in the order of the nodes at the other ends, and whether each goes out.
func (v *View) around(i int32) iter.Seq2[Arc, bool] {
	return func(yield func(Arc, bool) bool) {
		out, in := v.Out(i), v.In(i)
		for len(out)+len(in) > 0 {
			if len(in) == 0 || len(out) > 0 && out[0].Node <= in[0].Node {
				if !yield(out[0], true) {
					return
				}
				out = out[1:]
			} else {
				if !yield(in[0], false) {
					return
				}
				in = in[1:]
			}
		}
	}
}

// Index is the index of a node in the view's network, false where it is not there.
func (v *View) Index(id graph.ID) (int32, bool) {
	i, found := slices.BinarySearchFunc(v.network.Nodes, id, func(n graph.Node, id graph.ID) int {
		return cmp.Compare(n.Head().ID, id)
	})
	return int32(i), found
}
