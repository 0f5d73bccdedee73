package analysis

import (
	"cmp"
	"context"
	"fmt"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// Communities is a partition of a view's nodes into groups with more ties inside them than chance would make.
type Communities struct {
	Basis Basis // what the partition rests on
	// Modularity is that of the partition at the resolution of the question: the share of ties that are inside communities,
	// less the resolution times the share that is expected there by chance. Parallel ties count each; their direction, and
	// ties between a node and itself, do not count.
	Modularity  float64
	Communities []Community // the largest first, those of one size by their first node
	Alone       int32       // how many nodes have no tie to another node: they are in no community
}

// Community is nodes that are connected by ties between them.
type Community struct {
	Nodes []graph.Node // by id
}

// Size is the number of nodes.
func (c *Community) Size() int32 { return int32(len(c.Nodes)) }

// FindCommunities partitions the view by the Leiden algorithm. The same view and resolution always give the same answer,
// and each community is connected. The resolution is above 0 and at most 100; above 1 communities are smaller, below 1
// larger; another one is InvalidArgument.
func FindCommunities(ctx context.Context, v *View, resolution float64) (*Communities, error) {
	if !(resolution > 0 && resolution <= 100) {
		return nil, &graph.Error{Code: graph.InvalidArgument,
			Message: fmt.Sprintf("the resolution is %v, and must be above 0 and up to 100", resolution),
			Hint:    "1 is usual; above it communities are smaller, below it larger."}
	}
	g, err := v.simpleGraph(ctx)
	if err != nil {
		return nil, err
	}
	return communities(communityBudget(ctx), v, g, resolution)
}

// communityBudget is that of one question; a step takes some nanoseconds.
func communityBudget(ctx context.Context) *budget.Budget {
	return budget.New(ctx, 1_000_000_000, "the communities", "Ask for fewer kinds of ties.")
}

func communities(b *budget.Budget, v *View, g *simpleGraph, resolution float64) (*Communities, error) {
	label := leiden(b, g, resolution)
	if !b.OK() {
		return nil, b.Err()
	}
	c := &Communities{Basis: v.basis, Modularity: g.modularity(b, label, resolution)}
	number := make([]int32, g.nodes()) // by label, from 1
	for i, node := range v.network.Nodes {
		if !b.Use(budget.PerRecord) {
			return nil, b.Err()
		}
		if len(g.neighbours(int32(i))) == 0 {
			c.Alone++
			continue
		}
		of := &number[label[i]]
		if *of == 0 {
			c.Communities = append(c.Communities, Community{})
			*of = int32(len(c.Communities))
		}
		nodes := &c.Communities[*of-1].Nodes
		*nodes = append(*nodes, node)
	}
	budget.Sort(b, c.Communities, func(x, y Community) int { return cmp.Compare(len(y.Nodes), len(x.Nodes)) })
	return c, b.Err()
}

// renumber gives the communities, whose labels are below limit, the numbers from 0 on in the order of their first nodes,
// and returns how many there are.
func renumber(b *budget.Budget, label []int32, limit int) (communities int) {
	number := make([]int32, limit) // by label, from 1
	for i, c := range label {
		if number[c] == 0 {
			communities++
			number[c] = int32(communities)
		}
		label[i] = number[c] - 1
		if !b.Use(1) {
			break
		}
	}
	return communities
}

// modularity is that of a partition: Newman and Girvan, Finding and evaluating community structure in networks, Physical
// Review E 69, 026113 (2004), with a resolution and with the number of ties as the weight of an edge, as in networkx.
func (g *simpleGraph) modularity(b *budget.Budget, label []int32, resolution float64) float64 {
	if !b.OK() {
		return 0
	}
	inside, total := make([]float64, g.nodes()), make([]float64, g.nodes())
	all := 0.0 // twice the number of ties
	for i := range int32(g.nodes()) {
		for k := g.starts[i]; k < g.starts[i+1]; k++ {
			all += g.count[k]
			total[label[i]] += g.count[k]
			if label[g.to[k]] == label[i] {
				inside[label[i]] += g.count[k]
			}
		}
		if !b.Use(1 + len(g.neighbours(i))) {
			return 0
		}
	}
	if all == 0 {
		return 0
	}
	sum := 0.0
	for c := range total {
		expected := total[c] / all
		sum += inside[c]/all - resolution*expected*expected
		if !b.Use(1) {
			return 0
		}
	}
	return sum
}
