package graph

// Scope names a part of the network: the nodes of these kinds that pass Node, and the ties of these kinds between them
// that pass Tie. The zero Scope is the whole network.
type Scope struct {
	Nodes NodeKinds
	Ties  TieKinds
	Node  Filter
	Tie   Filter
}

// Network is a part of the network at one version. Nodes and ties are sorted by id. From[i] and To[i] are the indices in
// Nodes of the ends of Ties[i]. It is read-only.
type Network struct {
	Version  Version
	Nodes    []Node
	Ties     []Tie
	From, To []int32
}
