package neo4j

import "context"

// Statements is testStatements for the tests outside of the package, which have a server.
var Statements = testStatements

// Warmed waits until nothing is asked in the background.
func (s *Store) Warmed() { s.warming.Wait() }

// WarmUp asks what a store has Neo4j plan in advance.
func (s *Store) WarmUp(ctx context.Context) error {
	for _, ask := range s.warmUps(ctx) {
		if err := ask(); err != nil {
			return err
		}
	}
	return nil
}
