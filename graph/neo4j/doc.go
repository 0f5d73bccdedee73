// Package neo4j is a graph.Store over a Neo4j of version 5.26 or later, for networks that outlive a process, that several
// programs share, or that people look at with Neo4j Browser or Bloom.
//
// Each call of the store is one statement, or two or three where it must be, whatever the number of ids or the size of
// the page; only a large network, or a long list of changes, goes in parts, since the server has the whole of a part in
// its memory. Statements are the files in cypher; their holes are filled with constants of this package only (labels,
// relationship types, arrows, conditions whose shape a filter gives), and every value travels in the one parameter $q,
// so that Neo4j plans each shape once. An answer is one record of columns, not a row for each thing: rows are what a
// driver spends its time on.
//
// A node has the labels Node, its kind's and, where it is one, Place; a tie is a relationship of its kind's type, both
// with the properties of the model. What Neo4j cannot sort as the API does has a second property beside it, as
// amountOrder beside amount; what a tie is listed by at its nodes is on the tie too, as toCode, so that an index has the
// ties of each node in order. The nodes _Meta hold the identity of the database, its revision and how far commits have
// come, _Change nodes are the log of what was applied, and _Migration nodes say what was done to the schema.
//
// Neo4j lets a statement see one half of a commit without the other. So a writer says what is pending and what is
// applied, and every read looks at that and at the revision before and after, and is made again where something was
// pending or has come.
package neo4j
