// Package graph is the domain: the nodes and ties of the network that coopgraph serves, the evidence of each, how a store
// is asked for them, and how they are changed.
//
// A network has nodes (places, chambers of commerce, liaison offices, organizations, agreements, programmes, indicators,
// sources) and ties. A tie is a record of its own: it has an id, a life in time, and evidence. Everything that states a
// fact embeds a Provenance, and nothing is stored without one.
//
// Two tables say what there is. kinds.go has the kinds of nodes and ties: the type of each, its name, and the ends of a
// tie. field.go has the fields of the types: the name of each, its type, and how it is read and set. Record.Value, the
// codec of Neo4j, the columns of files and the generators of tests read these tables.
//
// A Store holds one network. It has few methods, and none of them is for one type: it returns records by id (Nodes, Ties),
// windows of ordered lists (ListNodes, ListTies), the ties of many nodes at once (Expand), and a part of the network at
// one revision (Network). Apply is the only way to change it, and makes a Commit. A Historian keeps what each commit changed
// (Edit), so a commit can be undone, and gives the network as it was known at a time. Questions are comparable values (Query,
// Step, Filter, Order): equal questions are equal in Go, so a store can answer and plan them once.
//
// The package imports the standard library only. The GraphQL schema binds to its types and methods by their names.
package graph
