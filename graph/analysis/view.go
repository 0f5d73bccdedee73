package analysis

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"sync"
	"sync/atomic"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// Arc is a tie as one of its ends sees it: the node at the other end and the tie, as indices in the Nodes and Ties of the
// view's Network.
type Arc struct{ Node, Tie int32 }

// View is the part of a network that an analysis rests on: the ties of the chosen evidence, as compressed sparse rows. It
// is safe for concurrent use.
type View struct {
	network *graph.Network
	wanted  [graph.Synthetic + 1]bool // by evidence
	basis   Basis
	// The arcs of node i are arcs[starts[2i]:starts[2i+2]]: first those of the ties that go out of it, from
	// starts[2i+1] on those of the ties that come in; each part is sorted by the node at the other end, then the tie.
	starts        []int32
	arcs          []Arc
	kinds         []graph.TieKind // by tie
	tied          []int32         // the nodes that have arcs, ascending
	hasStructural bool            // whether there are structural ties
	excluded      []Excluded

	simple   atomic.Pointer[simpleGraph] // nil before it is first needed
	searches sync.Pool                   // of *search, whose arrays are as long as the nodes
}

// NewView makes a view of the ties of n whose evidence is one of these. No evidence stands for all but SYNTHETIC. A tie of a
// placeholder node counts as SYNTHETIC, whatever it says of itself. Placeholder nodes are left out with such ties; no
// other node is left out, since a node's evidence is that of its name. A tie for which unattested is true, since its
// beginning is not known, is left out and counted; nil is true for none. AsOf is for the Basis alone: n has only the ties
// that may hold on that day.
func NewView(ctx context.Context, n *graph.Network, evidence []graph.Evidence, asOf *graph.Date, unattested func(graph.Tie) bool) (*View, error) {
	wanted := graph.EvidenceSetOf(evidence...)
	if len(evidence) == 0 {
		wanted = graph.KnownEvidence
	}
	v := &View{basis: Basis{Revision: n.Version.Revision, AsOf: asOf}}
	for _, e := range graph.Evidences {
		v.wanted[e] = wanted.Has(e)
	}
	b := budget.Unlimited(ctx)
	v.choose(b, n, unattested)
	v.connect(b)
	return v, b.Err()
}

// connect makes the arcs. It is a counting sort: ties that are put down in the order of one end are in that order at each
// other end.
func (v *View) connect(b *budget.Budget) {
	n := v.network
	outs, ins := rowStarts(b, n.From, len(n.Nodes)), rowStarts(b, n.To, len(n.Nodes))
	if !b.OK() {
		return
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
	put := func(row, node, tie int32) bool {
		v.arcs[next[row]] = Arc{node, tie}
		next[row]++
		return b.Use(1)
	}
	for _, t := range sortedByEnd(b, n.To, ins) {
		if !put(2*n.From[t], n.To[t], t) {
			return
		}
	}
	for _, t := range sortedByEnd(b, n.From, outs) {
		if !put(2*n.To[t]+1, n.From[t], t) {
			return
		}
	}
}

// rowStarts returns the index at which the ties of each node begin if the ties are sorted by this end, and then their
// number.
func rowStarts(b *budget.Budget, end []int32, nodes int) []int32 {
	starts := make([]int32, nodes+1)
	for _, i := range end {
		starts[i+1]++
		if !b.Use(1) {
			return nil
		}
	}
	for i := range nodes {
		starts[i+1] += starts[i]
	}
	return starts
}

// sortedByEnd is the ties sorted by the node at this end, then by tie; starts is what rowStarts returns for it.
func sortedByEnd(b *budget.Budget, end, starts []int32) []int32 {
	if !b.OK() {
		return nil
	}
	sorted, next := make([]int32, len(end)), slices.Clone(starts)
	for t, i := range end {
		sorted[next[i]] = int32(t)
		next[i]++
		if !b.Use(1) {
			return nil
		}
	}
	return sorted
}

// Network is the network of the view: what the view leaves out is not in it.
func (v *View) Network() *graph.Network { return v.network }

// Uses reports whether the view has the ties of this evidence.
func (v *View) Uses(e graph.Evidence) bool { return v.wanted[e] }

// Out is the ties that go out of node i, sorted by the node that they lead to, then by tie.
func (v *View) Out(i int32) []Arc { return v.arcs[v.starts[2*i]:v.starts[2*i+1]] }

// In is the ties that come in to node i, sorted by the node that they come from, then by tie.
func (v *View) In(i int32) []Arc { return v.arcs[v.starts[2*i+1]:v.starts[2*i+2]] }

// Arcs is Out, then In; a tie between a node and itself is in both.
func (v *View) Arcs(i int32) []Arc { return v.arcs[v.starts[2*i]:v.starts[2*i+2]] }

// merged yields Arcs sorted by the node at the other end, and whether each goes out.
func (v *View) merged(i int32) iter.Seq2[Arc, bool] {
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

// Index is the index of a node in the view's network, false if it is not there.
func (v *View) Index(id graph.ID) (int32, bool) {
	i, found := slices.BinarySearchFunc(v.network.Nodes, id, func(n graph.Node, id graph.ID) int {
		return cmp.Compare(n.Head().ID, id)
	})
	return int32(i), found
}

// indices is the indices of the nodes with these ids, each once, ascending. No id is InvalidArgument, and ids that the
// view does not have are NotFound; the message names the argument.
func (v *View) indices(b *budget.Budget, argument string, ids []graph.ID) ([]int32, error) {
	if len(ids) == 0 {
		return nil, &graph.Error{Code: graph.InvalidArgument, Message: argument + " names no node", Hint: "Give at least one id."}
	}
	seen := make(map[int32]bool, len(ids))
	var found []int32
	var unknown []graph.ID
	for _, id := range ids {
		i, ok := v.Index(id)
		switch {
		case !ok:
			unknown = append(unknown, id)
		case !seen[i]:
			seen[i] = true
			found = append(found, i)
		}
		if !b.Use(budget.PerRecord) {
			return nil, b.Err()
		}
	}
	if unknown != nil {
		return nil, notInView(argument, unknown)
	}
	budget.Sort(b, found, cmp.Compare)
	return found, b.Err()
}

func notInView(argument string, ids []graph.ID) error {
	message := fmt.Sprintf("%s names %q, which is not in the network as it was asked for", argument, ids[0])
	if len(ids) > 1 {
		message = fmt.Sprintf("%s names %d nodes that are not in the network as it was asked for, such as %q", argument, len(ids), ids[0])
	}
	return &graph.Error{Code: graph.NotFound, Message: message,
		Hint: "Check the ids, the date and the evidence: placeholders are there only if SYNTHETIC is asked for."}
}
