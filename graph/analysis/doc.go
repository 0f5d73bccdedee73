// Package analysis has algorithms over any network: paths, neighbourhoods, centralities, communities. It rests on
// graph.Network alone, so every store gives the same answers. What is found about Shanghai's network with them is in
// package report.
//
// Every question is asked of a View: the ties whose evidence the caller chose. Placeholders (SYNTHETIC) are left out of a
// computed answer unless it is asked for them, and the view's Basis says what was used and what was left out. Structural
// ties, as what lies in what, are no cooperation: callers leave them out of the network unless they are asked for them,
// and of equally long paths those over fewer of them come first. A node without ties has no rank.
//
// Each question has a budget of steps: it looks at its context every few thousand steps, also while it sorts, and is
// refused if it takes more than one question may.
//
// The algorithms run over compressed sparse rows and indices of nodes. Definitions are those of networkx, and tests compare
// with the figures of networkx, igraph and gonum. The same view and the same question give the same answer, to the bit: sums
// are made in a fixed order, and random orders are those of fixed seeds.
//
// These are not gonum's algorithms, which would be less code, for two reasons. Gonum's graphs are maps behind interfaces:
// betweenness of the dataset takes it a thousand times as long (BenchmarkBetweennessAndGonum). And none of its algorithms
// can be canceled. Gonum stays in the tests, as what ours are compared with. BenchmarkAnalysesAndIgraph compares them with
// igraph, which is written in C.
package analysis
