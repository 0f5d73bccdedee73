package graph

// Scope says which part of the network is asked for: the nodes of these kinds that pass Node, and among them the ties
// of these kinds that pass Tie. The zero Scope is everything.
type Scope struct {
	Nodes NodeKinds
	Ties  TieKinds
	Node  Filter
	Tie   Filter
}

// Network is a part of the network at one version. Its nodes and ties are sorted by id; From[i] and To[i]
// are the indices in Nodes of the ends of Ties[i]. It is read-only.
type Network struct {
	Version  Version
	Nodes    []Node
	Ties     []Tie
	From, To []int32
}
