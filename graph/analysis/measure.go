package analysis

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"coopgraph/graph"
)

// Measure is what nodes are ranked by. The definitions are networkx's. Nodes without ties are not part of the graph, and
// n is the number of the others. The undirected simple graph of a view has one edge between two nodes that are tied,
// whichever way and however often, and none from a node to itself.
type Measure string

// The measures.
const (
	// Degree is the number of ties of a node, InDegree and OutDegree the number of those that come in and go out. Parallel
	// ties count each, a tie between a node and itself counts as one in and one out. WeightedDegree is the sum of their
	// weights instead.
	Degree         Measure = "DEGREE"
	InDegree       Measure = "IN_DEGREE"
	OutDegree      Measure = "OUT_DEGREE"
	WeightedDegree Measure = "WEIGHTED_DEGREE"
	// Betweenness is the share of the shortest paths between other nodes that pass through the node, over the undirected
	// simple graph: summed over the pairs of other nodes, divided by (n-1)(n-2)/2, so from 0 to 1.
	Betweenness Measure = "BETWEENNESS"
	// Closeness is, over the undirected simple graph, the inverse of the mean distance to the r-1 nodes that the node
	// reaches, times (r-1)/(n-1), so that a node of a small component does not seem close (Wasserman and Faust); 0 for a
	// node that reaches none.
	Closeness Measure = "CLOSENESS"
	// PageRank is the probability of being at the node for a walk that follows ties from their first to their second end,
	// each of a node's ties with the same probability, and that at any step with probability 0.15, and always at a node
	// without outgoing ties, starts anew at any node. Parallel ties count each. The sum over all nodes is 1.
	PageRank Measure = "PAGERANK"
	// Eigenvector is the node's component of the eigenvector of the largest eigenvalue of the undirected simple graph's
	// adjacency matrix, of length 1. In a graph of several components only the one with the largest eigenvalue scores
	// above 0; if several share it, each keeps the share that it has after a start from equal scores.
	Eigenvector Measure = "EIGENVECTOR"
)

// Measures is every measure.
var Measures = []Measure{Degree, InDegree, OutDegree, WeightedDegree, Betweenness, Closeness, PageRank, Eigenvector}

// MarshalGQL writes the enum value.
func (m Measure) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(string(m))) }

// UnmarshalGQL reads the enum value.
func (m *Measure) UnmarshalGQL(v any) error {
	s, _ := v.(string)
	if !slices.Contains(Measures, Measure(s)) {
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%.40q is not a Measure", s)}
	}
	*m = Measure(s)
	return nil
}

// onSimpleGraph reports whether the measure is of the undirected simple graph.
func (m Measure) onSimpleGraph() bool { return m == Betweenness || m == Closeness || m == Eigenvector }
