package analysis

import (
	"cmp"
	"context"
	"fmt"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// MaxNeighbours is the largest number of nodes that one question about a neighbourhood may ask for.
const MaxNeighbours = 10_000

// Subgraph is a part of a view: some of its nodes, and all of its ties between them.
type Subgraph struct {
	Basis    Basis        // what the subgraph rests on
	Nodes    []graph.Node // by distance, then id
	Distance []int32      // by node: its hops from the nearest node that was asked about; nil if none was asked about
	Ties     []graph.Tie  // by id
	// Reached is the number of nodes within the hops, with those that were asked about; more than Nodes has if the limit
	// cut some off.
	Reached int32
}

// Truncated reports whether the limit cut nodes off.
func (s *Subgraph) Truncated() bool { return int(s.Reached) > len(s.Nodes) }

// Tied is the nodes of the view that have ties, by id, and all of its ties; there are no distances.
func Tied(ctx context.Context, v *View) (*Subgraph, error) {
	b := budget.Unlimited(ctx) // it costs less than the view did
	s := &Subgraph{Basis: v.basis, Ties: v.network.Ties, Reached: int32(len(v.tied))}
	for _, i := range v.tied {
		s.Nodes = append(s.Nodes, v.network.Nodes[i])
		if !b.Use(1) {
			return nil, b.Err()
		}
	}
	return s, nil
}

// Neighbourhood is the nodes within a number of hops of some nodes, whichever way the ties go: the nearest first, those at
// the same distance by id, at most limit. Ids that the view does not have are NotFound. Hops must be from 0 to MaxPathHops
// and the limit from 1 to MaxNeighbours; others are InvalidArgument.
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
	return neighbourhood(neighbourhoodBudget(ctx), v, of, hops, limit)
}

// neighbourhoodBudget is that of one question; a step takes some nanoseconds.
func neighbourhoodBudget(ctx context.Context) *budget.Budget {
	return budget.New(ctx, 200_000_000, "the neighbourhood", "Ask for fewer hops or kinds of ties.")
}

// neighbourhood is a breadth-first search.
func neighbourhood(b *budget.Budget, v *View, of []graph.ID, hops, limit int) (*Subgraph, error) {
	level, err := v.indices(b, "of", of)
	if err != nil {
		return nil, err
	}
	s := &Subgraph{Basis: v.basis}
	visited, listed := make(map[int32]bool), make(map[int32]bool)
	for _, i := range level {
		visited[i] = true
	}
	for distance := 0; len(level) > 0; distance++ {
		for _, i := range level[:min(len(level), limit-len(s.Nodes))] {
			s.Nodes, s.Distance = append(s.Nodes, v.network.Nodes[i]), append(s.Distance, int32(distance))
			listed[i] = true
		}
		if distance == hops {
			break
		}
		level = v.nextLevel(b, level, visited)
	}
	s.Reached = int32(len(visited))
	for _, t := range v.tiesAmong(b, listed) {
		s.Ties = append(s.Ties, v.network.Ties[t])
	}
	if !b.OK() {
		return nil, b.Err()
	}
	return s, nil
}

// nextLevel is the neighbours of a level that were not visited before, ascending; it marks them as visited.
func (v *View) nextLevel(b *budget.Budget, level []int32, visited map[int32]bool) (next []int32) {
	for _, i := range level {
		for _, a := range v.Arcs(i) {
			if !visited[a.Node] {
				visited[a.Node] = true
				next = append(next, a.Node)
			}
		}
		if !b.Use(1 + len(v.Arcs(i))) {
			return nil
		}
	}
	budget.Sort(b, next, cmp.Compare)
	return next
}

// tiesAmong is the ties that have both of their ends among these nodes, ascending.
func (v *View) tiesAmong(b *budget.Budget, nodes map[int32]bool) (ties []int32) {
	for i := range nodes {
		for _, a := range v.Out(i) {
			if nodes[a.Node] {
				ties = append(ties, a.Tie)
			}
		}
		if !b.Use(1 + len(v.Out(i))) {
			return nil
		}
	}
	budget.Sort(b, ties, cmp.Compare)
	return ties
}
