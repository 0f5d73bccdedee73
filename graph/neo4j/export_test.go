package neo4j

// Statements is testStatements for the tests outside of the package, which have a server.
var Statements = testStatements

// Warmed waits until nothing is asked in the background.
func (s *Store) Warmed() { s.warming.Wait() }
