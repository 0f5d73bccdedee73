// Package neo4j is a graph.Store over a Neo4j of version 5.26 or later. It is for networks that outlive a process, that
// several programs share, or that people look at with Neo4j Browser or Bloom.
//
// Each call of the store runs one statement, two or three if it must, whatever the number of ids or the size of the page.
// Only a large network, or a long list of changes, is read or written in chunks, since the server holds a whole chunk in
// its memory. Statements are the files in cypher. Their text is completed with constants of this package only (labels,
// relationship types, arrows, the shapes of conditions), and every value travels in the one parameter $q, so Neo4j plans
// each shape once. An answer is one row of columns, not a row for each record: a driver spends its time on rows.
//
// A node has the labels Node, its kind's and, if it is a place, Place. A tie is a relationship of its kind's type. Both have
// the properties of the model. If Neo4j sorts the values of a property differently from the API, there is a second
// property for sorting, such as amountOrder for amount. A tie also has copies of the values by which nodes list their ties,
// such as toCode, so that an index holds the ties of each node in order. The nodes _Meta hold the identity of the database,
// its revision and how far commits have come, and the nodes _Migration say which steps of the schema were made.
//
// A node _Change is a commit, and a node _Edit is what it did to one record, as JSON before and after. They are written in the
// transaction that makes the changes. A commit that creates a thousand records or more, and does nothing else, as the load of a
// dataset does, has no nodes _Edit: nothing was there before, and what was created follows from the next edit of the record
// or, if there is none, from the record as it is.
//
// In Neo4j a statement can see one half of a commit without the other. So a writer says which revision is pending and which
// is applied. Each read looks at this before and after, and is made again if a commit was pending or came between.
//
// Work that fails in a way that may pass is repeated after a random pause, unless it was committed. If the failure may mean
// that the server is away, a probe finds out, and then a circuit breaker refuses all calls until another probe succeeds.
package neo4j
