// Package graph is the network that coopgraph serves: what its nodes and ties are, what each of them is evidenced by,
// and how they are asked for and changed.
//
// A network is made of nodes (places, chambers of commerce, liaison offices, organizations, agreements, programmes,
// indicators, sources) and of ties, which are things of their own: a tie has an identity, a life in time and evidence.
// Everything that states a fact embeds a Provenance; nothing is stored without one.
//
// A Store holds one network. It is asked in few ways, none of them made for one type: by id (Nodes, Ties), as an
// ordered list (ListNodes, ListTies), along ties from many nodes at once (Expand), and as a consistent whole (Network).
// Apply is the only way in. What is asked for is said by comparable values (Query, Step, Filter, Order), so two equal
// questions are equal in Go, may be asked once, and are planned once.
//
// The package imports the standard library alone. Names of types and methods are those that the GraphQL schema binds to.
package graph
