package analysis_test

import (
	"math"
	"testing"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/path"
	"gonum.org/v1/gonum/graph/simple"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
)

const tolerance = 1e-9

// undirected is the simple undirected graph of a view, for gonum; an edge weighs as many as its ties.
func undirected(v *analysis.View) *simple.WeightedUndirectedGraph {
	g := simple.NewWeightedUndirectedGraph(0, 0)
	for i := range v.Network().Nodes {
		g.AddNode(simple.Node(i))
	}
	for t, from := range v.Network().From {
		to := v.Network().To[t]
		if from == to {
			continue
		}
		weight, _ := g.Weight(int64(from), int64(to))
		g.SetWeightedEdge(g.NewWeightedEdge(simple.Node(from), simple.Node(to), weight+1))
	}
	return g
}

// unweighted hides the weights: every edge is one hop.
type unweighted struct{ gonum.Undirected }

func TestCentralitiesAgainstGonum(t *testing.T) {
	for seed := range uint64(60) {
		r := analysistest.Random(seed)
		nodes := 3 + r.IntN(60)
		v := analysistest.View(analysistest.RandomNetwork(r, nodes, r.IntN(3*nodes)))
		g := unweighted{undirected(v)}
		n := max(3, float64(len(tiedIn(v.Network())))) // of fewer there is none between two others

		between := network.Betweenness(g)
		compareScores(t, v, analysis.Betweenness, func(i int) float64 { return between[int64(i)] / ((n - 1) * (n - 2)) })

		all := path.DijkstraAllPaths(g)
		compareScores(t, v, analysis.Closeness, func(i int) float64 {
			sum, reached := 0.0, 0.0
			for j := range nodes {
				if d := all.Weight(int64(i), int64(j)); j != i && !math.IsInf(d, 1) {
					sum, reached = sum+d, reached+1
				}
			}
			if reached == 0 {
				return 0
			}
			return reached / sum * reached / (float64(len(tiedIn(v.Network()))) - 1)
		})
	}
}

func TestPageRankAgainstGonum(t *testing.T) {
	for seed := range uint64(60) {
		r := analysistest.Random(seed)
		nodes := 3 + r.IntN(60)
		n := analysistest.RandomNetwork(r, nodes, r.IntN(3*nodes))
		g := simple.NewDirectedGraph()
		once := &graph.Network{Nodes: n.Nodes} // gonum's graph has no parallel edges and none from a node to itself
		for i, from := range n.From {
			if to := n.To[i]; from != to && !g.HasEdgeFromTo(int64(from), int64(to)) {
				g.SetEdge(g.NewEdge(simple.Node(from), simple.Node(to)))
				once.Ties, once.From, once.To = append(once.Ties, n.Ties[i]), append(once.From, from), append(once.To, to)
			}
		}
		want := network.PageRank(g, 0.85, 1e-14)
		compareScores(t, analysistest.View(once), analysis.PageRank, func(i int) float64 { return want[int64(i)] })
	}
}

func compareScores(t *testing.T, v *analysis.View, m analysis.Measure, want func(i int) float64) {
	t.Helper()
	for i, got := range scoresOf(t, v, analysis.RankQuery{Measure: m}) {
		if w := want(i); !(math.Abs(got-w) <= tolerance) {
			t.Errorf("%s of node %d of %d is %v, not %v", m, i, len(v.Network().Nodes), got, w)
		}
	}
}

// scoresOf is the score of each node, by its index, 0 of one that is not ranked.
func scoresOf(t testing.TB, v *analysis.View, q analysis.RankQuery) []float64 {
	t.Helper()
	q.Limit = len(v.Network().Nodes)
	r, err := analysis.Rank(t.Context(), v, q)
	if err != nil {
		t.Fatal(err)
	}
	scores := make([]float64, q.Limit)
	for _, ranked := range r.Nodes {
		i, _ := v.Index(ranked.Node.Head().ID)
		scores[i] = ranked.Score
	}
	return scores
}

// The modularity is what gonum computes for the partition, and as high as that of gonum's Louvain method.
func TestCommunitiesAgainstGonum(t *testing.T) {
	ours, theirs := 0.0, 0.0
	for seed := range uint64(60) {
		r := analysistest.Random(seed)
		nodes := 5 + r.IntN(60)
		v := analysistest.View(analysistest.RandomNetwork(r, nodes, r.IntN(3*nodes)))
		g := undirected(v)
		resolution := 0.5 + r.Float64()
		c, err := analysis.FindCommunities(t.Context(), v, resolution)
		if err != nil {
			t.Fatal(err)
		}
		members, alone := nodesOf(v, c)
		if int(c.Alone) != len(alone) {
			t.Errorf("seed %d: %d nodes are alone, not %d", seed, c.Alone, len(alone))
		}
		if g.Edges().Len() == 0 {
			continue
		}
		for _, i := range alone {
			members = append(members, []gonum.Node{i})
		}
		if q := community.Q(g, members, resolution); math.Abs(q-c.Modularity) > tolerance {
			t.Errorf("seed %d: the modularity is %v, not %v", seed, c.Modularity, q)
		}
		ours += c.Modularity
		theirs += community.Q(g, community.Modularize(g, resolution, r).Communities(), resolution)
	}
	t.Logf("modularity, all told: %.3f, gonum's Louvain %.3f", ours, theirs)
	if ours < 0.99*theirs {
		t.Errorf("the modularity, all told, is %.3f, and gonum's method comes to %.3f", ours, theirs)
	}
}

// nodesOf is the communities as gonum's nodes, and the nodes that are in none.
func nodesOf(v *analysis.View, c *analysis.Communities) (members [][]gonum.Node, alone []gonum.Node) {
	in := map[int32]bool{}
	for _, one := range c.Communities {
		var nodes []gonum.Node
		for _, node := range one.Nodes {
			i, _ := v.Index(node.Head().ID)
			in[i] = true
			nodes = append(nodes, simple.Node(i))
		}
		members = append(members, nodes)
	}
	for i := range v.Network().Nodes {
		if !in[int32(i)] {
			alone = append(alone, simple.Node(i))
		}
	}
	return members, alone
}
