// Command server is coopgraph's program: it reads its settings, fills or opens a store, and serves the network that the
// store holds. Other verbs check and load the dataset, import spreadsheets, keep backups, and write files.
//
// The package only connects others: graph says what the network is, schema what the API promises, server/resolve answers
// its fields, seed holds the dataset, and server/site serves them over HTTP.
package main
