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
	Basis Basis
	// Modularity is that of the partition, at the resolution that was asked for: the share of ties inside communities,
	// less the resolution times the share that would be expected there. Parallel ties count each, their direction and
	// ties between a node and itself do not.
	Modularity  float64
	Communities []Community // the largest first, those of one size by their first node
	Alone       int32       // how many nodes have no tie to another node: they are in no community
}

// Community is nodes that are connected by ties between them, by id.
type Community struct{ Nodes []graph.Node }

// Size is how many nodes there are.
func (c *Community) Size() int32 { return int32(len(c.Nodes)) }

// FindCommunities partitions the view by the Leiden algorithm, with a fixed order in place of chance: the same view and
// resolution always give the same answer. Each community is connected. The resolution is above 0 and up to 100; above 1
// communities are smaller, below 1 larger; another is InvalidArgument.
func FindCommunities(ctx context.Context, v *View, resolution float64) (*Communities, error) {
	if !(resolution > 0 && resolution <= 100) {
		return nil, &graph.Error{Code: graph.InvalidArgument,
			Message: fmt.Sprintf("the resolution is %v, and must be above 0 and up to 100", resolution),
			Hint:    "1 is usual; above it communities are smaller, below it larger."}
	}
	m := budget.New(ctx, limits.communities, "the communities", "Ask for fewer kinds of ties.")
	g, err := v.simple(ctx)
	if err != nil {
		return nil, err
	}
	label, err := leiden(g, resolution, m)
	if err != nil {
		return nil, err
	}
	c := &Communities{Basis: v.basis}
	if c.Modularity, err = g.modularity(label, resolution, m); err != nil {
		return nil, err
	}
	number := make([]int32, g.nodes()) // by label, from 1
	for i, node := range v.network.Nodes {
		if err := m.Spend(budget.PerRecord); err != nil {
			return nil, err
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
	return c, budget.SortErr(m, c.Communities, func(a, b Community) int { return cmp.Compare(len(b.Nodes), len(a.Nodes)) })
}

// renumber gives communities, whose labels are below most, the numbers from 0 on, in the order of their first nodes, and
// says how many there are.
func renumber(label []int32, most int, m *budget.Budget) (communities int, err error) {
	number := make([]int32, most) // from 1
	for i, c := range label {
		if number[c] == 0 {
			communities++
			number[c] = int32(communities)
		}
		label[i] = number[c] - 1
		if err := m.Spend(1); err != nil {
			return 0, err
		}
	}
	return communities, nil
}

// modularity is that of a partition: networkx's, with the number of ties as the weight of an edge.
func (g *simple) modularity(label []int32, resolution float64, m *budget.Budget) (float64, error) {
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
		if err := m.Spend(1 + len(g.neighbours(i))); err != nil {
			return 0, err
		}
	}
	if all == 0 {
		return 0, nil
	}
	sum := 0.0
	for c := range total {
		expected := total[c] / all
		sum += inside[c]/all - resolution*expected*expected
		if err := m.Spend(1); err != nil {
			return 0, err
		}
	}
	return sum, nil
}
