package analysis

import (
	"cmp"
	"context"
	"fmt"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// MaxNeighbours is the most nodes that one question about a neighbourhood may ask for.
const MaxNeighbours = 10_000

// Subgraph is a part of a view: some of its nodes, and all of its ties between them.
type Subgraph struct {
	Basis    Basis
	Nodes    []graph.Node
	Distance []int32     // by node: how many hops it is away from the nearest node that was asked about; nil where none was
	Ties     []graph.Tie // by id
	// Reached is how many nodes the hops lead to, with those that were asked about; where the limit cut some off, more
	// than there are in Nodes.
	Reached int32
}

// Truncated says whether the limit cut nodes off.
func (s *Subgraph) Truncated() bool { return int(s.Reached) > len(s.Nodes) }

// Tied is the nodes of the view that have ties, by id, and all of its ties; there are no distances.
func Tied(ctx context.Context, v *View) (*Subgraph, error) {
	m := budget.Unlimited(ctx) // it costs less than the view did
	s := &Subgraph{Basis: v.basis, Ties: v.network.Ties, Reached: int32(len(v.tied))}
	for _, i := range v.tied {
		s.Nodes = append(s.Nodes, v.network.Nodes[i])
		if err := m.Spend(1); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// Neighbourhood is the nodes within so many hops of these, whichever way the ties go: nearest first, those equally near
// by id, no more than limit. Ids that the view has not are NotFound; hops must be from 0 to MaxPathHops and the limit
// from 1 to MaxNeighbours, else it is InvalidArgument.
func Neighbourhood(ctx context.Context, v *View, of []graph.ID, hops, limit int) (*Subgraph, error) {
	if hops < 0 || hops > MaxPathHops {
		return nil, &graph.Error{Code: graph.InvalidArgument,
			Message: fmt.Sprintf("hops is %d, and must be from 0 to %d", hops, MaxPathHops),
			Hint:    "Leave it out for the default; go on from the nodes that are found."}
	}
	if limit < 1 || limit > MaxNeighbours {
		return nil, &graph.Error{Code: graph.InvalidArgument,
			Message: fmt.Sprintf("the limit is %d nodes, and must be from 1 to %d", limit, MaxNeighbours),
			Hint:    "Leave it out for the default."}
	}
	m := budget.New(ctx, limits.neighbourhood, "the neighbourhood", "Ask for fewer hops or kinds of ties.")
	level, err := v.indices(m, "of", of)
	if err != nil {
		return nil, err
	}
	s := &Subgraph{Basis: v.basis}
	seen := make(map[int32]bool)
	for _, i := range level {
		seen[i] = true
	}
	kept := make(map[int32]bool)
	for distance := 0; len(level) > 0; distance++ {
		for _, i := range level[:min(len(level), limit-len(s.Nodes))] {
			s.Nodes, s.Distance = append(s.Nodes, v.network.Nodes[i]), append(s.Distance, int32(distance))
			kept[i] = true
		}
		if distance == hops {
			break
		}
		if level, err = v.beyond(level, seen, m); err != nil {
			return nil, err
		}
	}
	s.Reached = int32(len(seen))
	ties, err := v.between(kept, m)
	for _, t := range ties {
		s.Ties = append(s.Ties, v.network.Ties[t])
	}
	return s, err
}

// beyond is the nodes next to those of a level that were not seen before, ascending.
func (v *View) beyond(level []int32, seen map[int32]bool, m *budget.Budget) (next []int32, err error) {
	for _, i := range level {
		for _, a := range v.Arcs(i) {
			if !seen[a.Node] {
				seen[a.Node] = true
				next = append(next, a.Node)
			}
		}
		if err := m.Spend(1 + len(v.Arcs(i))); err != nil {
			return nil, err
		}
	}
	return next, budget.SortErr(m, next, cmp.Compare)
}

// between is the ties that have both of their ends among these nodes, ascending.
func (v *View) between(nodes map[int32]bool, m *budget.Budget) (ties []int32, err error) {
	for i := range nodes {
		for _, a := range v.Out(i) {
			if nodes[a.Node] {
				ties = append(ties, a.Tie)
			}
		}
		if err := m.Spend(1 + len(v.Out(i))); err != nil {
			return nil, err
		}
	}
	return ties, budget.SortErr(m, ties, cmp.Compare)
}
