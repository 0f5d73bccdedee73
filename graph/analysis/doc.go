// Package analysis answers questions over a whole network: paths, neighbourhoods, rankings, communities, the linkage
// index, gaps, flows and contacts. It rests on graph.Network alone, so every store gives the same answers.
//
// Every question is asked of a View: the ties whose evidence the caller chose. A placeholder (SYNTHETIC) stays out of a
// computed answer unless it is asked for, and the view's Basis says what was used and what was left out. Ties of structure,
// as what lies in what, are no cooperation: whoever asks leaves them out of the network unless they are listed, and of
// equally long paths those over fewer of them come first. A node without ties is ranked by no measure.
//
// Every analysis counts its steps: it looks at its context each few thousand of them, also while it sorts, and refuses
// what would take more than one question may.
//
// The kernels run over compressed sparse rows and node indices. Definitions are those of networkx, and the tests hold
// them to gonum's and networkx's figures. The same view and the same question give the same answer, to the bit: sums
// are made in a fixed order and nothing is drawn at random.
package analysis
