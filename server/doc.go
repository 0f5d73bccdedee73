// Command server is coopgraph's program. It loads the dataset into a store, and serves the network behind one GraphQL
// endpoint, with a playground that needs nothing from elsewhere.
//
// This package only wires: what the network is stands in graph, what the API promises in schema, how its fields are
// answered in server/resolve, what the store is filled with in seed. Its own matters are those of a program: verbs,
// configuration (one table, from which flags, environment and help come), HTTP, limits, logs, and an orderly end.
package main
